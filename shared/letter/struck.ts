import type { LeftOut } from './facts.ts'
import type { Found, Plan } from './select.ts'

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
  const topics = plan.topics.filter(isKept)
  const qualifications = plan.qualifications.filter(isKept)
  const isSamePair = topics[0] === plan.topics[0] && qualifications[0] === plan.qualifications[0]
  return {
    plan: {
      topics,
      qualifications,
      isLinked: plan.isLinked && isSamePair,
      missed: kept(plan.missed),
      idea: kept(plan.idea),
      question: kept(plan.question),
      connection: kept(plan.connection),
      nextStep: kept(plan.nextStep),
    },
    struck,
  }
}
