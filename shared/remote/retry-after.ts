import { policy } from '../domain/policy.ts'

/**
 * How long an answer asks to be left alone, in whole seconds and a day at most: RFC 9110 section 10.2.3, as seconds or as
 * a date, which is counted from the answer's own `Date`. Absent when it does not say, or not so that it can be read.
 */
export function retryAfterSeconds(header: (name: 'retry-after' | 'date') => string | null | undefined) {
  const asked = header('retry-after')?.trim()
  if (!asked) return undefined
  const seconds = /^\d{1,15}$/.test(asked)
    ? Number(asked)
    : (httpDate(asked) - httpDate(header('date') ?? '')) / 1000
  if (Number.isNaN(seconds)) return undefined
  return Math.ceil(Math.min(Math.max(seconds, 0), policy.remotePauseMaxSeconds))
}

/** Milliseconds since 1970, or NaN. `Date.parse` alone makes a date of nearly everything. */
function httpDate(text: string): number {
  return /^[A-Z][a-z]{2}, .{10,30} GMT$/.test(text) ? Date.parse(text) : Number.NaN
}
