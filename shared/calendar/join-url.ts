import { entities } from './plain-text.ts'

/** The link by which one joins a video call, found in what a meeting says of itself. */

/**
 * Hosts of video calls, and where their links to a call begin; their other pages (telephone numbers, options, help) are
 * no way in.
 */
const rooms: readonly (readonly [host: string, path: RegExp])[] = [
  ['zoom.us', /^\/(?:j|w|my|s|wc)\//],
  ['zoomgov.com', /^\/(?:j|w|my|s|wc)\//],
  ['meet.google.com', /^\/(?:[a-z]{3}-[a-z]{4}-[a-z]{3}|lookup\/)/],
  ['teams.microsoft.com', /^\/(?:l\/meetup-join|meet)\//],
  ['teams.live.com', /^\/meet\//],
  ['teams.microsoft.us', /^\/l\/meetup-join\//],
  ['webex.com', /(?:^\/meet\/|^\/join\/|\/j\.php|meeting|\/wbxmjs\/)/],
  ['whereby.com', /^\/./],
  ['meet.jit.si', /^\/./],
  ['meet.goto.com', /^\/./],
  ['gotomeeting.com', /^\/join\/|^\/\d/],
  ['gotomeet.me', /^\/./],
  ['bluejeans.com', /^\/\d/],
  ['chime.aws', /^\/./],
  ['join.skype.com', /^\/./],
  ['meet.lync.com', /^\/./],
  ['ringcentral.com', /^\/join\//],
  ['around.co', /^\/r\//],
  ['daily.co', /^\/./],
  ['vc.larksuite.com', /^\/j\//],
]

const urlsMax = 200

/** The first link to a known kind of call, in these texts (plain or HTML) in their order. */
export function joinUrlIn(texts: readonly (string | undefined)[]): string | undefined {
  for (const text of texts) {
    const found = text && urlsIn(text).find(isRoom)
    if (found) return found
  }
  return undefined
}

/** The text, when it is nothing but an address on the web. */
export function webAddress(text: string | undefined): string | undefined {
  const bare = text?.trim()
  return bare && bare.length <= urlMax && /^https?:\/\/[^\s<>"]+$/i.test(bare) && URL.canParse(bare)
    ? bare
    : undefined
}

const urlMax = 2000

function urlsIn(text: string): string[] {
  const urls: string[] = []
  for (const [found] of text.matchAll(/https?:\/\/[^\s<>"']{1,2000}/gi)) {
    urls.push(entities(found).replace(/[.,;:!?)\]}]{1,5}$/, ''))
    if (urls.length === urlsMax) break
  }
  return urls
}

function isRoom(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { hostname, pathname } = new URL(address)
  return rooms.some(
    ([host, path]) => (hostname === host || hostname.endsWith(`.${host}`)) && path.test(pathname),
  )
}
