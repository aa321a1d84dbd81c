import { composeMessage, link, type Message, paragraph } from './layout.ts'
import { shortened } from './wording.ts'

export interface BrokenFacts {
  /** `Google: ida@home.example`. */
  readonly name: string
  /** Why, as a sentence: `Google says that access was withdrawn.` */
  readonly why: string
  /** What to do about it, as a sentence. */
  readonly remedy: string
  readonly link: string
}

const nameMax = 40

/** A connected calendar brings nothing any more, until the candidate acts. */
export function brokenMessage({ name, why, remedy, link: url }: BrokenFacts): Message {
  return composeMessage(`We cannot read your calendar any more (${shortened(name, nameMax)})`, [
    paragraph(`${why} From now on we hear of no new interviews in it, and of no changes.`),
    paragraph(`It is the calendar “${name}”. ${remedy}`),
    link('Connect it again', url),
    paragraph(
      'Interviews that we know of go on as before. If you took our access away on purpose there is nothing to do, and ' +
        'this is the only mail about it.',
    ),
  ])
}
