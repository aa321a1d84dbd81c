import { type Fact, type Facts, isToldUnclearly } from './facts.ts'
import { type Person, team } from './people.ts'
import type { Voice } from './voice.ts'
import type { WriterInput } from './writing.ts'

/** Who hears a fact: whether the reader was there, works with the candidate already, and can be meant by "she". */

/** Whether the reader sat in the interview; a mailbox that several people read did not. */
export function isThere(reader: Person): boolean {
  return !reader.isShared && reader !== team
}

/** Somebody who works there already: by the kind of interview, the title of the role, or their own words. */
export function isInternalMove({ interview, candidate }: Pick<WriterInput, 'interview' | 'candidate'>) {
  return (
    interview.kind === 'internal' ||
    /\(internal\)|\binternal (?:move|transfer|candidate|applicant|vacancy)\b/i.test(interview.role) ||
    candidate.qualifications.some((line) => /^\S+ years? with us\b/i.test(line))
  )
}

/** How a fact is told to `reader`, one of `people`. */
export function voiceFor(
  input: WriterInput,
  people: readonly Person[],
  reader: Person,
  fact: Fact,
  { spelling }: Pick<Facts, 'spelling'>,
): Voice {
  // Beside recruiters, the one who does the work is the one who talked about it.
  const workers = people.filter(({ isRecruiter }) => !isRecruiter)
  const isAlone = people.length <= 1 || (workers.length === 1 && workers[0] === reader)
  const isPresent = isThere(reader)
  return {
    reading: {
      reader: reader.name,
      titles: reader.titles,
      isOnly: (isAlone && isPresent && !isToldUnclearly(input)) || fact.about === reader.key,
      isInternal: isInternalMove(input),
      isSpeech: fact.isSaid,
      isOwn: false,
    },
    spelling,
    isAlone,
    isPanel: input.interview.kind === 'panel' && !isAlone,
    isSaid: fact.isSaid,
    isThere: isPresent,
  }
}
