import { attribute } from './attribute.ts'
import { learnSpelling, type Spelling, withNames } from './capitals.ts'
import { cleanFragment, decode, plainLine } from './clean.ts'
import type { Person } from './people.ts'
import { hostility, privacy, strangeness } from './private.ts'
import { linesOf, sentencesOf } from './split.ts'
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
    const cleaned = cleanFragment(line, spelling)
    const kept = isSentenceWise ? withoutPrivate(cleaned.text) : cleaned.text
    const reason = kept === '' ? undefined : (privacy(kept) ?? strangeness(kept))
    if (kept === '') return undefined
    if (reason) {
      leftOut.push({ text: shown(line), reason })
      return undefined
    }
    const identity = `${source.replace(/\[\d+\]$/, '')} ${kept.toLowerCase()}`
    if (seen.has(identity)) return undefined
    seen.add(identity)
    const attribution = attribute(ownVoice(kept), people)
    if (!attribution) {
      leftOut.push({ text: shown(line), reason: 'Its heading says that it is for your own eyes.' })
      return undefined
    }
    mended.push(...cleaned.mended)
    return { ...attribution, source, original: shown(line) }
  }

  /** "Tomasz talked about his reading group", where Tomasz is the candidate. */
  const [first = ''] = plainLine(input.candidate.name, 120).split(' ')
  const ownVoice = (text: string): string => {
    if (first.length < 3 || !text.startsWith(`${first} `)) return text
    return `I${text.slice(first.length)}`.replace(/ (?:his|her) /, ' my ')
  }

  /** In the missed point a feeling is dropped and the answer beside it kept (composer 3.7). */
  const withoutPrivate = (text: string): string => {
    const sentences = sentencesOf(text)
    const kept = sentences.filter((one) => {
      const reason = privacy(one)
      if (reason) leftOut.push({ text: shown(one), reason })
      return !reason
    })
    return kept.length === sentences.length
      ? text
      : kept
          .map((one) => `${one}.`)
          .join(' ')
          .replace(/\?\./g, '?')
  }

  const { notes, candidate } = input
  const each = (list: readonly string[], field: string) =>
    list.slice(0, notesMax).flatMap((note, index) => read(note, `notes.${field}[${index}]`, false))
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
    nextStep: read(notes.nextStep, 'notes.nextStep', false),
    qualifications: candidate.qualifications.slice(0, notesMax).flatMap((line, index) => {
      const text = cleanFragment(decode(line).replaceAll('\n', ' ').slice(0, 1_200), spelling).text
      const isUsable = text !== '' && !hostility(decode(line)) && !strangeness(text)
      return isUsable ? [{ text, source: `candidate.qualifications[${index}]` }] : []
    }),
    spelling,
    leftOut,
    mended: [...new Set(mended)],
  }
}

function joined(note: string | undefined): string | undefined {
  return note?.replace(/(?<=[.!?:,])\n+/g, ' ')
}

function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
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
