import { chooseInTurn } from './choose.ts'
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

/** Only what touches the topic is claimed to: whether it is the very same work is for the reader to say. */
const ties = [
  'That is close to work I have done',
  'I have done work close to that',
  'That is ground I know',
] as const

/** For work that stands for itself. */
const leads = [
  'what I would bring to the role',
  'one thing that I would bring with me',
  'for the role itself, I would add this',
] as const

/** The proof, tied to the topic just named where they are plainly about the same work. */
export function proofWordings(
  plan: Plan,
  { seed, index }: Pick<Occasion, 'seed' | 'index'>,
  isPlain: boolean,
  isFull: boolean,
): Wordings {
  const { proof, topic, bond, doubt } = plan
  if (!proof) throw new Error('There is no proof to word')
  const [head, ...tail] = proof.value.wording
  const plain: Wording = [head, ...tail]
  const placed = placedFirst(head)
  const first: Wordings = placed ? [plain, [placed, ...tail]] : [plain]
  if (isPlain || doubt) return first
  if (isTied(plan)) return [[`${chooseInTurn(ties, `${seed} tie`, index)}: ${head}`, ...tail]]
  if (topic && bond === 'none' && countWords(head) <= 26 && isDeed(head)) {
    const lead: Wording = [sentence(`${chooseInTurn(leads, `${seed} lead`, index)}: ${head}`), ...tail]
    if (plan.more) return first
    return isFull ? [lead, ...first] : [lead]
  }
  return first
}
