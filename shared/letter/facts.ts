import { attribute, withNamesMended } from './attribute.ts'
import { withPeopleNamed } from './called-otherwise.ts'
import { learnSpelling, type Spelling, withNames } from './capitals.ts'
import { cleanFragment, decode, plainLine, removeTags } from './clean.ts'
import { answerBehind } from './confession.ts'
import { matterOfDoubt } from './doubt.ts'
import { strangeness } from './language.ts'
import { fold } from './name.ts'
import { privacy } from './note-privacy.ts'
import type { Person } from './people.ts'
import { hostility, isConfidence } from './private.ts'
import { isBanter, isOtherRound } from './remark.ts'
import { linesOf, sentencesOf } from './split.ts'
import { withNamesRaised, withoutRelation } from './step-people.ts'
import { spelledOut } from './step-words.ts'
import { candidatePronoun, inFirstPerson, type Pronoun, withPronouns } from './told.ts'
import type { WriterInput } from './writing.ts'

/** The record as facts: clean, split, filtered and attributed, each with the path it came from. */

export interface Fact {
  readonly text: string
  /** Path into the record. */
  readonly source: string
  /** As the candidate wrote it, for telling what was left out. */
  readonly original: string
  /** Key of the person it is from or about. */
  readonly about: string | undefined
  /** The note says that this person said it. */
  readonly isSaid: boolean
}

export interface LeftOut {
  readonly text: string
  readonly reason: string
}

export interface Facts {
  readonly discussed: readonly Fact[]
  readonly connection: readonly Fact[]
  readonly missed: readonly Fact[]
  readonly valueIdea: readonly Fact[]
  readonly questions: readonly Fact[]
  readonly nextStep: readonly Fact[]
  /** What was doubted about the candidate: the matter of each doubt. */
  readonly doubts: readonly Fact[]
  /** Sentences of the advertisement: a bridge between facts, never quoted. */
  readonly duties: readonly string[]
  /** Paths of notes that come first. */
  readonly favoured: readonly string[]
  /** The title that was applied for, as it was typed. */
  readonly title: string
  readonly qualifications: readonly { readonly text: string; readonly source: string }[]
  readonly spelling: Spelling
  readonly leftOut: readonly LeftOut[]
  /** Words that were mended or lowered. */
  readonly mended: readonly string[]
}

const notesMax = 60
const shownMax = 300

/** Reads everything that a letter may say. */
export function readFacts(input: WriterInput, people: readonly Person[]): Facts {
  const spelling = spellingOf(input)
  const leftOut: LeftOut[] = []
  const mended: string[] = []
  const seen = new Set<string>()

  const told = toldOf(input)
  const read = (note: string | undefined, source: string, isSentenceWise: boolean): Fact[] => {
    const raw = decode(note ?? '')
    const refusal = hostility(raw)
    if (refusal) {
      leftOut.push({ text: shown(raw), reason: refusal })
      return []
    }
    return linesOf(raw).flatMap((line) => {
      const fact = readLine(line, source, isSentenceWise)
      return fact ? [fact] : []
    })
  }

  const readLine = (line: string, source: string, isSentenceWise: boolean): Fact | undefined => {
    const isNext = source === 'notes.nextStep'
    const mentioned = withPronouns(
      withNamesMended(withPeopleNamed(isNext ? withoutRelation(line) : line, people), people),
    )
    const cleaned = cleanFragment(mentioned, spelling)
    const open = isSentenceWise ? withoutPrivate : withoutPrivateEnd
    // Read twice, as saying "I" for the candidate's name can hide a remark, and can make one.
    const typed = open(isNext ? withNamesRaised(cleaned.text) : cleaned.text)
    const kept = open(inOwnVoice(typed, source, told))
    if (kept === '') return undefined
    // Mostly all three are one.
    const readings = new Set([typed, kept, withoutName(kept, people)])
    const reason =
      [...readings].map(privacy).find((one) => one !== undefined) ??
      strangeness(kept) ??
      (isNext ? undefined : talkElsewhere(kept)) ??
      (source.startsWith('notes.discussed') ? banter(line) : undefined)
    if (reason) {
      leftOut.push({ text: shown(line), reason })
      return undefined
    }
    const identity = `${source.replace(/\[\d+\]$/, '')} ${kept.toLowerCase()}`
    if (seen.has(identity)) return undefined
    seen.add(identity)
    const attribution = attribute(kept, people)
    if (!attribution) {
      leftOut.push({
        text: shown(line),
        reason: 'It is headed by a name that is none of the interviewers, or is for your own eyes.',
      })
      return undefined
    }
    mended.push(...cleaned.mended)
    // What an idea is called is no heading: what follows the colon says what it is.
    const isWhole = source === 'notes.valueIdea' && attribution.about === undefined
    return { ...attribution, ...(isWhole && { text: kept }), source, original: shown(line) }
  }

  /** "… run past Labour Day and the schools are furious": what stands before it may be told. */
  const withoutPrivateEnd = (text: string): string => {
    const [, head = '', end = ''] =
      /^(.{20,}?)(?:,? (?:and|but) |, (?=(?:staff|everyone|everybody|people) (?:is|are|was|were)\b))(.{6,})$/.exec(
        text,
      ) ?? []
    // "The site will close, but keep it quiet": then its head is the secret.
    if (!head || !privacy(end) || isConfidence(end) || privacy(head)) return text
    leftOut.push({ text: shown(end), reason: privacy(end) ?? '' })
    return head
  }

  /** In the missed point a feeling is dropped and the answer beside it kept (composer 3.7). */
  const withoutPrivate = (text: string): string => {
    const sentences = sentencesOf(text)
    let isUsed = false
    const kept = sentences.flatMap((one, at) => {
      const reason = privacy(one)
      if (isUsed) {
        isUsed = false
        return []
      }
      if (!reason) return [one]
      const saved = answerBehind(one, sentences[at + 1])
      if (saved && !privacy(saved.told)) {
        isUsed = saved.isLonger
        return sentencesOf(saved.told)
      }
      // "so nervous, and the thing about the budget: I closed it 40k under"
      const tail = /: (I .{12,})$/.exec(one)?.[1]
      if (tail && !privacy(tail)) return [tail]
      leftOut.push({ text: shown(one), reason })
      return []
    })
    return kept.length === sentences.length && kept.every((one, at) => one === sentences[at])
      ? text
      : kept
          .map((one) => `${one}.`)
          .join(' ')
          .replace(/\?\./g, '?')
  }

  const doubts: Fact[] = []
  const readDoubt = (note: string, source: string): boolean => {
    const cleaned = cleanFragment(decode(note).replaceAll('\n', ' '), spelling).text
    const matter = hostility(note) ? undefined : matterOfDoubt(cleaned)
    if (!matter || privacy(matter)) return false
    const about = attribute(cleaned, people)?.about
    doubts.push({ text: matter, source, original: shown(note), about, isSaid: false })
    return true
  }

  const { notes, candidate, interview } = input
  const each = (list: readonly string[], field: string) =>
    list.slice(0, notesMax).flatMap((note, index) => {
      const source = `notes.${field}[${index}]`
      return field === 'discussed' && readDoubt(note, source) ? [] : read(note, source, false)
    })
  const discussed = each(notes.discussed, 'discussed')
  const isShared = ({ text }: Fact) =>
    /^(?:we both|both of us|both) |,? (?:as I do|like me|same as me)$/i.test(text)
  const connection = read(notes.connection, 'notes.connection', false)
  return {
    discussed: discussed.filter((fact) => !isShared(fact)),
    connection: [...connection, ...discussed.filter(isShared)],
    missed: read(notes.missed, 'notes.missed', true),
    valueIdea: read(joined(notes.valueIdea), 'notes.valueIdea', false),
    questions: each(notes.questions, 'questions'),
    nextStep: read(notes.nextStep && spelledOut(notes.nextStep), 'notes.nextStep', true),
    doubts,
    duties: dutiesOf(interview.jobDescription),
    favoured: input.favoured ?? [],
    title: plainLine(interview.role),
    qualifications: candidate.qualifications.slice(0, notesMax).flatMap((line, index) => {
      const { text, mended: slips } = cleanFragment(
        decode(line).replaceAll('\n', ' ').slice(0, 1_200),
        spelling,
      )
      const isUsable = text !== '' && !hostility(decode(line)) && !strangeness(text)
      if (isUsable) mended.push(...slips)
      return isUsable ? [{ text, source: `candidate.qualifications[${index}]` }] : []
    }),
    spelling,
    leftOut,
    mended: [...new Set(mended)],
  }
}

/** An advertisement that holds what no advertisement says is not looked at. */
function dutiesOf(advertisement: string | undefined): string[] {
  const text = decode((advertisement ?? '').slice(0, 8_000))
  return text
    .split('\n')
    .flatMap((line) => sentencesOf(line))
    .filter((line) => !hostility(line))
    .slice(0, 80)
}

function talkElsewhere(text: string): string | undefined {
  return isOtherRound(text) ? 'It reads like a round of interviews with somebody else.' : undefined
}

function banter(line: string): string | undefined {
  return isBanter(line) ? 'It reads like banter, and holds nothing of the work to tell.' : undefined
}

/** "Hannah was so full on" is judged as "she was so full on" is. */
function withoutName(text: string, people: readonly Person[]): string {
  const [first = '', next = ''] = text.split(' ', 2)
  const isOne = people.some(({ name }) => name?.forms.includes(fold(first)))
  return isOne && /^(?:is|was|looked|seemed|sounded)$/.test(next) ? `she${text.slice(first.length)}` : text
}

interface Told {
  readonly first: string
  readonly pronoun: Pronoun | undefined
  /** The notes tell the two people apart by "he" and "she". */
  readonly isClear: boolean
}

/** Notes that speak of the candidate by name. */
function toldOf({ candidate, notes }: WriterInput): Told | undefined {
  const [first = ''] = plainLine(candidate.name, 120).split(' ')
  const texts = [
    ...notes.discussed,
    ...notes.questions,
    notes.connection,
    notes.missed,
    notes.valueIdea,
    notes.nextStep,
  ].flatMap((text) => (text ? [text.slice(0, 4_000)] : []))
  const named = new RegExp(`(?<!\\p{L})${first.replace(/[^\p{L}]/gu, '.')}(?!\\p{L})`, 'u')
  if (first.length < 3 || !texts.some((text) => named.test(text))) return undefined
  const pronoun = candidatePronoun(texts, first)
  const all = texts.join(' ')
  const isClear = pronoun !== undefined && /\b(?:he|him|his)\b/i.test(all) && /\b(?:she|her)\b/i.test(all)
  return { first, pronoun, isClear }
}

function inOwnVoice(text: string, source: string, told: Told | undefined): string {
  if (!told) return text
  const { first, pronoun, isClear } = told
  const isOwn = isClear || /^notes\.(?:missed|valueIdea)/.test(source) || text.startsWith(`${first} `)
  return inFirstPerson(text, first, isOwn ? pronoun : undefined)
}

/** Whether "he" and "she" can be told apart in notes that speak of the candidate by name. */
export function isToldUnclearly(input: WriterInput): boolean {
  const told = toldOf(input)
  return told !== undefined && !told.isClear
}

function joined(note: string | undefined): string | undefined {
  return note?.replace(/(?<=[.!?:,])\n+/g, ' ')
}

function shown(text: string): string {
  const line = removeTags(text).replace(/\s+/g, ' ').trim()
  return line.length > shownMax ? `${line.slice(0, shownMax - 1).toWellFormed()}…` : line
}

/** How the record writes its own words; the advertisement counts for spelling only. */
function spellingOf({ candidate, interview, interviewers, notes }: WriterInput): Spelling {
  const texts = [
    ...notes.discussed,
    ...notes.questions,
    ...[notes.connection, notes.missed, notes.valueIdea, notes.nextStep, candidate.headline],
    ...candidate.qualifications,
    interview.jobDescription,
  ]
  const cut = texts.flatMap((text) => (text ? [text.slice(0, 4_000)] : []))
  const names = [candidate.name, interview.company, ...interviewers.map(({ name }) => name ?? '')]
  return withNames(
    learnSpelling(cut.slice(0, 120)),
    names.map((name) => name.slice(0, 300)),
  )
}
