import type { LeftOut } from './facts.ts'
import type { Found, Plan } from './plan.ts'

/** What the candidate struck out of one letter; every other letter stays as it is. */

const reason = 'You struck it out of the letter.'

/** The plan without the facts under these paths, and those of them that were notes. */
export function withoutStruck(
  plan: Plan,
  paths: readonly string[],
): { readonly plan: Plan; readonly struck: readonly LeftOut[] } {
  const struck: LeftOut[] = []
  if (paths.length === 0) return { plan, struck }
  const isKept = ({ source, original }: Found<unknown>): boolean => {
    if (!paths.includes(source)) return true
    if (source.startsWith('notes.')) struck.push({ text: original, reason })
    return false
  }
  const kept = <T>(found: Found<T> | undefined) => (found && isKept(found) ? found : undefined)
  const topic = kept(plan.topic)
  const proof = kept(plan.proof)
  const second = kept(plan.second)
  const secondProof = kept(plan.secondProof)
  const question = kept(plan.question)
  const isAnswered = second !== undefined || plan.second === undefined
  return {
    plan: {
      // The other topic takes the place of one that is gone.
      topic: topic ?? second,
      proof,
      bond: topic && proof ? plan.bond : 'none',
      second: topic ? second : undefined,
      secondProof: topic && isAnswered ? secondProof : undefined,
      more: kept(plan.more),
      doubt: proof && kept(plan.doubt),
      missed: kept(plan.missed),
      missedProof: kept(plan.missedProof),
      idea: kept(plan.idea),
      ideaTopic: kept(plan.ideaTopic),
      question,
      questionProof: question && kept(plan.questionProof),
      connection: kept(plan.connection),
      nextStep: kept(plan.nextStep),
    },
    struck,
  }
}
