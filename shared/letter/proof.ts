import type { Plan } from './plan.ts'
import type { Wording, Wordings } from './voice.ts'

/** The candidate's own work as the answer to what was talked about (rubric R7). */

/** What was done, not what one is or has. */
function isDeed(claim: string): boolean {
  return /^I (?!am|have|hold|work|know|speak|was)(?:[A-Z]+ )?\p{Ll}/u.test(claim)
}

/** `I led … at Pavelka Freight` → `At Pavelka Freight I led …`, where the place stands for itself. */
function placedFirst(claim: string): string | undefined {
  const match =
    /^I (.{8,}?) at ((?:\p{Lu}[\p{L}\p{N}&'’.-]*)(?: (?:\p{Lu}[\p{L}\p{N}&'’.-]*|of|and|the|&))*)(, .{3,}|)\.$/u.exec(
      claim,
    )
  const [, deed = '', place = '', rest = ''] = match ?? []
  if (!match || / at | for | with \p{Lu}/u.test(deed) || /\b(?:of|and|the|&)$/.test(place)) return undefined
  return `At ${place} I ${deed}${rest}.`
}

/** Whether the proof can be tied to the topic: it is a deed, and about the very thing. */
export function isTied({ proof, topic, bond, doubt }: Plan): boolean {
  if (!proof || !topic || doubt || bond !== 'same' || !isDeed(proof.value.wording[0])) return false
  return !topic.value.about?.startsWith('my ') && !topic.value.walked
}

/** The proof, in one breath with the topic that it follows where both are plainly about the same work. */
export function proofWordings(plan: Plan, isPlain: boolean): Wordings {
  const { proof, doubt } = plan
  if (!proof) throw new Error('There is no proof to word')
  const [head, ...tail] = proof.value.wording
  const plain: Wording = [head, ...tail]
  if (!isPlain && isTied(plan)) return [[`In work close to that, ${head}`, ...tail]]
  const placed = isPlain || doubt ? undefined : placedFirst(head)
  return placed ? [plain, [placed, ...tail]] : [plain]
}
