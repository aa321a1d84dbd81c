import { type Breakage, type Connection, type ConnectionKind, isDelivered } from './connection.ts'
import { type Instant, secondsBetween } from './instant.ts'
import { policy } from './policy.ts'
import { whenWords } from './story.ts'

/** A connected calendar in plain words, for its page and for the mail that says it is broken. */

export const kindNames: { readonly [K in ConnectionKind]: string } = {
  feed: 'Secret address',
  google: 'Google',
  microsoft: 'Microsoft',
  calendly: 'Calendly',
  calcom: 'Cal.com',
}

/** `Google: ida@home.example`. */
export function nameOf({ kind, name }: Pick<Connection, 'kind' | 'name'>): string {
  return name === kindNames[kind] ? name : `${kindNames[kind]}: ${name}`
}

/** Who keeps it, as a sentence begins. */
export function keeperOf({ kind, name }: Pick<Connection, 'kind' | 'name'>): string {
  return kind === 'feed' ? `The server at ${name}` : kindNames[kind]
}

type Broken = Pick<Connection, 'kind' | 'name'>

const brokenWords: { readonly [B in Breakage]: (connection: Broken) => string } = {
  accessWithdrawn: (connection) => `${keeperOf(connection)} says that access was withdrawn.`,
  gone: (connection) => `${keeperOf(connection)} says that there is no such calendar any more.`,
}

export function breakageWords(connection: Broken, why: Breakage): string {
  return brokenWords[why](connection)
}

const mendWords: { readonly [K in ConnectionKind]: string } = {
  feed: 'Look up the secret address once more and connect it again.',
  google: 'Connect the account once more; what is known stays.',
  microsoft: 'Connect the account once more; what is known stays.',
  calendly: 'Make a new token at Calendly and connect it again.',
  calcom: 'Connect it once more.',
}

/** What the candidate can do about one that is broken. */
export function remedyOf({ kind }: Pick<Connection, 'kind'>): string {
  return mendWords[kind]
}

export interface State {
  readonly is: 'good' | 'wait' | 'bad'
  readonly words: string
}

/** Where it stands, in a sentence or two; days by the clock of `timeZone`, the candidate's. */
export function stateOf(connection: Connection, now: Instant, timeZone: string): State {
  const { broken, failures, heardAt, pullAt } = connection
  const heard = heardAt && `Last heard from ${agoWords(heardAt, now, timeZone)}.`
  if (broken) return { is: 'bad', words: `${breakageWords(connection, broken.why)} ${remedyOf(connection)}` }
  if (failures > 0) {
    const next = pullAt ? ` The next try is ${inWords(secondsBetween(now, pullAt))}.` : ''
    const tries = failures === 1 ? 'The last try' : `The last ${failures} tries`
    return { is: 'wait', words: `${tries} to read it came to nothing.${next}${heard ? ` ${heard}` : ''}` }
  }
  if (heard) return { is: 'good', words: heard }
  return {
    is: 'wait',
    words: isDelivered(connection) ? 'Nothing has come from it yet.' : 'It is being read for the first time.',
  }
}

/** How word of a change comes to us; empty of one that is broken. */
export function rhythmWords(
  { broken, channels, heardAt, pullAt, ...connection }: Connection,
  now: Instant,
): string {
  if (broken) return ''
  if (isDelivered(connection)) return 'It tells us of each booking by itself.'
  const isRung = channels.some(({ expiresAt }) => expiresAt > now)
  if (isRung)
    return `It tells us when something changes, and is looked at every ${spanWords(policy.sweptPullSeconds)} besides.`
  if (!heardAt || !pullAt || connection.failures > 0) return ''
  return `It is looked at every ${spanWords(Math.max(secondsBetween(heardAt, pullAt), policy.pollSeconds))}.`
}

/** `3 minutes ago`; of what is older than a day, the day. */
export function agoWords(at: Instant, now: Instant, timeZone: string): string {
  const seconds = secondsBetween(at, now)
  if (seconds < minute) return 'just now'
  return seconds < day ? `${spanWords(seconds)} ago` : whenWords(at, timeZone)
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour

function inWords(seconds: number): string {
  return seconds < minute ? 'about now' : `in ${spanWords(seconds)}`
}

function spanWords(seconds: number): string {
  const [count, unit] =
    seconds < hour ? [Math.round(seconds / minute), 'minute'] : [Math.round(seconds / hour), 'hour']
  return count === 1 ? `${count} ${unit}` : `${count} ${unit}s`
}
