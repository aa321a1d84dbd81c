import { isBalanced } from './check.ts'
import { evidenceOf } from './evidence.ts'
import { blockedPhrases } from './phrases.ts'
import type { Known, Read } from './rubric.ts'
import { block, type Finding, warn } from './rubric-finding.ts'
import { countWords } from './words.ts'

/** Rubric R18, R19, R21: phrases, sentences and marks that a letter is better without, each in its place. */
export function checkStyle(letter: Read, known: Known): Finding[] {
  return [...checkPhrases(letter, known), ...checkSentences(letter), ...checkMarks(letter, known)]
}

function checkPhrases(
  { subject, beginning: { paragraphs, sentences } }: Read,
  { company, role }: Known,
): Finding[] {
  const text = withoutNames(`${subject}\n${paragraphs.join('\n')}`, [company, role])
  const holding = (found: string) => sentences.filter((one) => one.includes(found))
  const blocked = blockedPhrases.flatMap(({ pattern, why }) =>
    [...new Set(text.match(pattern) ?? [])].map((found) =>
      block('R18', `It says “${found}”, ${why}.`, holding(found)),
    ),
  )
  const dash = 'It has a long dash (—), which readers take for the mark of a machine.'
  return [...blocked, ...(text.includes('—') ? [block('R19', dash, holding('—'))] : [])]
}

/** What the company and the role are called is not the candidate's choice of words. */
export function withoutNames(text: string, names: readonly string[]): string {
  return names.reduce((rest, name) => (name ? rest.replaceAll(name, 'X') : rest), text)
}

const sentenceWordsMax = 42
const item = "[\\p{L}\\p{N}’'-]+(?: (?!and |or )[\\p{L}\\p{N}’'-]+){0,3}"
const listOfThree = new RegExp(
  `(?<![\\p{L}\\p{N}’'-])${item}, ${item},? (?:and|or) (?!(?:I|we|it|you|they|he|she|that|then) )${item}`,
  'giu',
)

/** None too long, and not one list of three after the other. */
function checkSentences({ beginning: { sentences } }: Read): Finding[] {
  const long = sentences.filter((one) => countWords(one) > sentenceWordsMax)
  const lists = sentences.filter((one) => one.match(listOfThree))
  return [
    ...long.map((one) =>
      warn('R19', `One sentence is ${countWords(one)} words long: “${start(one)}”`, [one]),
    ),
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
  ]
}
