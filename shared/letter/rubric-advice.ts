import type { LetterText } from '../domain/interview.ts'
import { faultsIn, type Known, readLetter } from './rubric.ts'
import type { Finding } from './rubric-finding.ts'
import { checkFollowUp } from './rubric-follow-up.ts'
import { checkSubstance } from './rubric-substance.ts'
import { checkWhole } from './rubric-whole.ts'

/** Everything that the rubric has to say of a letter; the gravest first. */
export function checkLetter(text: Pick<LetterText, 'subject' | 'body'>, known: Known): Finding[] {
  const letter = readLetter(text)
  const isFollowUp = known.kind === 'firstFollowUp' || known.kind === 'lastFollowUp'
  const findings = [
    ...faultsIn(letter, known),
    ...(isFollowUp ? checkFollowUp(letter, known) : checkSubstance(letter, known)),
    ...checkWhole(letter, known),
  ]
  return findings.sort((one, other) => Number(other.severity === 'block') - Number(one.severity === 'block'))
}
