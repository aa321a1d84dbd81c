import type { RecordInput } from '../../shared/domain/input.ts'
import type { Interview, Letter } from '../../shared/domain/interview.ts'
import { addNotes, cancelInterview, changeInterview } from '../../shared/use-cases/change-interview.ts'
import { dispatch } from '../../shared/use-cases/dispatch.ts'
import { endInterview } from '../../shared/use-cases/end-interview.ts'
import { recordInterview } from '../../shared/use-cases/record-interview.ts'
import { type ReviewForm, reviewLetter } from '../../shared/use-cases/review-letter.ts'
import { viewLetters } from '../../shared/use-cases/view-letters.ts'
import { candidate, type World } from './world.ts'

/** Everything a candidate can do, as flows that are run again and again with crashes in them. */

export interface Flow {
  readonly name: string
  /** Whom exactly one letter reaches; to everybody else none may go. */
  readonly reaches: readonly string[]
  /** Whom a follow-up reaches besides, once. */
  readonly follows?: readonly string[]
  /** Whom a letter was approved for that came back. */
  readonly bounces?: readonly string[]
  /** Mails that the candidate has to get at least once, whatever crashed. */
  readonly tells: readonly string[]
  /** It begins where another flow has been, and crashes from there on only. */
  readonly isPatient?: true
  /** The flow takes days: only every so-many-th sweep takes place, so that it is over in time. */
  readonly sweepsSkipped?: number
  /** It takes long: the checks crash it at every so-many-th point, and `npm run faults` at all of them. */
  readonly stride?: number
  run(world: World): Promise<string>
  /** Whether the interview has come to the end that the flow leads to. */
  isDone(interview: Interview): boolean
}

const ines = 'success+ines@simulator.amazonses.com'
const rui = 'success+rui@simulator.amazonses.com'
const gone = 'bounce+gone@simulator.amazonses.com'
const mended = 'success+mended@simulator.amazonses.com'

function recordOf(
  over: Partial<RecordInput['interview']> = {},
  emails: readonly string[] = [ines, rui],
): RecordInput {
  return {
    interview: {
      ...{ company: 'Farol', role: 'Archivist', kind: 'onsite', timeZone: 'Europe/Lisbon' },
      ...{
        startsAt: '2026-11-17T14:00',
        endsAt: '2026-11-17T15:00',
        location: undefined,
        jobDescription: undefined,
      },
      ...over,
    },
    interviewers: emails.map((email, at) => ({
      ...{ name: ['Inês Prado', 'Rui Tavares'][at], title: undefined, email, decisionMaker: at === 0 },
    })),
  }
}

const notes = { discussed: ['moving the glass negatives to cold storage'], questions: [] }

async function record(world: World, input = recordOf()): Promise<string> {
  const { interview } = await world.act((context) => recordInterview(context, candidate, input, 'form'))
  return interview.id
}

async function note(world: World, id: string): Promise<void> {
  await world.act(async (context) => {
    const interview = await context.table.readInterview(id, context.now())
    if (interview) await addNotes(context, interview, notes)
  })
}

async function press(world: World, id: string, key: string, form: Partial<ReviewForm>): Promise<void> {
  await world.act(async (context) => {
    const interview = await context.table.readInterview(id, context.now())
    const review = interview && (await viewLetters(context, interview))
    const hash = review?.letters.find(({ letter }) => letter.key === key)?.hash
    if (interview && hash)
      await reviewLetter(context, interview, { action: 'approve', letter: key, hash, ...form } as ReviewForm)
  })
}

const isReviewable = (interview: Interview) => interview.status === 'inReview' && interview.mails.length === 0

async function toReview(world: World): Promise<string> {
  const id = await record(world)
  await world.until(({ status }) => status === 'ended', id)
  await note(world, id)
  await world.until(isReviewable, id)
  return id
}

/** The short way to the review, for flows that crash from there on only: it is over, and the notes are there. */
async function toReviewAtOnce(world: World, emails?: readonly string[]): Promise<string> {
  const over = recordOf({ startsAt: '2026-11-17T08:00', endsAt: '2026-11-17T09:00' }, emails)
  const id = await record(world, { ...over, notes: { ...notes, ...noMore } })
  await world.until(isReviewable, id, 1, 5)
  world.plan.restart()
  return id
}

/** What a candidate does when asked whether a letter arrived: looks, and answers truly. */
async function answerQuestions(world: World, id: string): Promise<void> {
  const { letters } = await world.read(id)
  for (const letter of letters) {
    if (letter.status !== 'held') continue
    const kind = letter.followUp === undefined ? 'letter' : 'followUp'
    const hasArrived = world.aws.ses
      .sent()
      .some(({ to, tags }) => to.includes(letter.approval.to) && tags.kind === kind)
    await press(world, id, letter.key, { action: hasArrived ? 'arrived' : 'approve' })
  }
}

/** Lets everything come to rest, answering what the candidate is asked on the way. */
async function settle(world: World, id: string, isDone: (interview: Interview) => boolean): Promise<void> {
  for (let round = 0; round < 4; round++) {
    const isHeld = ({ letters }: Interview) => letters.some(({ status }) => status === 'held')
    await world.until((interview) => isDone(interview) || isHeld(interview), id)
    await answerQuestions(world, id)
    for (const letter of (await world.read(id)).letters) {
      if (letter.status === 'drafted' && 'ask' in letter && letter.ask)
        await press(world, id, letter.key, { action: 'approve' })
    }
    if (isDone(await world.read(id))) return
  }
}

const statusesOf = (interview: Interview) => interview.letters.map(({ status }) => status)
const areAll =
  (...statuses: Letter['status'][]) =>
  (interview: Interview) =>
    interview.letters.length === statuses.length &&
    statusesOf(interview).every((status, at) => status === statuses[at]) &&
    interview.mails.length === 0 &&
    interview.plan.receipt === undefined

export const flows: readonly Flow[] = [
  {
    name: 'two letters, approved and delivered',
    reaches: [ines, rui],
    tells: ['debrief', 'draft', 'receipt'],
    isDone: areAll('delivered', 'delivered'),
    async run(world) {
      const id = await toReview(world)
      await press(world, id, 'i1', { action: 'approve' })
      await press(world, id, 'i2', { action: 'approve' })
      await settle(world, id, this.isDone)
      return id
    },
  },
  {
    name: 'a letter that bounces, and goes to another address',
    reaches: [mended],
    bounces: [gone],
    tells: ['draft', 'question', 'receipt'],
    isPatient: true,
    isDone: areAll('delivered'),
    async run(world) {
      const id = await toReviewAtOnce(world, [gone])
      await press(world, id, 'i1', { action: 'approve' })
      await settle(world, id, areAll('bounced'))
      await press(world, id, 'i1', { action: 'approve', to: mended })
      await settle(world, id, this.isDone)
      return id
    },
  },
  {
    name: 'a letter edited, rewritten, called back and approved again; another skipped',
    reaches: [ines],
    tells: ['draft', 'receipt'],
    isPatient: true,
    isDone: areAll('delivered', 'skipped'),
    async run(world) {
      const id = await toReviewAtOnce(world)
      await press(world, id, 'i1', {
        action: 'rewrite',
        note: 'the reading room opens in May',
        tone: 'warmer',
      })
      await press(world, id, 'i1', { action: 'save', subject: 'The glass negatives' })
      await press(world, id, 'i2', { action: 'skip' })
      await press(world, id, 'i1', { action: 'approve' })
      await press(world, id, 'i1', { action: 'undo' })
      await press(world, id, 'i1', { action: 'approve' })
      await settle(world, id, this.isDone)
      return id
    },
  },
  {
    name: 'an interview that is moved, and then called off',
    reaches: [],
    tells: [],
    isDone: ({ status }) => status === 'cancelled',
    async run(world) {
      const id = await record(world)
      await world.act((context) =>
        changeInterview(context, id, {
          interview: { startsAt: '2026-11-17T16:00', endsAt: '2026-11-17T17:00' },
        }),
      )
      await world.advance(60)
      await world.act((context) => cancelInterview(context, id))
      await world.advance(12 * 60)
      return id
    },
  },
  {
    name: 'an interview recorded after its end, with notes; its drafts are reminded of, and expire',
    reaches: [],
    tells: ['draft', 'reminder'],
    sweepsSkipped: 24,
    isDone: (interview) =>
      interview.status === 'over' && interview.reason === 'expired' && interview.mails.length === 0,
    async run(world) {
      const late = recordOf({ startsAt: '2026-11-16T10:00', endsAt: '2026-11-16T11:00' })
      const id = await record(world, { ...late, notes: { ...notes, ...noMore } })
      await world.until(this.isDone, id, 24 * 9, 6 * 60)
      return id
    },
  },
  {
    name: 'an interview that did not take place',
    reaches: [],
    tells: ['debrief'],
    isDone: (interview) => interview.status === 'over' && interview.mails.length === 0,
    async run(world) {
      const id = await record(world)
      await world.until((interview) => interview.status === 'ended' && interview.mails.length === 0, id)
      await world.act((context) => endInterview(context, id, 'didNotTakePlace'))
      await world.until(this.isDone, id)
      return id
    },
  },
  {
    name: 'a letter that goes out by itself after its notice',
    reaches: [ines],
    tells: ['notice', 'receipt'],
    isPatient: true,
    stride: 3,
    isDone: areAll('delivered'),
    async run(world) {
      const id = await record(world, { ...recordOf({}, [ines]), notes: { ...notes, ...noMore } })
      await world.act((context) => dispatch(context, id, { type: 'modeChosen', mode: 'automatic' }))
      await world.until(({ status }) => status === 'ended', id)
      world.plan.restart()
      await settle(world, id, this.isDone)
      return id
    },
  },
  {
    name: 'a letter that nobody answers, its follow-up, and an answer',
    reaches: [ines],
    follows: [ines],
    tells: ['draft', 'receipt'],
    isPatient: true,
    sweepsSkipped: 24,
    stride: 6,
    isDone: (interview) =>
      interview.status === 'over' && interview.reason === 'replied' && interview.mails.length === 0,
    async run(world) {
      const id = await toReviewAtOnce(world, [ines])
      await press(world, id, 'i1', { action: 'approve' })
      await settle(world, id, areAll('delivered'))
      world.plan.restart()
      await world.until(({ letters }) => letters.some(({ followUp }) => followUp === 1), id, 24 * 14, 6 * 60)
      await press(world, id, 'i1f1', { action: 'approve' })
      await settle(world, id, areAll('delivered', 'delivered'))
      await world.act((context) => endInterview(context, id, 'replied'))
      await world.until(this.isDone, id, 24, 6 * 60)
      return id
    },
  },
]

const noMore = { connection: undefined, missed: undefined, valueIdea: undefined, nextStep: undefined }
