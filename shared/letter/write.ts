import type { LetterText } from '../domain/interview.ts'
import { compose } from './compose.ts'
import { cutShort } from './cut-short.ts'
import { calendarOf, interviewDayPhrase } from './days.ts'
import { signOffOf } from './ending.ts'
import { greetingFor, signature, signedName } from './envelope.ts'
import { type Facts, type LeftOut, readFacts } from './facts.ts'
import { isInternalMove, isThere, voiceFor } from './hearing.ts'
import { knownOf } from './known.ts'
import { materialOf } from './material.ts'
import type { Occasion } from './occasion.ts'
import { type Person, readPeople, team } from './people.ts'
import { regionOf, registerOf } from './register.ts'
import { namingOf } from './role.ts'
import { type Known, letterFaults } from './rubric.ts'
import { select } from './select.ts'
import { withoutStruck } from './struck.ts'
import { subjectOf } from './subject.ts'
import { warningsFor } from './warnings.ts'
import type { WriterInput, Writing, WrittenLetter } from './writing.ts'

/** Words between greeting and sign-off, by the kind of letter (rubric R15). */
const wordsMax = { full: 176, commonwealth: 120, elsewhere: 120, amongOthers: 120, byPhone: 105 }

/**
 * Writes one distinct letter for each interviewer from what the record says: clean, split, filter, attribute, select,
 * frame, join, check. The same record gives the same letters, byte for byte; `day` decides between "yesterday" and
 * "on Tuesday". A tone changes its own letter and no other. `sentences` holds what stands between greeting and
 * sign-off; each sentence names at least one path into the record.
 */
export function writeLetters(input: WriterInput): Writing {
  const found = readPeople(input)
  const people = found.length > 0 ? found : [team]
  const facts = readFacts(input, people)
  const calendar = calendarOf(input)
  const naming = namingOf(input)
  const { plans, leftOut } = select(
    facts,
    people,
    (person, fact) => voiceFor(input, people, person, fact, facts),
    calendar,
  )
  const dropped: LeftOut[] = [...facts.leftOut, ...leftOut]
  const used = new Set<string>()

  const letters = people.map((person, index): WrittenLetter => {
    const whole = plans.get(person.key)
    if (!whole) throw new Error(`No plan for ${person.key}`)
    const { plan, struck } = withoutStruck(whole, input.struck?.[person.key] ?? [])
    dropped.push(...struck)
    const tone = input.tones?.[person.key] ?? 'asWritten'
    const occasion: Occasion = {
      naming,
      register: registerOf(input),
      region: regionOf(input.interview.timeZone),
      day: interviewDayPhrase(calendar),
      seed: input.interview.id,
      index,
      isAlone: people.length === 1,
      isPanel: input.interview.kind === 'panel',
      isAgain: input.interview.kind === 'secondRound' || input.interview.isReturn === true,
      isInternal: isInternalMove(input),
      isAcademic: input.interview.kind === 'academic',
      isThere: isThere(person),
    }
    const limit = limitFor(person, people, input)
    const letter = compose(person, plan, occasion, tone, limit)
    for (const source of letter.sentences.flatMap(({ sources }) => sources)) used.add(source)
    dropped.push(...letter.leftOut)
    const greeting = greetingFor(person, naming.company)
    const body = [greeting, ...letter.paragraphs, signature(input, signOffOf(tone, occasion))].join('\n\n')
    const isAmongOthers = !person.isDecisionMaker
    const subject = subjectOf(naming, input.interview.id, index, plan.topic?.value.head, isAmongOthers)
    const reader = { key: person.key, name: person.written, to: person.to }
    const checked = withoutFaults({ subject, body, sentences: letter.sentences }, knownOf(input, reader))
    dropped.push(...checked.leftOut)
    return {
      ...reader,
      ...checked.text,
      ...(letter.until && { until: letter.until }),
      material: materialOf({
        ...{ plan, person, occasion, tone, wordsMax: limit },
        sentences: checked.text.sentences,
        isSigned: signedName(input.candidate.name) !== '',
        standingOf: ({ source, text }) => {
          const fact = facts.discussed.find((one) => one.source === source && one.text === text)
          if (people.length > 1 && (!occasion.isThere || fact?.about !== person.key)) return 'open'
          return fact?.isSaid && occasion.isThere ? 'said' : 'shared'
        },
      }),
    }
  })
  return {
    letters,
    leftOut: distinct([
      ...dropped,
      ...cutShort(
        facts,
        letters.flatMap(({ sentences }) => sentences),
      ),
      ...unused(facts, dropped, used),
    ]),
    warnings: warningsFor(
      input,
      people,
      { ...facts, mended: facts.mended.filter((one) => isTold(one, letters)) },
      plans,
    ),
  }
}

/** What the rubric blocks goes out of the finished letter, sentence by sentence: dropped, never patched. */
function withoutFaults(
  text: LetterText,
  known: Known,
): { readonly text: LetterText; readonly leftOut: readonly LeftOut[] } {
  const blocked = letterFaults(text, known).filter(({ severity }) => severity === 'block')
  const faulty = blocked.flatMap(({ message, sentences = [] }) =>
    sentences.map((one) => ({ text: one, reason: message })),
  )
  const leftOut = faulty.filter((one) => text.sentences.some((sentence) => sentence.text === one.text))
  if (leftOut.length === 0) return { text, leftOut }
  const isKept = (sentence: string) => !leftOut.some((one) => one.text === sentence)
  const body = leftOut
    .reduce((whole, one) => whole.replace(one.text, ''), text.body)
    .replace(/ {2,}/g, ' ')
    .replace(/^ | $/gm, '')
    .replace(/\n{3,}/g, '\n\n')
  return { text: { ...text, body, sentences: text.sentences.filter((one) => isKept(one.text)) }, leftOut }
}

function limitFor(person: Person, people: readonly Person[], { interview }: WriterInput): number {
  if (people.length > 1 && !person.isDecisionMaker) return wordsMax.amongOthers
  if (interview.kind === 'phone' || person.isRecruiter) return wordsMax.byPhone
  const region = regionOf(interview.timeZone)
  return region === 'northAmerica' ? wordsMax.full : wordsMax[region]
}

/** Each once, however it ends: a part of a note is cut with its stop and without. */
function distinct(list: readonly LeftOut[]): LeftOut[] {
  const keyOf = ({ text, reason }: LeftOut) => `${text.replace(/[\s,;:.]+$/, '')}\n${reason}`
  return [...new Map(list.toReversed().map((one) => [keyOf(one), one])).values()].toReversed()
}

/** "wnats → wants": a slip that was mended matters where the word is in a letter. */
function isTold(slip: string, letters: readonly WrittenLetter[]): boolean {
  const right = slip.slice(slip.indexOf(' → ') + 3).toLowerCase()
  // "struggles" is told as "struggle".
  const stem = right.length > 5 ? right.slice(0, -2) : right
  return letters.some(({ subject, body }) => `${subject}\n${body}`.toLowerCase().includes(stem))
}

/** Notes that nothing was wrong with. */
function unused(facts: Facts, dropped: readonly LeftOut[], used: ReadonlySet<string>): LeftOut[] {
  const told = new Set(dropped.map(({ text }) => text))
  return facts.discussed
    .filter((fact) => !used.has(fact.source) && !told.has(fact.original) && !told.has(fact.text))
    .map((fact) => ({
      text: fact.original,
      reason: 'One or two topics make the better letter; this one was not needed.',
    }))
}
