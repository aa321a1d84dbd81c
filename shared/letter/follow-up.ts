import { isSlowBody } from '../domain/follow-up-time.ts'
import type { LetterText, Sentence } from '../domain/interview.ts'
import { plainLine } from './clean.ts'
import { type Calendar, calendarOf, dayAndMonth, weekday } from './days.ts'
import { type Fact, type Facts, readFacts } from './facts.ts'
import { type Matter, mattersOf, type NewFact, newFacts, type VoiceOf } from './follow-up-fact.ts'
import { fitting, isSoundAll, joinParts, mention, type Part, paragraphsOf } from './follow-up-join.ts'
import { promisedDay } from './follow-up-promise.ts'
import { type Step, stepOf } from './follow-up-step.ts'
import * as words from './follow-up-words.ts'
import { fold } from './name.ts'
import { type Person, readPeople, team } from './people.ts'
import { namingOf } from './role.ts'
import type { Voice } from './voice.ts'
import { wordsOf } from './words.ts'
import type { WriterInput, Writing } from './writing.ts'

/** A letter that was sent before; `key` says to whom, where it is known. */
export type SentLetter = LetterText & { readonly key?: string }

/** `day` is the recipient's day on which the follow-up goes out. */
export interface FollowUpInput extends WriterInput {
  /** The first, or the second and last. */
  readonly number: 1 | 2
  /** All that was sent before, to this reader and to others: the thanks, and for the last the first follow-up. */
  readonly previous: readonly SentLetter[]
}

/** Words between greeting and sign-off: what is wanted, and what is borne (rubric F4). */
const lengths = {
  1: { least: 50, most: 110, leastEver: 35, mostEver: 125 },
  2: { least: 40, most: 85, leastEver: 30, mostEver: 100 },
}

/**
 * Writes the one follow-up to whoever owns the process: one new fact if any is left, one easy question; the last one
 * lets the reader off instead (rubric F3 to F10). The same record gives the same letter, byte for byte.
 */
export function writeFollowUp(input: FollowUpInput): Writing {
  const people = readPeople(input)
  const reader = ownerOf(people)
  const facts = readFacts(input, people)
  const voiceOf: VoiceOf = (fact) => voiceFor(input, people, reader, fact, facts)
  const matters = mattersOf(facts, reader, voiceOf)
  const sent = input.previous.flatMap(({ sentences }) => sentences)
  const setting = settingOf(input, people, reader)
  const { found, leftOut } =
    input.number === 1 ? newFacts(facts, reader, voiceOf, matters, sent) : { found: [], leftOut: [] }
  const given = [setting.naming.company ?? '', setting.naming.title ?? '', reader.behind ?? '']
  const matter = bestMatter(matters, setting, sent)
  const usable = found.filter(({ wordings }) => wordings.some((one) => isSoundAll(one, given)))
  const drafts =
    input.number === 1
      ? firstDrafts(input, reader, setting, usable, matter, stepOf(facts, voiceOf, calendarOf(input)))
      : lastDrafts(setting, matter, reader)
  const seed = `${input.interview.id} ${input.number}`
  const best = fitting(
    drafts.map((parts) => joinParts(parts, seed, input.previous, given)),
    lengths[input.number],
  )
  const used = new Set(sent.flatMap(({ sources }) => sources))
  const isNew = best.some(({ sources }) =>
    sources.some((source) => /^(?:notes\.(?!nextStep)|candidate\.)/.test(source) && !used.has(source)),
  )
  const own = letterTo(reader, input.previous)
  return {
    letters: [
      {
        key: reader.key,
        name: reader.written,
        to: reader.to,
        subject: subjectOf(input, own),
        body: [greetingFor(reader, own), ...paragraphsOf(best), signature(input, own)].join('\n\n'),
        sentences: best.map(({ text, sources }) => ({ text, sources })),
      },
    ],
    leftOut: [...facts.leftOut, ...leftOut],
    warnings: warningsFor(input, reader, isNew),
  }
}

/** The recruiter where there is one, else whoever decides; whoever has an address first (rubric F3). */
function ownerOf(people: readonly Person[]): Person {
  const reachable = people.filter(({ to }) => to !== null)
  const candidates = reachable.length > 0 ? reachable : people
  return (
    candidates.find(({ isRecruiter }) => isRecruiter) ??
    candidates.find(({ isDecisionMaker }) => isDecisionMaker) ??
    candidates[0] ??
    team
  )
}

function settingOf(input: FollowUpInput, people: readonly Person[], reader: Person): words.Setting {
  const calendar = calendarOf(input)
  const date = dateOf(calendar)
  const { kind } = input.interview
  return {
    naming: namingOf(input),
    date,
    dateAmid: calendar.isAmerican ? `${date},` : date,
    isCalm: !calendar.isAmerican || isSlowBody(input.interview),
    isInternal: kind === 'internal',
    isThere: !reader.isShared && reader !== team,
    isAmongOthers: people.length > 1,
    isByPhone: kind === 'phone',
    isRecruiter: reader.isRecruiter,
    behind: reader.behind,
  }
}

function dateOf({ interviewDay, isAmerican }: Calendar): string {
  const day = dayAndMonth(interviewDay, isAmerican)
  return isAmerican ? `${weekday(interviewDay)}, ${day}` : `${weekday(interviewDay)} ${day}`
}

function voiceFor(
  input: WriterInput,
  people: readonly Person[],
  reader: Person,
  fact: Fact,
  facts: Facts,
): Voice {
  const isAlone = people.length <= 1
  const isThere = !reader.isShared && reader !== team
  const isInternal = input.interview.kind === 'internal'
  const isOnly = (isAlone && isThere && !isTold(input)) || fact.about === reader.key
  return {
    reading: { reader: reader.name, isOnly, isInternal, isSpeech: fact.isSaid, isOwn: false },
    spelling: facts.spelling,
    isAlone,
    isPanel: input.interview.kind === 'panel' && !isAlone,
    isSaid: fact.isSaid,
    isThere,
  }
}

/** Notes that speak of the candidate by name use "he" and "she" for two people. */
function isTold({ candidate, notes }: WriterInput): boolean {
  const [first = ''] = fold(plainLine(candidate.name)).split(' ')
  const texts = [...notes.discussed, notes.missed, notes.valueIdea, notes.connection]
  return first.length > 2 && texts.some((text) => wordsOf(fold((text ?? '').slice(0, 4_000))).includes(first))
}

const ofInterview = ['interview.startsAt', 'interview.role']

/** The matter to speak of: one that can be named, of the kind that nothing was written about before. */
function bestMatter(
  matters: readonly Matter[],
  { isThere }: words.Setting,
  sent: readonly Sentence[],
): Matter | undefined {
  const used = new Set(sent.flatMap(({ sources }) => sources))
  const worth = ({ about, said, point, source }: Matter) =>
    (about ? 8 : !isThere ? 0 : said ? 4 : point ? 2 : 0) + (used.has(source) ? 0 : 1)
  return matters
    .filter(({ about, said, point }) => about ?? said ?? point)
    .toSorted((one, other) => worth(other) - worth(one))[0]
}

/** The first follow-up, from the fullest draft to the shortest; a new fact weighs more than the wanted length. */
function firstDrafts(
  input: FollowUpInput,
  reader: Person,
  setting: words.Setting,
  facts: readonly NewFact[],
  matter: Matter | undefined,
  step: Step | undefined,
): Part[][] {
  const promised = promisedDay(input)
  const isStepPast = promised !== undefined && promised < input.day
  const company = mention(setting.isInternal ? undefined : setting.naming.company, 'interview.company')
  const draft = (fact: NewFact | undefined, isOffered: boolean, isEased: boolean): Part[] => {
    const about = (fact?.matter ?? matter)?.about
    const named = mention(about, (fact?.matter ?? matter)?.source ?? '')
    const open = words.opening(setting, undefined)
    return [
      {
        paragraph: 0,
        wordings: about ? [...words.opening(setting, about), ...open] : open,
        fallback: [words.plainOpening(setting)],
        sources: ofInterview,
        mentions: [...company, ...named],
      },
      ...(setting.behind
        ? [{ paragraph: 0, wordings: words.passOn(setting.behind), sources: [reader.source] }]
        : []),
      ...(fact
        ? [
            {
              paragraph: 1,
              wordings: words.addition(fact, setting),
              fallback: fact.wordings,
              sources: [fact.source],
              mentions: named,
            },
          ]
        : []),
      {
        paragraph: 2,
        wordings: words.interest(setting),
        sources: ['interview.role'],
        mentions: company,
      },
      ...(isOffered ? [{ paragraph: 2, wordings: words.offer(setting), sources: ['interview.role'] }] : []),
      {
        paragraph: 2,
        wordings: words.question(step, isStepPast, setting),
        fallback: words.general(setting),
        sources: ['interview.role', ...(step ? [step.source] : [])],
      },
      ...(isEased ? [{ paragraph: 2, wordings: words.ease(setting), sources: ['interview.role'] }] : []),
    ]
  }
  return [
    ...facts.flatMap((fact) => [
      draft(fact, false, true),
      draft(fact, true, true),
      draft({ ...fact, matter: undefined }, false, false),
    ]),
    draft(undefined, true, true),
    draft(undefined, false, true),
  ]
}

/** The last follow-up: it says that it is the last, lets the reader off, and leaves good will. */
function lastDrafts(setting: words.Setting, matter: Matter | undefined, reader: Person): Part[][] {
  const company = mention(setting.isInternal ? undefined : setting.naming.company, 'interview.company')
  const draft = (kept: Matter | undefined, isShort: boolean): Part[] => [
    {
      paragraph: 0,
      wordings: words.lastOpening(setting),
      fallback: [words.plainLastOpening(setting)],
      sources: ofInterview,
    },
    { paragraph: 1, wordings: words.wayOut(setting), sources: ['interview.role'] },
    { paragraph: 1, wordings: words.openDoor(setting), sources: ['interview.role'] },
    {
      paragraph: 2,
      wordings: words.farewell(kept, setting, isShort),
      fallback: words.farewell(undefined, { ...setting, behind: undefined }, true),
      sources: [setting.isThere ? 'interview.startsAt' : reader.source],
      mentions: [...company, ...mention(kept?.about ?? kept?.said ?? kept?.point, kept?.source ?? '')],
    },
  ]
  return [
    ...(matter ? [draft(matter, false), draft(matter, true)] : []),
    draft(undefined, false),
    draft(undefined, true),
  ]
}

/** The letter that the reader got, where it is known which one that was. */
function letterTo(reader: Person, previous: readonly SentLetter[]): SentLetter | undefined {
  return (
    previous.find(({ key }) => key === reader.key) ??
    previous.find(({ key, body }) => key === undefined && body.startsWith(plainGreeting(reader)))
  )
}

function plainGreeting({ name }: Person): string {
  return `Dear ${name?.called ?? 'Hiring Team'},`
}

/** As in the first letter, which the candidate may have changed to what the two call each other. */
function greetingFor(reader: Person, own: SentLetter | undefined): string {
  const [first = ''] = own?.body.split('\n', 1) ?? []
  return /^\p{L}.{1,100},$/u.test(first) ? first : plainGreeting(reader)
}

function signature({ candidate }: WriterInput, own: SentLetter | undefined): string {
  const [before = ''] = own?.body.split('\n\n').at(-1)?.split('\n', 1) ?? []
  const signOff = /^[\p{L} ]{4,40},$/u.test(before) ? before : 'Sincerely,'
  const name = plainLine(candidate.name, 120) || '[your name]'
  const phone = plainLine(candidate.phone ?? '', 60)
  return [signOff, name, ...(phone ? [phone] : [])].join('\n')
}

/** That of the reader's first letter, so that mail programs show both in one thread (rubric F3). */
function subjectOf(input: FollowUpInput, own: SentLetter | undefined): string {
  const first = own ?? input.previous[0]
  const bare = plainLine(first?.subject ?? '', 998).replace(/^(?:(?:re|aw|sv|vs|antw|fwd?) ?: ?)+/i, '')
  return `Re: ${bare || `The interview on ${dateOf(calendarOf(input))}`}`
}

function warningsFor({ candidate, number }: FollowUpInput, reader: Person, isNew: boolean): string[] {
  const whom = reader.written ?? reader.to ?? 'the team'
  return [
    ...(plainLine(candidate.name) ? [] : ['Your profile has no name yet, so the letter cannot be signed.']),
    ...(number === 1 && !isNew
      ? [
          'Nothing is left that no letter has said yet. Add one line to your notes or your profile, and the letter will tell it.',
        ]
      : []),
    ...(reader.to === null ? [`There is no address for ${whom}.`] : []),
    ...(reader.isShared
      ? [`${reader.to} looks like a mailbox that several people read, so nobody is greeted by name.`]
      : []),
  ]
}
