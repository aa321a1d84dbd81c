import { Temporal } from 'temporal-polyfill'
import { type Day, dateIn, dayIn, type Instant, latest, plus, secondsBetween, toInstant } from './instant.ts'
import {
  addWorkingDays,
  daysAheadOf,
  daysOffBetween,
  holidayOn,
  isWeekend,
  isWorkingDay,
  type Workplace,
  weekdayOf,
} from './working-days.ts'

/** Every number with a meaning, and the questions of time that are answered from them. */

const minute = 60
const hour = 60 * minute
const day = 24 * hour

export const policy = {
  debriefDelaySeconds: 15 * minute,
  draftDelaySeconds: 3 * hour,
  /** A debrief mailed late still leaves the candidate this long before drafts are written without notes. */
  debriefPatienceSeconds: hour,
  /** When the candidate may be mailed drafts and reminders, by their own clock. */
  candidateDay: { opens: '07:00', closes: '22:00' },

  /** Rubric R1: sooner looks written beforehand. */
  letterAfterEndSeconds: 2 * hour,
  undoWindowSeconds: 10 * minute,
  /** A letter that goes out by itself can be vetoed so long after its notice. */
  vetoWindowSeconds: hour,
  /** While sending is paused, whether it still is is looked at so often. */
  pauseRecheckSeconds: 15 * minute,
  /** How old the answer may be to whether the whole system is paused. */
  pauseMemorySeconds: 30,
  /** Letters to anybody but the candidate: within a day, and to one address within thirty. */
  lettersPerDay: 50,
  lettersPerReader: 5,
  readerLimitSeconds: 30 * day,

  /** The recipient's Monday to Friday. */
  workingDay: { opens: '07:30', closes: '18:00', closesOnTheEvening: '20:00' },
  /** So many days off in a row are believed; where more are known of, holidays are passed over. */
  daysOffMax: 9,
  /** How far ahead of an interview's end holidays are looked up: beyond the last follow-up to a slow body. */
  holidaysAheadDays: 120,
  /** A time named by the candidate is still kept when the timer fires this much late. */
  latenessKeptSeconds: 30 * minute,
  /** Rubric R1: a goal; its miss is explained. */
  goalAfterEndSeconds: day,

  /** Rubric F1 and F2: the least and the most working days that go by; an academic or public body is given twice as many. */
  followUpAfterPromiseDays: [1, 2],
  followUpAfterLetterDays: [5, 7],
  lastFollowUpAfterFirstDays: [7, 10],
  slowBodyFactor: 2,
  followUpMorning: '09:00',
  /** Tuesday to Thursday, as Temporal counts. */
  followUpWeekdays: [2, 3, 4],
  /** A follow-up is drafted so long before it is to go out, so that there is time to read it. */
  followUpDraftLeadSeconds: 20 * hour,
  /** A mailbox that is full or answers by itself is given five working days: a week. */
  softBounceWaitDays: 7,
  /** Nobody answered the last letter for so long: it is over. */
  silenceSeconds: 14 * day,

  reminderDelaySeconds: 20 * hour,
  draftLifetimeSeconds: 7 * day,
  /** The page behind a link says what became of it for a week after the drafts expired. */
  linkLifetimeSeconds: 14 * day,
  signInLinkLifetimeSeconds: 30 * minute,
  sessionLifetimeSeconds: 30 * day,
  signInMailsPerHour: 3,
  signInMailsPerHourInAll: 200,
  interviewLifetimeSeconds: 366 * day,

  /** Longer than any function that claims may run (`timeoutSeconds` in env.ts), so that a lease outlives its holder. */
  leaseSeconds: 3 * minute,
  /** SES's own Send event settles an attempt of unknown fate; after this long none is expected any more. */
  evidenceWaitSeconds: 30 * minute,
  /** After a definite refusal; the last repeats. */
  retryDelaysSeconds: [10 * minute, 20 * minute, 40 * minute, 80 * minute, 160 * minute],
  mailTriesMax: 8,
  letterRefusalsMax: 6,
  /** A letter without news of delivery is reported as sent after this long. */
  receiptDelaySeconds: hour,

  /** EventBridge Scheduler fires within a minute and says nothing of times gone by (facts: never depend on one). */
  scheduleLeadSeconds: 90,
  /** A ring is answered in the first full minute after so long. */
  wakeLeadSeconds: 60,
  /** A due time this far gone was lost or is being retried: the sweeper's business. */
  sweepSlackSeconds: 2 * minute,

  /** A language model's answer to one question, and all its answers for one interview: then the letters are ours. */
  modelAnswerSeconds: 20,
  modelTotalSeconds: 40,
  /** Somebody waits at a page. */
  modelRewriteSeconds: 12,
  /** Letters for which a candidate has the model asked: each question is paid for. Beyond it the letters are ours. */
  modelLettersPerDay: 60,

  linksMax: 8,
  mailsARunMax: 12,
  historyMax: 60,
  chosenTimeMaxSeconds: 14 * day,
  interviewersMax: 12,
  /** What a candidate can strike out of one letter. */
  struckMax: 20,
  interviewLengthMaxSeconds: 7 * day,
  recordedLateMaxSeconds: 14 * day,
  horizonSeconds: 2 * 366 * day,

  /** A calendar that does not ring, at most so often and at least so often. */
  pollSeconds: 15 * minute,
  pollSecondsMax: 6 * hour,
  /** One that rings: a ring may be lost. */
  sweptPullSeconds: 6 * hour,
  /** A channel is renewed so long before it ends. */
  channelRenewalSeconds: 2 * day,
  channelsMax: 4,
  channelLifeSeconds: 7 * day - hour,
  /** Answers in a row that there is no such calendar, before the candidate is asked to connect it again. */
  goneMax: 3,
  connectionsMax: 20,
  /** By one candidate: each asks a provider. */
  connectsPerHour: 40,
  /** From the way to a provider's page to the way back: an authorization code lives no longer. */
  signInElsewhereSeconds: 10 * minute,
  /** By which deliveries are signed: the newest, and those that may still be in use. */
  webhookKeysMax: 3,
  /** Parameter Store takes no more for one secret. */
  secretBytesMax: 4_096,
  /** What may be a token that somebody pastes. */
  personalTokenMax: 2_000,
  /** Whether Calendly still tells of bookings. */
  calendlyLookSeconds: day,
  /** Answers to "is it an interview?" that are remembered, the newest. */
  lessonsMax: 200,
  /** A pull that takes longer is given up; its lease outlives the function. */
  pullSeconds: 240,
  pullLeaseSeconds: 6 * minute,

  /** A cancellation that came before the invitation is remembered so long. */
  offMemorySeconds: 60 * day,
  /** Interviews and questions that calendars bring in a day; and mails of which nobody knows whose they are. */
  foundPerDayMax: 100,
  unvouchedPerDayMax: 5,
  /** What is read of one mail. */
  meetingsAMailMax: 12,
  /** Roads by which one interview is told of. */
  calendarEntriesOfInterviewMax: 8,
  /** Where a calendar names no end. */
  meetingLengthGuessSeconds: hour,
  /** A question whether a meeting is an interview stands for so long after its end. */
  proposalPatienceSeconds: 2 * day,
  /** A whole calendar that lacks an entry twice, so long apart, has lost it. */
  vanishedAfterSeconds: 10 * minute,

  /** Calendly signs the moment of sending, and names this tolerance. */
  webhookToleranceSeconds: 3 * minute,
  webhookBytesMax: 1_048_576,
  /** Keys of connections that deliver, in one process. */
  keysRememberedSeconds: minute,
  keysRememberedMax: 1_000,
  /** What is read of a mail that arrives; attachments may be cut off. */
  arrivedMailBytesMax: 10 * 1_048_576,
  /** What is read of one calendar entry, and of one page of entries (Google's largest). */
  calendarPeopleMax: 200,
  calendarEntriesMax: 2_500,
  calendarTitleMax: 500,
  calendarLocationMax: 1_000,
  calendarDescriptionMax: 20_000,

  /** SES takes in mails up to 40 MB; what a mail is, its first MB tells, where its texts stand. */
  mailBytesMax: 40_000_000,
  mailBytesRead: 1_000_000,
  mailLinesRead: 20_000,
  mailTextMax: 65_536,
  replyTextMax: 4_000,
  /** Somebody is away no longer than this, unless they name the year. */
  absenceDaysMax: 300,
  absenceNamedDaysMax: 730,
  /** Of a day that can be read in two ways, the later one is meant when it is no further off than this. */
  absenceDoubtfulDaysMax: 92,

  /** One answer of a calendar's provider: its last byte is there in time, and it is no larger. */
  remoteAnswerSeconds: 10,
  remoteAnswerBytesMax: 10_000_000,
  /** Of one pull. */
  remotePagesMax: 200,
  /** However long a provider asks to be left alone. */
  remotePauseMaxSeconds: day,

  /** A calendar at an address that the candidate typed: all of it, redirects and unpacking included. */
  feedSeconds: 10,
  feedBytesMax: 5_000_000,
  feedRedirectsMax: 3,
  feedAddressMax: 2_048,
  /** How often a calendar may ask to be looked at. */
  feedRefreshSeconds: { least: 15 * minute, most: day },
  /** Facts of one page. */
  feedPageFacts: 50,
  /** How long reading a calendar goes on before others have their turn. */
  turnMilliseconds: 5,

  /** A calendar is looked at from a day ago to half a year ahead; where that window is fixed, it is moved on weekly. */
  windowPastSeconds: day,
  windowFutureSeconds: 180 * day,
  windowRollSeconds: 7 * day,
  microsoftPageItems: 50,
  /** Events looked up one by one in one pull. */
  microsoftLookUpsMax: 100,
  /** Each booking costs a request of its own, of 60 a minute that Calendly allows on its free plan. */
  calendlyPageItems: 20,
  calendlyPagesMax: 5,
  calendlyInviteesMax: 20,
  /** What every generation of Microsoft's own page allows. */
  microsoftWatchMaxSeconds: 4_230 * minute,

  /** An access token whose provider does not say how long it is good, and any, however long its provider says. */
  tokenLifetimeSeconds: hour,
  tokenLifetimeMaxSeconds: day,
  /** A token that ends within this is not begun with. */
  tokenSlackSeconds: minute,
} as const

/**
 * A time on the clock there, on that day. Where the clock skips it, as much later as is skipped; where the clock shows
 * it twice, the first: so a working day neither opens early nor twice.
 */
export function at(dayThere: Temporal.PlainDate, time: string, timeZone: string): Instant {
  const wall = dayThere.toPlainDateTime(Temporal.PlainTime.from(time))
  return toInstant(wall.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).toInstant())
}

export interface SendTime {
  readonly at: Instant
  /** The recipient's day. */
  readonly day: Day
  /** Why then, for the candidate to read. */
  readonly why: string
}

/** A letter that is on its way out: when the interview ended, and what is known of where the recipient works. */
export interface Recipient extends Workplace {
  readonly endsAt: Instant
}

/** The hours in which a letter may reach somebody on that day; on the evening of the interview they are longer. */
function hoursOn(date: Temporal.PlainDate, { endsAt, timeZone }: Recipient) {
  const { opens, closes, closesOnTheEvening } = policy.workingDay
  const isInterviewDay = date.toString() === dayIn(endsAt, timeZone)
  return {
    opensAt: at(date, opens, timeZone),
    closesAt: at(date, isInterviewDay ? closesOnTheEvening : closes, timeZone),
  }
}

/**
 * The first moment from `from` on in the recipient's working hours: Monday to Friday, 07:30 to 18:00, on the
 * evening of the interview until 20:00, never on a public holiday (DESIGN section 3, point 5; rubric R1).
 */
function nextWorkingMoment(from: Instant, recipient: Recipient): Instant {
  let date = dateIn(from, recipient.timeZone)
  for (let days = 0; days <= policy.daysOffMax; days++, date = date.add({ days: 1 })) {
    if (!isWorkingDay(date, recipient)) continue
    const { opensAt, closesAt } = hoursOn(date, recipient)
    const moment = latest(from, opensAt)
    if (moment < closesAt) return moment
  }
  const { endsAt, timeZone } = recipient
  return recipient.daysAhead ? nextWorkingMoment(from, { endsAt, timeZone }) : from
}

/**
 * When a letter goes out that is approved at `approvedAt`, and why then: `why` is a clause without a full stop, for the
 * candidate to read.
 */
export function sendTime(approvedAt: Instant, recipient: Recipient): SendTime {
  const undone = plus(approvedAt, policy.undoWindowSeconds)
  const decent = plus(recipient.endsAt, policy.letterAfterEndSeconds)
  const isHurried = isDecidedSoon(recipient)
  const free = latest(undone, isHurried ? recipient.endsAt : decent)
  const moment = nextWorkingMoment(free, recipient)
  const reasons = [
    moment !== free ? waiting(free, moment, recipient) : soonest(free, undone, decent),
    moment === free && eveOfDaysOff(moment, recipient),
    isHurried && hurry(moment, moment === free && free < decent, recipient),
    secondsBetween(recipient.endsAt, moment) > policy.goalAfterEndSeconds &&
      'more than a day after the interview, which is later than we like',
  ]
  return { at: moment, day: dayIn(moment, recipient.timeZone), why: reasons.filter(Boolean).join('; ') }
}

/** They decide on the day of the interview or on the next working day: a letter that keeps to our manners is late. */
function isDecidedSoon(recipient: Recipient): boolean {
  const { promisedDay } = daysAheadOf(recipient)
  const interviewDay = dateIn(recipient.endsAt, recipient.timeZone)
  const next = addWorkingDays(interviewDay, 1, recipient)
  return promisedDay !== undefined && promisedDay >= interviewDay.toString() && promisedDay <= next.toString()
}

function soonest(free: Instant, undone: Instant, decent: Instant): string {
  if (free === undone) return 'ten minutes after you approve it, so that you can still call it back'
  return free === decent
    ? 'two hours after the interview: sooner would look written beforehand'
    : 'as soon as the interview is over'
}

function waiting(free: Instant, moment: Instant, recipient: Recipient): string {
  const { endsAt, timeZone } = recipient
  const from = dateIn(free, timeZone)
  const off = daysOffBetween(from, dateIn(moment, timeZone), recipient)
  const morning = `the first working morning in ${place(timeZone)}${off ? ` after ${off}` : ''} (Monday to Friday, from 7:30)`
  const isEveningOver = off && from.toString() === dayIn(endsAt, timeZone) && isWorkingDay(from, recipient)
  return isEveningOver
    ? `${morning}; on the ${weekdayOf(from)} itself it would be after 20:00 there`
    : morning
}

/** An evening before days off is taken: the next working day is too far. */
function eveOfDaysOff(moment: Instant, recipient: Recipient): string | undefined {
  const { endsAt, timeZone } = recipient
  const date = dateIn(moment, timeZone)
  const isEvening = moment >= at(date, policy.workingDay.closes, timeZone)
  const next = addWorkingDays(date, 1, recipient)
  if (!isEvening || dayIn(endsAt, timeZone) !== date.toString() || next.equals(date.add({ days: 1 })))
    return undefined
  return `still on the ${weekdayOf(date)} evening, because the next working day there is ${weekdayOf(next)}`
}

function hurry(moment: Instant, isSooner: boolean, recipient: Recipient): string | undefined {
  const { promisedDay } = daysAheadOf(recipient)
  if (promisedDay === undefined) return undefined
  const named = weekdayOf(Temporal.PlainDate.from(promisedDay))
  if (dayIn(moment, recipient.timeZone) > promisedDay) return `the next step is due before that, by ${named}`
  return isSooner ? `without the usual wait, because the next step is due by ${named}` : undefined
}

/** When a letter goes out whose time the candidate named; never before it can be called back. */
export function chosenTime(chosen: Instant, approvedAt: Instant, recipient: Recipient): SendTime {
  const undone = plus(approvedAt, policy.undoWindowSeconds)
  const moment = latest(chosen, undone)
  const why =
    moment === chosen
      ? `the time you chose${oddHour(moment, recipient)}`
      : 'ten minutes after you approve it, so that you can still call it back: the time you chose is nearer'
  return { at: moment, day: dayIn(moment, recipient.timeZone), why }
}

/** Said and not refused: the candidate may know better. */
function oddHour(moment: Instant, recipient: Recipient): string {
  const date = dateIn(moment, recipient.timeZone)
  const holiday = holidayOn(date, recipient)
  if (holiday) return `, though it is ${holiday} there`
  if (isWeekend(date)) return `, though it is a ${weekdayOf(date)} there`
  const { opensAt, closesAt } = hoursOn(date, recipient)
  return moment < opensAt || moment >= closesAt ? ', though it is outside their working hours' : ''
}

/** `America/New_York` as a person says it. */
export function place(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
}

/** Whether a letter whose timer fires only now may still go at once, or has to wait for a fitting hour. */
export function postponement(
  now: Instant,
  sendAt: Instant,
  isTimeChosen: boolean,
  to: Recipient,
): SendTime | undefined {
  if (isTimeChosen && secondsBetween(sendAt, now) <= policy.latenessKeptSeconds) return undefined
  const moment = nextWorkingMoment(now, to)
  if (moment === now) return undefined
  return { at: moment, day: dayIn(moment, to.timeZone), why: waiting(now, moment, to) }
}
