import type { Occasion } from './occasion.ts'
import type { Plan } from './select.ts'
import type { Wording, Wordings } from './voice.ts'
import { sentence } from './voice.ts'
import { countWords } from './words.ts'

/** The candidate's own work as the answer to what was talked about (rubric R7). */

/** What was done, not what one is or has. */
function isDeed(claim: string): boolean {
  return /^I (?!am|have|hold|work|know|speak|was)(?:[A-Z]+ )?\p{Ll}/u.test(claim)
}

/** `I led … at Pavelka Freight` → `At Pavelka Freight I led …`, where the place stands for itself. */
export function placedFirst(claim: string): string | undefined {
  const match =
    /^I (.{8,}?) at ((?:\p{Lu}[\p{L}\p{N}&'’.-]*)(?: (?:\p{Lu}[\p{L}\p{N}&'’.-]*|of|and|the|&))*)(, .{3,}|)\.$/u.exec(
      claim,
    )
  const [, deed = '', place = '', rest = ''] = match ?? []
  if (!match || / at | for | with \p{Lu}/u.test(deed) || /\b(?:of|and|the|&)$/.test(place)) return undefined
  return `At ${place} I ${deed}${rest}.`
}

/** The proof, tied to the topic just named where they are plainly about the same work. */
export function proofWordings(
  { proof, topic, bond, doubt }: Plan,
  { seed, index }: Pick<Occasion, 'seed' | 'index'>,
  isPlain: boolean,
  isFull: boolean,
): Wordings {
  if (!proof) throw new Error('There is no proof to word')
  const [head, ...tail] = proof.value.wording
  const plain: Wording = [head, ...tail]
  const placed = placedFirst(head)
  const first: Wordings = placed ? [plain, [placed, ...tail]] : [plain]
  if (!isDeed(head) || isPlain || doubt) return first
  if (bond === 'same' && topic && !topic.value.about?.startsWith('my ') && !topic.value.walked) {
    const same = topic.value.about
      ? ['That is work I have done', 'I have done that work myself']
      : ['That is something I have worked on', 'I have worked on that myself']
    const [one = same[0], other = same[1]] = (seed.length + index) % 2 === 0 ? same : [...same].reverse()
    const tied = (lead: string | undefined): Wording => [`${lead}: ${head}`, ...tail]
    return [tied(one), tied(other)]
  }
  if (!isFull && bond === 'none' && countWords(head) <= 24) {
    const lead = /\d/.test(head) ? 'one figure from my own work' : 'one thing from my own work'
    return [[sentence(`${lead}: ${head}`), ...tail], plain]
  }
  return first
}
