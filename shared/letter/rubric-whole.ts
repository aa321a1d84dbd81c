import { wornPhrases } from './phrases.ts'
import { gradeOf, sentencesIn } from './readability.ts'
import type { Known, LetterKind, Read } from './rubric.ts'
import { type Finding, warn } from './rubric-finding.ts'
import { withoutNames } from './rubric-style.ts'
import { countWords } from './words.ts'

/** Rubric R15, R18, R19, R21, R22: how long a letter is and how it sounds, as a whole. */
export function checkWhole(letter: Read, known: Known): Finding[] {
  return [
    ...checkLength(letter, known),
    ...checkWorn(letter, known),
    ...checkRhythm(letter),
    ...checkBlanks(letter),
    ...checkPostal(letter),
  ]
}

/** Words between greeting and sign-off. A follow-up has limits of its own. */
const lengths: { readonly [K in LetterKind]?: { readonly min: number; readonly max: number } } = {
  full: { min: 50, max: 190 },
  amongOthers: { min: 30, max: 150 },
  byPhone: { min: 35, max: 120 },
  nothingToSay: { min: 25, max: 120 },
}
const paragraphsMax = 4
const paragraphSentencesMax = 4
const paragraphWordsMax = 90

function checkLength({ paragraphs }: Read, { kind }: Known): Finding[] {
  const limits = lengths[kind]
  const words = countWords(paragraphs.join('\n'))
  const dense = paragraphs.filter(
    (one) => sentencesIn(one).length > paragraphSentencesMax || countWords(one) > paragraphWordsMax,
  )
  return [
    ...(limits && words > limits.max
      ? [warn('R15', `The letter is ${words} words long; under ${limits.max} is read.`)]
      : []),
    ...(limits && words < limits.min ? [warn('R15', `The letter is only ${words} words long.`)] : []),
    ...(paragraphs.length > paragraphsMax
      ? [warn('R15', `It has ${paragraphs.length} paragraphs; two to four are read.`)]
      : []),
    ...(dense.length > 0
      ? [warn('R15', 'One of its paragraphs is long: at most four sentences are read.')]
      : []),
  ]
}

const wornMax = 3

function checkWorn({ subject, beginning: { paragraphs } }: Read, { company, role }: Known): Finding[] {
  const text = withoutNames(`${subject}\n${paragraphs.join('\n')}`, [company, role])
  const worn = wornPhrases.flatMap((pattern) => text.match(pattern) ?? [])
  const shown = [...new Set(worn.map((one) => `“${one}”`))].join(', ')
  return worn.length > wornMax ? [warn('R18', `Worn in letters of thanks: ${shown}.`)] : []
}

const selfMax = 0.6
const selfRunMax = 3
const meanMin = 12
const meanMax = 21
const gradeMax = 11.5

/** Sentences of different length and beginning, none too hard. */
function checkRhythm({ beginning: { sentences } }: Read): Finding[] {
  if (sentences.length === 0) return []
  const isOwn = sentences.map((one) => /^["“(]?I\b/.test(one))
  const own = isOwn.filter(Boolean).length
  const mean = Math.round(sentences.reduce((sum, one) => sum + countWords(one), 0) / sentences.length)
  return [
    ...(sentences.length > 3 && own / sentences.length > selfMax
      ? [warn('R19', `${own} of its ${sentences.length} sentences begin with I.`)]
      : isOwn
            .map(Number)
            .join('')
            .includes('1'.repeat(selfRunMax + 1))
        ? [warn('R19', 'Four sentences on end begin with I.')]
        : []),
    ...(mean > meanMax || (mean < meanMin && sentences.length > 3)
      ? [warn('R19', `Its sentences have ${mean} words on average; 12 to 21 read best.`)]
      : []),
    ...(sentences.length > 2 && gradeOf(sentences) > gradeMax
      ? [warn('R19', 'It is hard to read: shorter words and shorter sentences help.')]
      : []),
  ]
}

function checkBlanks({ beginning: { paragraphs } }: Read): Finding[] {
  const stray = /[\p{L}\p{N}] {2,}[\p{L}\p{N}]|\s[,;:?!](?:\s|$)|\.\.(?!\.)/u
  return stray.test(paragraphs.join('\n'))
    ? [warn('R21', 'There is a stray blank or stop between words.')]
    : []
}

const postalAddress =
  /\b\d{1,5}[a-z]?,? (?:\p{Lu}[\p{L}.’'-]*\s){1,4}(?:Street|St\.|Avenue|Ave\b|Road|Rd\b|Lane|Drive|Boulevard|Blvd|Court|Terrace|Square|Row|Way)|\b[A-Z]{2} \d{5}(?:-\d{4})?\b|\bP\.? ?O\.? [Bb]ox\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/u

function checkPostal({ body }: Read): Finding[] {
  if (!postalAddress.test(body)) return []
  return [warn('R22', 'A postal address has no place in an e-mail.')]
}
