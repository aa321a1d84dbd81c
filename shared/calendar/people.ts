import { normalAddress } from '../domain/input.ts'
import type { Person } from './fact.ts'
import { present } from './lenient.ts'
import { oneLine } from './plain-text.ts'
import type { Reader } from './reader.ts'

/** Who takes part, as each provider tells it. */

const nameMax = 200

/** Addresses that calendars make up for groups, rooms, imports and guests with a telephone alone, or say are none. */
const unreachable = /@(?:(?:[\w-]+\.)*(?:calendar\.google\.com|sms\.cal\.com)|(?:.+\.)?invalid)$/

export interface Named {
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly isSelf?: boolean | undefined
  readonly response?: Person['response']
  readonly isResource?: boolean | undefined
}

/** Absent when neither a name nor an address says who it is. */
export function personOf(
  { name, email, isSelf, response, isResource }: Named,
  { me }: Reader,
): Person | undefined {
  const address = email === undefined ? undefined : normalAddress(email.trim())?.toLowerCase()
  const typed = oneLine(name, nameMax)
  // Google and Outlook repeat the address where they know no name.
  const shown = typed && /^[^@\s]+@[^@\s]+$/.test(typed) ? undefined : typed
  if (shown === undefined && address === undefined) return undefined
  return present({
    name: shown,
    email: address === undefined || unreachable.test(address) ? undefined : address,
    isSelf: isSelf === true || (address !== undefined && isOneOf(address, me)),
    response,
    isResource: isResource === true,
  })
}

/** All who are somebody, each address once, the first time that it comes. */
export function peopleOf(named: readonly Named[], reader: Reader): Person[] {
  const people = named.map((one) => personOf(one, reader)).filter((one) => one !== undefined)
  const seen = new Set<string>()
  return people.filter(({ email }) => {
    if (email === undefined) return true
    if (seen.has(email)) return false
    seen.add(email)
    return true
  })
}

/** An address that a group calendar, a room or an import was given by Google: nobody reads its mail. */
export function isMadeUp(email: string | undefined): boolean {
  return email !== undefined && unreachable.test(email.toLowerCase())
}

function isOneOf(address: string, me: readonly string[] = []): boolean {
  return me.some((mine) => normalAddress(mine.trim())?.toLowerCase() === address)
}

/**
 * Host and others of a booking page's message, which does not say who reads it. It is whoever has one of the candidate's
 * addresses, and where nobody has, the first host: pages tell the account that they belong to. A host who is named as a
 * guest too is none.
 */
export function partiesOf(
  hosts: readonly Named[],
  guests: readonly Named[],
  reader: Reader,
): { organizer: Person | undefined; attendees: Person[] } {
  const people = peopleOf([...hosts, ...guests], reader)
  const organizer = hosts[0] && personOf(hosts[0], reader)
  // The organizer, when there is one, has come first of all.
  const attendees = organizer ? people.slice(1) : people
  const isKnown = people.some(({ isSelf }) => isSelf)
  return { organizer: organizer && !isKnown ? { ...organizer, isSelf: true } : organizer, attendees }
}
