import type { LetterText } from '../domain/interview.ts'
import { plainLine } from './clean.ts'
import { calendarOf } from './days.ts'
import { greetingFor, signature } from './envelope.ts'
import { readFacts } from './facts.ts'
import { firstDrafts, lastDrafts } from './follow-up-drafts.ts'
import { kinshipOf, mattersOf, newFacts, type Search, type VoiceOf } from './follow-up-fact.ts'
import { fitting, isSoundAll, joinParts, type Part, type Placed, paragraphsOf } from './follow-up-join.ts'
import { ownerOf } from './follow-up-owner.ts'
import { promisedDay } from './follow-up-promise.ts'
import { dateOf, settingOf } from './follow-up-setting.ts'
import { stepOf } from './follow-up-step.ts'
import { voiceFor } from './hearing.ts'
import { type Person, readPeople } from './people.ts'
import { addressWarnings } from './warnings.ts'
import type { WriterInput, Writing } from './writing.ts'

/** A letter that was sent before; `key` says to whom, where it is known. */
type SentLetter = LetterText & { readonly key?: string }

/** `day` is the recipient's day on which the follow-up goes out. */
export interface FollowUpInput extends WriterInput {
  /** The first, or the second and last. */
  readonly number: 1 | 2
  /** All that was sent before, to this reader and to others: the thanks, and for the last the first follow-up. */
  readonly previous: readonly SentLetter[]
  /** Keys of those whom it may go to; anybody unless given. */
  readonly readers?: readonly string[]
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
  const facts = readFacts(input, people)
  const { readers } = input
  const asked = readers ? people.filter(({ key }) => readers.includes(key)) : people
  const reader = ownerOf(asked, facts.nextStep)
  const voiceOf: VoiceOf = (fact) => voiceFor(input, people, reader, fact, facts)
  const sent = input.previous.flatMap(({ sentences }) => sentences)
  const setting = settingOf(input, people, reader)
  const { company = '', title = '', short } = setting.naming
  const known = `${title} ${company}`
  const own = { facts, reader, voiceOf, sent, known }
  const search: Search = { ...own, matters: mattersOf(own) }
  const given = [company, title, short, reader.behind ?? '']
  const { found, leftOut } = input.number === 1 ? newFacts(search) : { found: [], leftOut: [] }
  const [matter] = search.matters
  const seed = `${input.interview.id} ${input.number}`
  const promised = promisedDay(input)
  const drafts =
    input.number === 1
      ? firstDrafts(
          {
            facts: found.filter(({ wordings }) => wordings.some((one) => isSoundAll(one, given))),
            matter,
            step: stepOf(facts, voiceOf, calendarOf(input)),
            isStepPast: promised !== undefined && promised < input.day,
            readerSource: reader.source,
          },
          setting,
          seed,
        )
      : lastDrafts({ matter, bond: kinshipOf(own) }, setting, seed, reader.source)
  const best = fitting(wordedDrafts(drafts, seed, input.previous, given), lengths[input.number])
  const used = new Set(sent.flatMap(({ sources }) => sources))
  const isNew = best.some(({ sources }) =>
    sources.some((source) => /^(?:notes\.(?!nextStep)|candidate\.)/.test(source) && !used.has(source)),
  )
  const usable = [facts.discussed, facts.missed, facts.valueIdea, facts.qualifications].flat()
  const isAnyLeft = usable.some(({ source }) => !used.has(source))
  const mine = letterTo(reader, input.previous)
  return {
    letters: [
      {
        key: reader.key,
        name: reader.written,
        to: reader.to,
        subject: subjectOf(input, mine),
        body: [greetingAfter(reader, mine), ...paragraphsOf(best), signature(input, signOffAfter(mine))].join(
          '\n\n',
        ),
        sentences: best.map(({ text, sources }) => ({ text, sources })),
      },
    ],
    leftOut: [...facts.leftOut, ...leftOut],
    warnings: warningsFor(input, reader, isNew, isAnyLeft),
  }
}

/** Each draft in three choices of words, for another choice may be of the wanted length. */
function* wordedDrafts(
  drafts: readonly Part[][],
  seed: string,
  previous: readonly SentLetter[],
  given: readonly string[],
): Generator<Placed[]> {
  for (const parts of drafts)
    for (const turn of ['', ' again', ' once more']) yield joinParts(parts, seed + turn, previous, given)
}

/** The letter that the reader got, where it is known which one that was. */
function letterTo(reader: Person, previous: readonly SentLetter[]): SentLetter | undefined {
  return (
    previous.find(({ key }) => key === reader.key) ??
    previous.find(({ key, body }) => key === undefined && body.startsWith(greetingFor(reader)))
  )
}

/** As in the first letter, which the candidate may have changed to what the two call each other. */
function greetingAfter(reader: Person, own: SentLetter | undefined): string {
  const [first = ''] = own?.body.split('\n', 1) ?? []
  return /^\p{L}.{1,100},$/u.test(first) ? first : greetingFor(reader)
}

function signOffAfter(own: SentLetter | undefined): string {
  const [before = ''] = own?.body.split('\n\n').at(-1)?.split('\n', 1) ?? []
  return /^[\p{L} ]{4,40},$/u.test(before) ? before : 'Sincerely,'
}

/** That of the reader's first letter, so that mail programs show both in one thread (rubric F3). */
function subjectOf(input: FollowUpInput, own: SentLetter | undefined): string {
  const first = own ?? input.previous[0]
  const bare = plainLine(first?.subject ?? '', 998).replace(/^(?:(?:re|aw|sv|vs|antw|fwd?) ?: ?)+/i, '')
  return `Re: ${bare || `The interview on ${dateOf(calendarOf(input))}`}`
}

function warningsFor(
  { candidate, number }: FollowUpInput,
  reader: Person,
  isNew: boolean,
  isAnyLeft: boolean,
): string[] {
  return [
    ...(plainLine(candidate.name) ? [] : ['Your profile has no name yet, so the letter cannot be signed.']),
    ...(number === 1 && !isNew
      ? [
          isAnyLeft
            ? 'What no letter has said yet is for somebody else, or cannot stand alone. Add one line to your notes or your profile, and the letter will tell it.'
            : 'Nothing is left that no letter has said yet. Add one line to your notes or your profile, and the letter will tell it.',
        ]
      : []),
    ...addressWarnings([reader]),
  ]
}
