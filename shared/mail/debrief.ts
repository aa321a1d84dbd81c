import { composeMessage, link, list, type Message, paragraph } from './layout.ts'
import { interviewWith, listed, subjectAbout } from './wording.ts'

export interface DebriefFacts {
  readonly company: string
  readonly role: string
  /** Those known so far, by name. */
  readonly interviewers: readonly string[]
  readonly link: string
  /** When the letters are drafted: `Tue 17 Nov, 17:30`. */
  readonly draftsAt: string
  /** A few lines in answer to this mail become notes. */
  readonly isAnswerable: boolean
}

/** Asks the candidate how it went, while it is fresh. */
export function debriefMessage({
  company,
  role,
  interviewers,
  link: url,
  draftsAt,
  isAnswerable,
}: DebriefFacts): Message {
  const known = interviewers.length > 0 ? ` (so far we know of ${listed(interviewers)})` : ''
  return composeMessage(
    subjectAbout(company, (name) => `How was your interview with ${name}?`),
    [
      paragraph(`Your ${interviewWith(company, role)} should be over by now. We hope it went well.`),
      paragraph('If you have two minutes, write down what you remember. A few words are enough:'),
      list([
        `who was there${known}`,
        'what you talked about',
        'what you wish you had said',
        'an idea for them, if you have one',
        'when they promised to get back to you',
      ]),
      link('Write it down', url),
      ...(isAnswerable ? [paragraph('Or simply answer this mail, with a few lines in your own words.')] : []),
      paragraph(
        `The letters are drafted ${draftsAt}, about three hours after the end and never at night, with your notes or ` +
          'without them. You read them before anything goes out.',
      ),
      paragraph('It did not take place? Say so on the page, and nothing is written.'),
    ],
  )
}
