import { fold } from './fold.ts'
import { bareTitle } from './meeting.ts'
import { doubtfulStep, hiringStep, interviewWord, talkWord } from './words-for.ts'

/**
 * A title without what changes from one meeting to the next: names are `*`, figures are `#`. "Interview: Jonas Keller
 * (Backend)" and "Interview: Ada Obi (Sales)" have the shape `interview: * (*)`. At most 300 characters.
 *
 * The first word is kept, and so is what is written small, as names are not, or belongs to the words of interviews.
 * Scripts that know no capitals are kept as they are.
 */
export function titleShape(title: string): string {
  const shaped = bareTitle(title).replace(/[\p{L}\p{M}\p{N}]+/gu, (word, at: number) => {
    if (/\p{N}/u.test(word)) return '#'
    return at === 0 || !/^\p{Lu}/u.test(word) || isKnown(fold(word)) ? fold(word) : '*'
  })
  return shaped.replace(/\*(?:[\s.'’-]*\*)+/g, '*')
}

function isKnown(word: string): boolean {
  return [interviewWord, hiringStep, doubtfulStep, talkWord].some((words) => words.test(word))
}
