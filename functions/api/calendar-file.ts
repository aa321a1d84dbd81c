import type { Proposed } from '../../shared/calendar/propose.ts'
import type { FunctionsContext, TableContext } from '../../shared/context.ts'
import { timeZone as ianaZone } from '../../shared/domain/input.ts'
import type { Profile } from '../../shared/domain/interview.ts'
import type { Fault } from '../../shared/errors.ts'
import { log } from '../../shared/log.ts'
import { readProfile } from '../../shared/use-cases/profile.ts'
import { choiceOf, choose, fillIn, type MeetingName } from './calendar-fill.ts'
import { meetingFields, nameOf, type Own } from './calendar-meeting.ts'
import { type Form, readFiles } from './fields.ts'
import type { PageContext } from './security.ts'

/** A calendar file that comes with the form: it fills in what is empty there, and nothing is stored by that. */

export const calendarField = 'calendar'
/** The button that fills in the form. */
export const fillField = 'fill'
/** The button that puts another meeting of the file in the place of the first. */
export const choiceField = 'meeting'

/** Besides the one that is filled in. */
const othersMax = 20
const refusalsMax = 5

/** Another meeting of the file, and what its button says. */
export interface OtherMeeting extends MeetingName {
  readonly choice: string
}

export interface CalendarForm extends Form {
  /** Absent when nothing could be taken from the file. */
  readonly from?: MeetingName
  readonly others?: readonly OtherMeeting[]
  /** Whatever reads files did not answer. */
  readonly isUnavailable?: true
}

interface Asked {
  readonly sent: Form
  readonly candidate: string
}

/** The form with a meeting filled in, to be looked at; absent when neither a file nor a choice of one came with it. */
export async function fillFromCalendar(
  context: TableContext & FunctionsContext,
  c: PageContext,
  { sent, candidate }: Asked,
): Promise<CalendarForm | undefined> {
  const said = sent.values.get(choiceField)
  if (said !== undefined) {
    const filling = choose(sent.values, said, zoneOf(await readProfile(context, candidate)))
    return filling ? { ...filling, faults: sent.faults } : refused(sent, ['Choose the file again.'])
  }
  const [file, ...others] = await readFiles(c, calendarField)
  if (!file) return sent.values.has(fillField) ? refused(sent, ['Choose a file first.']) : undefined
  if (others.length > 0) return refused(sent, ['Choose one file.'])
  const proposed = await propose(context, candidate, await file.arrayBuffer())
  if (!proposed) {
    const reason = 'The file could not be read just now. Try again in a minute.'
    return { ...refused(sent, [reason]), isUnavailable: true }
  }
  const timeZone = zoneOf(await readProfile(context, candidate))
  return fillFromProposed(proposed, sent, { timeZone, now: context.now() })
}

/** Absent, and noted, when `sync` has no answer: what was typed stays on the page all the same. */
async function propose(
  { functions }: FunctionsContext,
  candidate: string,
  bytes: ArrayBuffer,
): Promise<Proposed | undefined> {
  const file = Buffer.from(bytes).toString('base64')
  try {
    // Our own function answers, and with nothing else: `createSync`.
    return (await functions.readCalendarFile({
      kind: 'calendarFile',
      candidate,
      file,
      most: othersMax + 1,
    })) as Proposed
  } catch (error) {
    log('calendarFileFailed', { candidate, error: error instanceof Error ? error.name : '' })
    return undefined
  }
}

function fillFromProposed(proposed: Proposed, sent: Form, own: Own): CalendarForm {
  const [best, ...others] = proposed.proposals
  if (!best) return refused(sent, reasonsOf(proposed, own))
  const filling = fillIn(sent.values, meetingFields(best, own), own.timeZone)
  const unread = proposed.refusals.slice(0, refusalsMax).map((message) => ({ path: calendarField, message }))
  return {
    ...filling,
    remarks: [...unread, ...filling.remarks],
    faults: sent.faults,
    others: others.map((one) => ({
      ...nameOf(one.fact, own),
      choice: choiceOf(filling.filled, meetingFields(one, own)),
    })),
  }
}

function zoneOf({ timeZone }: Profile): string {
  return ianaZone.safeParse(timeZone).data ?? 'UTC'
}

/** Why there is nothing in the file to fill in from. */
function reasonsOf({ calledOff, refusals }: Proposed, own: Own): string[] {
  const [off] = calledOff
  if (off) {
    const { title, when } = nameOf(off, own)
    return [`This file calls a meeting off: “${title}”${when && `, ${when}`}.`]
  }
  if (refusals.length > 0) return refusals.slice(0, refusalsMax)
  return ['The file holds no meeting that is to come or ended within the last 14 days.']
}

function refused({ values, faults }: Form, reasons: readonly string[]): CalendarForm {
  const told: Fault = { path: calendarField, message: [...reasons, 'Nothing was filled in.'].join(' ') }
  return { values, faults: [...faults, told] }
}
