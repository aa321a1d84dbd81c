import type { LetterText } from '../domain/interview.ts'
import type { Told } from './model-answer.ts'
import { type Brief, tells } from './model-brief.ts'
import type { Frame } from './model-frame.ts'
import { type Known, letterFaults } from './rubric.ts'
import { similarity, similarityMax } from './similarity.ts'
import { auxiliaries, countWords, determiners, prepositions, subjects, wordsOf } from './words.ts'

/** What is wrong with a model's letter as a whole (the lines of the rubric that a program decides). */

/** Rubric R15, of a letter to which the last paragraph and the first words of the first are given. */
const paragraphs = { max: 3, sentencesMax: 4, wordsMax: 90 }
/** Rubric R19. */
const ownMax = 0.6
const ownRunMax = 3
/** English prose has more than twice as many small words as this. */
const englishMin = 0.2

/** The faults of the letter, in words that the model is told; empty when it may be sent to the candidate. */
export function wholeFaults(
  told: readonly Told[],
  brief: Brief,
  letter: LetterText,
  others: readonly string[],
): string[] {
  const texts = told.map(({ text }) => text)
  const whole = texts.join(' ')
  const words = countWords(whole)
  const missing = brief.facts.filter(
    (fact) =>
      fact.isMust &&
      !tells(
        told
          .filter(({ facts }) => facts.includes(fact))
          .map(({ text }) => text)
          .join(' '),
        fact,
      ),
  )
  return [
    ...(brief.known ? rubricFaults(letter, brief.known, texts) : []),
    ...missing.map(({ id }) => `It does not tell ${id}, which must be told.`),
    ...(new Set(texts).size < texts.length ? ['It says the same sentence twice.'] : []),
    ...(words > brief.wordsMax ? [`It has ${words} words; ${brief.wordsMax} are the most.`] : []),
    ...(words < brief.wordsMin ? [`It has ${words} words; ${brief.wordsMin} are the least.`] : []),
    ...shapeFaults(told, brief.frame),
    ...(texts.filter((text) => /\bthank/i.test(text)).length > 2 ? ['It thanks more than twice.'] : []),
    ...ownFaults(letter.sentences.map(({ text }) => text)),
    ...(isEnglish(whole) ? [] : ['It is not in English.']),
    ...(texts.filter((text) => text.includes('?')).length > 1 ? ['It asks more than one question.'] : []),
    ...(others.some((other) => similarity(letter.body, other) > similarityMax)
      ? ['It is too much like the letter to somebody else in the same panel.']
      : []),
  ]
}

/** These name the reader and the company. */
const ofOthers = new Set(['R3', 'R5'])

/** The rubric reads the whole letter, and may quote what the model is not told: names, and the sentences around its own. */
function rubricFaults(letter: LetterText, known: Known, texts: readonly string[]): string[] {
  return letterFaults(letter, known).map(({ rule, message, sentences = [] }) =>
    !ofOthers.has(rule) && sentences.every((one) => texts.includes(one))
      ? message
      : 'It does not fit the letter around it.',
  )
}

function shapeFaults(told: readonly Told[], { opening }: Frame): string[] {
  const numbers = told.map(({ paragraph }) => paragraph)
  const all = [...new Set(numbers)]
  const isInOrder = numbers.every((number, at) => at === 0 || number >= (numbers[at - 1] ?? 0))
  const isLong = all.some((number, at) => {
    const own = [...(at === 0 ? opening : []), ...told.filter(({ paragraph }) => paragraph === number)].map(
      ({ text }) => text,
    )
    return own.length > paragraphs.sentencesMax || countWords(own.join(' ')) > paragraphs.wordsMax
  })
  return [
    ...(isInOrder ? [] : ['Its paragraphs are not in order.']),
    ...(all.length > paragraphs.max
      ? [`It has ${all.length} paragraphs; ${paragraphs.max} are the most.`]
      : []),
    ...(isLong ? [`A paragraph has more than ${paragraphs.sentencesMax - 1} sentences.`] : []),
  ]
}

function ownFaults(texts: readonly string[]): string[] {
  const own = texts.map((text) => /^I\b/.test(text))
  const isRun = own.some((_, at) => at >= ownRunMax && own.slice(at - ownRunMax, at + 1).every(Boolean))
  return isRun || own.filter(Boolean).length / own.length > ownMax ? ['Too many sentences begin with I.'] : []
}

function isEnglish(text: string): boolean {
  const words = wordsOf(text)
  const isSmall = (word: string) =>
    [auxiliaries, determiners, prepositions, subjects].some((list) => list.has(word))
  return words.filter(isSmall).length / Math.max(1, words.length) >= englishMin
}
