import { setImmediate } from 'node:timers/promises'
import * as z from 'zod/mini'
import type { CalendarFact } from '../calendar/fact.ts'
import { given, identifier, text } from '../calendar/lenient.ts'
import { type Gone, readGraphItem } from '../calendar/microsoft.ts'
import { zoneByWindowsName } from '../calendar/windows-zones.ts'
import type { Instant } from '../domain/instant.ts'
import { policy } from '../domain/policy.ts'
import { RemoteError } from './pull.ts'
import { ask, type Provider } from './request.ts'

export interface MicrosoftCalendar {
  /** Absent: the account's own. */
  readonly calendarId?: string
  /** The candidate's addresses. */
  readonly me: readonly string[]
  /** The candidate's IANA zone. */
  readonly timeZone: string
  readonly now: Instant
}

export function calendarPath({ calendarId }: MicrosoftCalendar): readonly string[] {
  return calendarId === undefined ? ['me'] : ['me', 'calendars', calendarId]
}

/** Times in UTC, so that no zone has to be known; and an id that stays when the event moves to another calendar. */
export const prefer = [
  `odata.maxpagesize=${policy.microsoftPageItems}`,
  'outlook.timezone="UTC"',
  'outlook.body-content-type="text"',
  'IdType="ImmutableId"',
].join(', ')

const named = given(z.object({ id: identifier, type: text, seriesMasterId: identifier }))

/**
 * Reads the items of one delta query, page by page, and looks up what they leave out: an occurrence holds no more than its
 * times, and what is `@removed` may be deleted or may merely have left the window. Where all is told anew, that is
 * known from what is not told. The answer throws a RemoteError.
 */
export function microsoftEvents(
  provider: Provider,
  { me, timeZone }: Pick<MicrosoftCalendar, 'me' | 'timeZone'>,
  isWhole: boolean,
) {
  const reader = { me, candidateZone: timeZone, zoneNamed: zoneByWindowsName }
  const series = new Map<string, unknown>()
  let lookedUp = 0

  /** Absent when there is no such event. */
  async function lookUp(id: string): Promise<unknown> {
    lookedUp++
    const question = { to: ['me', 'events', id], headers: { prefer }, expects: [404] }
    const { status, body } = await ask(provider, question)
    return status === 404 ? undefined : body
  }

  async function seriesOf(item: unknown): Promise<unknown> {
    const { seriesMasterId: id, type } = named.parse(item) ?? {}
    if (id === undefined || type === 'exception') return undefined
    if (!series.has(id) && lookedUp < policy.microsoftLookUpsMax) series.set(id, await lookUp(id))
    return series.get(id)
  }

  async function read(item: unknown): Promise<CalendarFact | Gone | undefined> {
    // Its occurrences tell of it.
    if (named.parse(item)?.type === 'seriesMaster') return undefined
    const fact = readGraphItem(item, { ...reader, master: await seriesOf(item) })
    return 'refused' in fact ? undefined : fact
  }

  async function afterwards({ gone: id }: Gone): Promise<CalendarFact | undefined> {
    if (isWhole) return undefined
    if (lookedUp >= policy.microsoftLookUpsMax)
      throw new RemoteError('cursorExpired', 'So much is gone that it is quicker to tell all anew.')
    const event = await lookUp(id)
    if (event === undefined) return calledOff(id)
    const fact = await read(event)
    return fact && 'gone' in fact ? calledOff(id) : fact
  }

  return async function factsOf(items: readonly unknown[]): Promise<readonly CalendarFact[]> {
    for (const item of items) {
      const { id, type } = named.parse(item) ?? {}
      if (id !== undefined && type === 'seriesMaster') series.set(id, item)
    }
    const facts: CalendarFact[] = []
    for (const item of items) {
      const told = await read(item)
      const fact = told && 'gone' in told ? await afterwards(told) : told
      if (fact) facts.push(fact)
      await setImmediate()
    }
    return facts
  }
}

function calledOff(externalId: string): CalendarFact {
  return {
    source: 'microsoft',
    externalId,
    version: { sequence: 0 },
    status: 'cancelled',
    attendees: [],
    hidesPeople: false,
    isRecurring: false,
    isPrivate: false,
    isTransparent: false,
  }
}
