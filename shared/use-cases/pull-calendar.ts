import { setImmediate } from 'node:timers/promises'
import type { Asker } from '../calendar/asker.ts'
import type { Context, SiteContext } from '../context.ts'
import { base32 } from '../digest.ts'
import {
  broke,
  type Connection,
  isDelivered,
  leased,
  type PullEnd,
  postponed,
  pulled,
} from '../domain/connection.ts'
import { plus } from '../domain/instant.ts'
import { candidateOf, type Interview } from '../domain/interview.ts'
import { policy } from '../domain/policy.ts'
import { log } from '../log.ts'
import { type Pull, RemoteError } from '../remote/pull.ts'
import { dispatch } from './dispatch.ts'
import { readAsker } from './known-candidate.ts'
import { namesOf } from './meeting-entry.ts'
import { type OpenCalendar, openCalendar } from './open-calendar.ts'
import type { CalendarContext } from './open-watchable.ts'
import { type Road, takeFact } from './take-fact.ts'
import { watchCalendar } from './watch-calendar.ts'

export type PullContext = Context & CalendarContext & SiteContext

/**
 * Pulls a connection: what has changed there is taken, fact by fact. One at a time, under a lease; a ring in the midst of
 * it wakes another afterwards. A pull that dies leaves its lease behind, which the sweeper finds. What was taken of it is
 * taken, and taking it again changes nothing.
 */
export async function pullCalendar(context: PullContext, id: string): Promise<void> {
  const now = context.now()
  const known = await context.table.readConnection(id, now)
  if (!known || isDelivered(known)) return
  if (known.broken) {
    if (!known.broken.isTold) await context.timers.tellBroken(id, now)
    return
  }
  const held = leased(known, base32(context.random(8), 12), now)
  const isHeld = held && (await replace(context, known, held))
  if (!isHeld) return context.timers.wake(id, now)
  const connection = { ...held, revision: known.revision + 1 }
  const after = await ended(context, connection)
  if (!(await replace(context, connection, after))) return forgetIfGone(context, id)
  if (after.broken) await context.timers.tellBroken(id, context.now())
  else if (after.pullAt) await context.timers.wake(id, after.pullAt)
}

/** Disconnected in the midst of it: what the pull has written since is nobody's. */
async function forgetIfGone(context: PullContext, id: string): Promise<void> {
  if (!(await context.table.readConnection(id, context.now()))) await context.secrets.erase(id)
  else await context.timers.wake(id, context.now())
}

function replace(context: Context, known: Connection, next: Connection): Promise<boolean> {
  return context.table.replaceConnection({ ...next, revision: known.revision + 1 }, known.revision)
}

/** What the connection is when its pull is over, however it ended. */
async function ended(context: PullContext, connection: Connection): Promise<Connection> {
  try {
    const end = await pullOnce(context, connection)
    return pulled(connection, end, context.now())
  } catch (error) {
    // Not the provider's: it is tried again, later each time, and the log says what it was.
    if (!(error instanceof RemoteError)) {
      log('pullBroke', { id: connection.id, error: error instanceof Error ? error.name : 'unknown' })
      return postponed(connection, undefined, context.now())
    }
    const { trouble, retryAfterSeconds, message: remark } = error
    log('pullFailed', { id: connection.id, trouble })
    const now = context.now()
    const told = { ...connection, remark }
    if (trouble === 'accessWithdrawn') return broke(told, trouble, now)
    // One that never was there is no calendar; one that was may only be out.
    const isGone = connection.heardAt === undefined || connection.failures + 1 >= policy.goneMax
    if (trouble === 'gone' && isGone) return broke(told, trouble, now)
    return postponed(told, retryAfterSeconds, now)
  }
}

async function pullOnce(context: PullContext, connection: Connection): Promise<PullEnd> {
  const { asker, interviews } = await readAsker(context, candidateOf(connection.id), connection.addresses)
  const opened = openCalendar(context, connection, asker.timeZone)
  if (!opened) throw new RemoteError('gone', 'There is nothing to pull')
  const read = await readAll(context, connection, { opened, asker, interviews })
  const channels = opened.isWatchable ? await watchCalendar(context, connection, opened.calendar) : []
  return { ...read, channels }
}

interface Reading {
  readonly opened: OpenCalendar
  readonly asker: Asker
  readonly interviews: readonly Interview[]
}

async function readAll(context: PullContext, connection: Connection, reading: Reading) {
  const { calendar } = reading.opened
  try {
    return await readPages(context, connection, reading, await calendar.pull(connection.cursor))
  } catch (error) {
    if (!(error instanceof RemoteError) || error.trouble !== 'cursorExpired') throw error
    // All there is, told anew: what is known of each stays, notes and all.
    return readPages(context, connection, reading, await calendar.pull(undefined))
  }
}

async function readPages(
  context: PullContext,
  connection: Connection,
  { asker, interviews }: Reading,
  { isWhole, window, pages }: Pull,
): Promise<Omit<PullEnd, 'channels'>> {
  const known = knownNames(interviews)
  const road = roadOf(connection, asker, known)
  const until = plus(context.now(), policy.pullSeconds)
  const seen = new Set<string>()
  let cursor = connection.cursor
  let refreshSeconds: number | undefined
  for await (const page of pages) {
    for (const fact of page.facts) {
      const { key, alias } = namesOf(road, fact)
      const id = await takeFact(context, road, fact)
      if (id) known.set(key, id).set(alias, id)
      seen.add(key)
      await setImmediate()
    }
    if (context.now() > until) throw new RemoteError('passing', 'The calendar takes longer than a pull may')
    cursor = page.cursor ?? cursor
    refreshSeconds = page.refreshSeconds
  }
  const inWindow = (interview: Interview) =>
    (!window || interview.endsAt >= window.from) && (!window?.until || interview.startsAt <= window.until)
  const missable = interviews.filter(inWindow)
  await noteVanished(context, connection, { isWhole, seen, interviews: missable })
  return { cursor, refreshSeconds }
}

/** The interview of each name that calendars have for one. */
function knownNames(interviews: readonly Interview[]): Map<string, string> {
  const known = new Map<string, string>()
  for (const { id, entries = [] } of interviews)
    for (const { key, alias, replaced = [] } of entries)
      for (const name of [key, alias, ...replaced]) known.set(name, id)
  return known
}

function roadOf(connection: Connection, asker: Asker, known: ReadonlyMap<string, string>): Road {
  return {
    candidate: candidateOf(connection.id),
    source: connection.kind,
    connection: connection.id,
    ...{ asker, since: connection.since, isOrdered: true },
    find: async (alias) => known.get(alias),
  }
}

interface Missing {
  readonly isWhole: boolean
  readonly seen: ReadonlySet<string>
  readonly interviews: readonly Interview[]
}

/** A whole calendar that does not tell an entry has lost it; one that was missing and is not told since is missing still. */
async function noteVanished(
  context: Context,
  { id: connection }: Connection,
  { isWhole, seen, interviews }: Missing,
): Promise<void> {
  for (const { id, entries = [] } of interviews) {
    for (const { key, connection: by, missedAt, isOff } of entries) {
      if (by !== connection || isOff || seen.has(key) || !(isWhole || missedAt)) continue
      await dispatch(context, id, { type: 'vanished', key })
    }
  }
}
