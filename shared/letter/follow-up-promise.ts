import type { Day } from '../domain/instant.ts'
import { withoutTimes } from './dated-step.ts'
import { calendarOf } from './days.ts'
import { readFacts } from './facts.ts'
import { readPeople } from './people.ts'
import { isOwed } from './step-owed.ts'
import { stepsIn } from './step-words.ts'
import type { WriterInput } from './writing.ts'

/** Until when they asked for patience: the last day that what they promised may mean, so that nobody writes before it. */

/** When the work would begin is no promise of an answer. */
const start = /\bstart(?:s|ing)?(?: date)?$/i

/**
 * The last day that the record's next step names, or undefined where it names none that could be told. A day on which
 * the candidate is to send something is no promise of theirs.
 */
export function promisedDay(input: WriterInput): Day | undefined {
  const calendar = calendarOf(input)
  return readFacts(input, readPeople(input))
    .nextStep.flatMap(({ text }) => {
      const { dated, clauses } = stepsIn(text, calendar)
      const theirs = clauses.filter((step) => !isOwed(step) && !start.test(withoutTimes(step)))
      return dated.lastOf(theirs.join(' ')) ?? []
    })
    .toSorted()
    .at(-1)
}
