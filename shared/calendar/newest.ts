import type { CalendarFact, Refused } from './fact.ts'

/** Each meeting once, as its source last told it: by SEQUENCE, then DTSTAMP; of equals a cancellation counts (RFC 5546). */
export function newest(said: readonly (CalendarFact | Refused)[]): CalendarFact[] {
  const byId = new Map<string, CalendarFact>()
  for (const fact of said) {
    if ('refused' in fact) continue
    const known = byId.get(fact.externalId)
    if (!known || !isOlder(fact, known)) byId.set(fact.externalId, fact)
  }
  return [...byId.values()]
}

function isOlder({ version, status }: CalendarFact, than: CalendarFact): boolean {
  if (version.sequence !== than.version.sequence) return version.sequence < than.version.sequence
  if (status !== than.status && [status, than.status].includes('cancelled')) return status !== 'cancelled'
  return (version.stamp ?? '') < (than.version.stamp ?? '')
}
