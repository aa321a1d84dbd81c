import type { LetterText } from '../domain/interview.ts'
import { type Anatomy, anatomyOf, sentencesIn } from './readability.ts'
import { checkFacts } from './rubric-facts.ts'
import type { Finding } from './rubric-finding.ts'
import { checkReader } from './rubric-reader.ts'
import { checkStyle } from './rubric-style.ts'

/**
 * The lines of the rubric that a program can decide, for a letter that the writer made and for one that
 * the candidate changed alike. Pure; nothing is patched, only told.
 */

export type FollowUpKind = 'firstFollowUp' | 'lastFollowUp'
export type LetterKind = 'full' | 'amongOthers' | 'byPhone' | 'nothingToSay' | FollowUpKind

/** What is known of the occasion: what the letter may say and to whom. */
export interface Known {
  readonly kind: LetterKind
  readonly company: string
  readonly role: string
  readonly candidate: string
  /** By every name that the record gives the reader; empty where nobody is greeted by name. */
  readonly reader: readonly string[]
  /** Where the letter goes. */
  readonly to: string | null
  /** The other people of the interview. */
  readonly others: readonly string[]
  /** What was talked about, with this reader in particular where the notes say so. */
  readonly topics: readonly string[]
  readonly missed: string | undefined
  readonly qualifications: readonly string[]
  /** Everything that the record says, the calendar and the profile included. */
  readonly facts: readonly string[]
}

/** A letter as the checks see it. */
export interface Read extends Anatomy {
  readonly subject: string
  readonly body: string
  /** Of the paragraphs. */
  readonly sentences: readonly string[]
  /** As much as is read word by word for advice: all of any letter, and not all of a text that is none. */
  readonly beginning: Pick<Read, 'paragraphs' | 'sentences'>
}

/** Of a longer text the wording is advised on so far; what must not go out at all is looked for in the whole of it. */
const advisedMax = 5_000

/** Takes a letter apart for the checks. */
export function readLetter({ subject, body }: Pick<LetterText, 'subject' | 'body'>): Read {
  const anatomy = anatomyOf(body)
  const { paragraphs } = anatomy
  const sentences = paragraphs.flatMap(sentencesIn)
  return { subject, body, ...anatomy, sentences, beginning: beginningOf({ paragraphs, sentences }) }
}

function beginningOf(whole: Read['beginning']): Read['beginning'] {
  const text = whole.paragraphs.join('\n\n')
  if (text.length <= advisedMax) return whole
  const paragraphs = text.slice(0, advisedMax).split('\n\n')
  return { paragraphs, sentences: paragraphs.flatMap(sentencesIn) }
}

/**
 * What keeps a letter from going out as it is: what must not be in any letter, and what a sentence less would mend.
 * Where `sentences` are named, the letter is right without them.
 */
export function letterFaults(text: Pick<LetterText, 'subject' | 'body'>, known: Known): Finding[] {
  return faultsIn(readLetter(text), known).filter(
    ({ severity, sentences }) => severity === 'block' || (sentences?.length ?? 0) > 0,
  )
}

/** The checks that find faults, and slips of names beside them. */
export function faultsIn(letter: Read, known: Known): Finding[] {
  return [...checkReader(letter, known), ...checkFacts(letter, known), ...checkStyle(letter, known)]
}
