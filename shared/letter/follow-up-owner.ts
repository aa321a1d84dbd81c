import type { Fact } from './facts.ts'
import { type Person, team } from './people.ts'

/** What somebody does who is going to answer. A decision is taken by one and told by another. */
const answers =
  /\b(?:texts?|calls?|rings?|phones?|writes?|e-?mails?|tells?|repl(?:y|ies)|answers?|messages?|confirms?|lets? (?:me|us) know|(?:get|come)s? back|in touch)\b/i

/**
 * Whoever owns the process (rubric F3): the one who has promised to answer, else the recruiter, else whoever decides;
 * whoever has an address before all others.
 */
export function ownerOf(people: readonly Person[], nextStep: readonly Fact[]): Person {
  const reachable = people.filter(({ to }) => to !== null)
  const candidates = reachable.length > 0 ? reachable : people
  const promised = nextStep.filter(({ about, text }) => about !== undefined && answers.test(text))
  return (
    candidates.find(({ key }) => promised.some(({ about }) => about === key)) ??
    candidates.find(({ isRecruiter }) => isRecruiter) ??
    candidates.find(({ isDecisionMaker }) => isDecisionMaker) ??
    candidates[0] ??
    team
  )
}
