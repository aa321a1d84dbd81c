import { isBalanced } from './check.ts'
import { evidenceOf } from './evidence.ts'
import { blockedPhrases, wornPhrases } from './phrases.ts'
import { gradeOf, sentencesIn } from './readability.ts'
import type { Known, LetterKind, Read } from './rubric.ts'
import { block, type Finding, warn } from './rubric-finding.ts'
import { countWords } from './words.ts'

/** Rubric R15, R18, R19, R21: how long it is, and how it sounds. */
export function checkStyle(letter: Read, known: Known): Finding[] {
  return [
    ...checkLength(letter, known),
    ...checkPhrases(letter, known),
    ...checkRhythm(letter),
    ...checkMarks(letter, known),
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

function checkPhrases(
  { subject, beginning: { paragraphs, sentences } }: Read,
  { company, role }: Known,
): Finding[] {
  // What the company and the role are called is not the candidate's choice of words.
  const text = [company, role].reduce(
    (rest, name) => (name ? rest.replaceAll(name, 'X') : rest),
    `${subject}\n${paragraphs.join('\n')}`,
  )
  const blocked = blockedPhrases.flatMap(({ pattern, why }) =>
    [...new Set(text.match(pattern) ?? [])].map((found) =>
      block(
        'R18',
        `It says “${found}”, ${why}.`,
        sentences.filter((one) => one.includes(found)),
      ),
    ),
  )
  const worn = wornPhrases.flatMap((pattern) => text.match(pattern) ?? [])
  const shown = [...new Set(worn.map((one) => `“${one}”`))].join(', ')
  return [
    ...blocked,
    ...(worn.length > wornMax ? [warn('R18', `Worn in letters of thanks: ${shown}.`)] : []),
    ...(/—/.test(text)
      ? [
          block(
            'R19',
            'It has a long dash (—), which readers take for the mark of a machine.',
            sentences.filter((one) => one.includes('—')),
          ),
        ]
      : []),
  ]
}

const selfMax = 0.6
const selfRunMax = 3
const sentenceWordsMax = 42
const meanMin = 12
const meanMax = 21
const gradeMax = 11.5
const item = "[\\p{L}\\p{N}’'-]+(?: (?!and |or )[\\p{L}\\p{N}’'-]+){0,3}"
const listOfThree = new RegExp(
  `(?<![\\p{L}\\p{N}’'-])${item}, ${item},? (?:and|or) (?!(?:I|we|it|you|they|he|she|that|then) )${item}`,
  'giu',
)

/** Sentences of different length and beginning, none too hard. */
function checkRhythm({ beginning: { sentences } }: Read): Finding[] {
  if (sentences.length === 0) return []
  const isOwn = sentences.map((one) => /^["“(]?I\b/.test(one))
  const own = isOwn.filter(Boolean).length
  const lengths = sentences.map(countWords)
  const mean = Math.round(lengths.reduce((sum, one) => sum + one, 0) / sentences.length)
  const long = sentences.filter((_, index) => (lengths[index] ?? 0) > sentenceWordsMax)
  const lists = sentences.filter((one) => one.match(listOfThree))
  return [
    ...(sentences.length > 3 && own / sentences.length > selfMax
      ? [warn('R19', `${own} of its ${sentences.length} sentences begin with I.`)]
      : isOwn
            .map(Number)
            .join('')
            .includes('1'.repeat(selfRunMax + 1))
        ? [warn('R19', 'Four sentences on end begin with I.')]
        : []),
    ...long.map((one) =>
      warn('R19', `One sentence is ${countWords(one)} words long: “${start(one)}”`, [one]),
    ),
    ...(mean > meanMax || (mean < meanMin && sentences.length > 3)
      ? [warn('R19', `Its sentences have ${mean} words on average; 12 to 21 read best.`)]
      : []),
    ...(sentences.length > 2 && gradeOf(sentences) > gradeMax
      ? [warn('R19', 'It is hard to read: shorter words and shorter sentences help.')]
      : []),
    ...(lists.length > 1
      ? [warn('R19', 'More than one list of three things sounds machine-made.', lists.slice(1))]
      : []),
  ]
}

function start(sentence: string): string {
  return `${sentence.split(' ', 6).join(' ')} …`
}

function checkMarks(
  { subject, body, beginning: { paragraphs, sentences } }: Read,
  { facts }: Known,
): Finding[] {
  const text = paragraphs.join('\n')
  const { text: given } = evidenceOf(facts)
  const isGiven = (found: string) => given.includes(found.normalize('NFC').toLowerCase())
  const pairs = text.matchAll(/(?<![\p{L}’'-])(\p{L}{2,}) \1(?![\p{L}’'-])/giu)
  const doubled = [...new Map([...pairs].map((pair) => [pair[0], pair])).values()].filter(
    ([found]) => !/^(?:had had|that that)$/i.test(found) && !isGiven(found),
  )
  return [
    ...doubled.map(([found, word = '']) =>
      warn(
        'R21',
        `It says “${word}” twice on end.`,
        sentences.filter((one) => one.includes(found)),
      ),
    ),
    ...(isBalanced(subject) && isBalanced(body)
      ? []
      : [
          warn(
            'R21',
            'A quotation mark or a bracket opens and does not close.',
            sentences.filter((one) => !isBalanced(one)),
          ),
        ]),
    ...(/[\p{L}\p{N}] {2,}[\p{L}\p{N}]|\s[,;:?!](?:\s|$)|\.\.(?!\.)/u.test(text)
      ? [warn('R21', 'There is a stray blank or stop between words.')]
      : []),
  ]
}
