import type { Day } from '../domain/instant.ts'
import type { InterviewFacts, LetterText, Sentence } from '../domain/interview.ts'
import { calendarOf, interviewDayPhrase } from './days.ts'

/** What a written letter needs to stay true without the writer: the day of sending, and the name under it. */

/**
 * A letter written for `from` as it has to read when it goes out on `to`: the sentences that say when the interview
 * was say "yesterday" instead of "today", and nothing else changes.
 */
export function redate(
  text: LetterText,
  interview: Pick<InterviewFacts, 'endsAt' | 'timeZone'>,
  from: Day,
  to: Day,
): LetterText {
  const [was, will] = [from, to].map((day) => interviewDayPhrase(calendarOf({ interview, day })))
  if (was === undefined || will === undefined || was === will) return text
  let { body } = text
  const sentences = text.sentences.map((sentence): Sentence => {
    if (!sentence.sources.includes('interview.startsAt')) return sentence
    const redated = reworded(sentence.text, was, will)
    body = body.replace(sentence.text, () => redated)
    return { ...sentence, text: redated }
  })
  return { ...text, body, sentences }
}

const isNamed = (day: string) => day.startsWith('on ')

/** Says the first mention of one day as another: what follows it, a topic or a role, is not about the interview's day. */
function reworded(sentence: string, was: string, will: string): string {
  // As `interviewOf` in opening.ts has it: "for today’s interview" is "for the interview on Tuesday".
  const owned = isNamed(was) ? `(?<=\\bfor )the (?<what>interview) ${was}` : `${was}[’']s (?<what>\\p{Ll}+)`
  const mention = new RegExp(`(?<![\\p{L}\\p{N}])(?:${owned}|${was})(?![\\p{L}\\p{N}])`, 'u')
  return sentence.replace(mention, (...match) => {
    const { what } = match.at(-1) as { what?: string }
    if (what === undefined) return will
    return isNamed(will) ? `the ${what} ${will}` : `${will}'s ${what}`
  })
}

/** Fills the slot that the writer leaves under a letter while the profile has no name. */
export function signed(text: LetterText, name: string): LetterText {
  return name ? { ...text, body: text.body.replace(/^\[your name\]$/m, () => name) } : text
}
