import { composeMessage, link, list, type Message, paragraph } from './layout.ts'
import { interviewWith, listed, subjectAbout } from './wording.ts'

/** Mails about what stands in a calendar, before there is any letter. */

export interface MeetingFacts {
  /** As it stands in the calendar. */
  readonly title: string
  /** Empty where nobody has said yet. */
  readonly company: string
  readonly role: string
  /** `Tue 17 Nov, 14:30`, by the candidate's clock. */
  readonly when: string
  /** `your Google calendar`. */
  readonly source: string
  readonly interviewers: readonly string[]
  /** Why it looks like an interview, each to follow "because". */
  readonly because: readonly string[]
  readonly link: string
}

/** Asks whether a meeting is an interview: the page behind the link takes the answer, in one tap. */
export function proposalMessage({ title, when, source, because, link: url }: MeetingFacts): Message {
  return composeMessage(
    subjectAbout(title, (name) => `Is it an interview? ${name}`),
    [
      paragraph(`In ${source} there is “${title}”, ${when}. Is it a job interview of yours?`),
      ...(because.length > 0 ? [paragraph(`It may be one because ${listed(because)}.`)] : []),
      link('Say yes or no', url),
      paragraph(
        'If you say yes, we ask you afterwards how it went, and draft the letters. If you say no, we forget it, and do ' +
          'not ask about others like it. Without an answer nothing is written and nothing is sent.',
      ),
    ],
  )
}

/** Tells that an interview was learned from a calendar, and what is known of it. */
export function foundMessage(facts: MeetingFacts): Message {
  const { company, role, when, source, interviewers, link: url } = facts
  return composeMessage(
    subjectAbout(company, (name) => `Your interview with ${name}: ${when}`),
    [
      paragraph(`We found your ${interviewWith(company, role)} in ${source}:`),
      list([when, ...(interviewers.length > 0 ? [`with ${listed(interviewers)}`] : [])]),
      paragraph(
        'There is nothing to do. Should its time change there, we follow; a quarter of an hour after its end we ask you ' +
          'how it went.',
      ),
      link('Correct it, or say that it is no interview', url),
    ],
  )
}

/** Asks about an interview that a calendar does not hold any more. */
export function vanishedMessage({ company, role, when, source, link: url }: MeetingFacts): Message {
  return composeMessage(
    subjectAbout(company, (name) => `Is your interview with ${name} off?`),
    [
      paragraph(`Your ${interviewWith(company, role)}, ${when}, is no longer in ${source}.`),
      paragraph('If it was called off, say so on the page, and nothing is written.'),
      link('Say what became of it', url),
      paragraph('If it takes place all the same, there is nothing to do.'),
    ],
  )
}
