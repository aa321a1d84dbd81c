import { composeMessage, heading, link, list, type Message, paragraph, timeLine } from './layout.ts'
import { interviewWith, subjectAbout } from './wording.ts'

export interface ReceiptFacts {
  readonly company: string
  readonly role: string
  /** Where each letter stands, as `letterStatusWords` says it. */
  readonly letters: readonly { readonly name: string | null; readonly status: string }[]
  /** What happened, as `tell` tells it. */
  readonly lines: readonly { readonly when: string; readonly text: string }[]
  readonly link: string
}

/** What became of the letters, once they have come to rest. */
export function receiptMessage({ company, role, letters, lines, link: url }: ReceiptFacts): Message {
  return composeMessage(
    subjectAbout(
      company,
      (name) => `What became of your ${letters.length === 1 ? 'letter' : 'letters'} to ${name}`,
    ),
    [
      paragraph(`This is how things stand after your ${interviewWith(company, role)}.`),
      list(letters.map(({ name, status }) => `${name ?? 'The team'}: ${status}`)),
      heading('What happened'),
      timeLine(lines),
      link('See the letters', url),
    ],
  )
}

export interface NoticeFacts {
  readonly company: string
  readonly role: string
  /** Who complained, as far as anybody can tell. */
  readonly name: string | null
  readonly link: string
}

/** Nothing more goes out, and why: `why` is a whole sentence. */
export function endedMessage({
  company,
  role,
  why,
  link: url,
}: Pick<NoticeFacts, 'company' | 'role' | 'link'> & { readonly why: string }): Message {
  return composeMessage(
    subjectAbout(company, (shortName) => `Nothing more is sent to ${shortName}`),
    [
      paragraph(`This is about your ${interviewWith(company, role)}. ${why}`),
      paragraph('Is that a mistake? Then say on the page that it goes on.'),
      link('See where everything stands', url),
    ],
  )
}

/** Somebody does not want this: the candidate hears that nothing more goes out. */
export function noticeMessage({ company, role, name, link: url }: NoticeFacts): Message {
  return composeMessage(
    subjectAbout(company, (shortName) => `Nothing more is sent to ${shortName}`),
    [
      paragraph(
        `Your letter to ${name ?? 'the team'}, after the ${interviewWith(company, role)}, was reported as ` +
          'unwanted, by them or by their mail system.',
      ),
      paragraph(
        'It may have been a slip of the hand. All the same nothing more is sent about this interview: letters that ' +
          'had not gone out yet were called back, and there will be no follow-up.',
      ),
      paragraph('There is nothing you have to do.'),
      link('See where everything stands', url),
    ],
  )
}
