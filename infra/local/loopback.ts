import { isIPv6 } from 'node:net'

/** What leads to this machine and to nobody else's. */
const names: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether a URL, or an Origin, is of this machine; `null` and whatever else is no URL is not. */
export const isLoopbackUrl = (url: string): boolean => URL.canParse(url) && names.has(new URL(url).hostname)

/** The same of a host to listen at or to connect to, which has no brackets around an IPv6 address. */
export const isLoopbackHost = (host: string): boolean =>
  names.has(isIPv6(host) ? `[${host}]` : host.toLowerCase())

/** The same of a Host header, with or without a port. */
export const isLoopbackAuthority = (authority: string): boolean =>
  names.has(authority.replace(/:\d+$/, '').toLowerCase())
