import type { Letter } from '../domain/interview.ts'
import { reasonWords } from '../domain/story.ts'
import { type Block, composeMessage, link, list, type Message, paragraph } from './layout.ts'
import { likelyAddresses } from './likely-addresses.ts'
import { interviewWith, subjectAbout } from './wording.ts'

/** What the candidate is asked about a letter that did not go its way. */
export type Question =
  | { readonly type: 'bounced'; readonly reason: string; readonly likelyAddresses: readonly string[] }
  | { readonly type: 'inDoubt' }
  | { readonly type: 'refused'; readonly reason: string }
  | { readonly type: 'dayPassed' }

export interface QuestionFacts {
  readonly company: string
  readonly role: string
  /** To whom the letter is. */
  readonly name: string | null
  readonly to: string | null
  readonly question: Question
  readonly link: string
}

/** The question that a letter raises as it stands, or undefined when it has been settled meanwhile. */
export function questionAbout(letter: Letter, colleagueAddresses: readonly string[]): Question | undefined {
  if (letter.status === 'bounced') {
    const likely = likelyAddresses(letter.name, letter.approval.to, colleagueAddresses)
    return { type: 'bounced', reason: reasonWords(letter.reason), likelyAddresses: likely }
  }
  if (letter.status === 'held') {
    return letter.isDoubtful ? { type: 'inDoubt' } : { type: 'refused', reason: reasonWords(letter.reason) }
  }
  return letter.status === 'drafted' && letter.ask ? { type: letter.ask } : undefined
}

interface Wording<T> {
  readonly subject: (company: string) => string
  readonly blocks: (
    letter: string,
    recipient: string,
    question: Extract<Question, { type: T }>,
  ) => readonly Block[]
  readonly action: string
}

const others = 'You can also print it, send it from your own mailbox, or skip it.'

const wordings: { readonly [T in Question['type']]: Wording<T> } = {
  bounced: {
    subject: (company) => `Your letter to ${company} came back`,
    blocks: (letter, recipient, { reason, likelyAddresses: likely }) => [
      paragraph(`${letter} came back from ${recipient}: ${reason}. It has not been read.`),
      ...(likely.length > 0
        ? [
            paragraph(likely.length === 1 ? 'Is it perhaps this one?' : 'Is it perhaps one of these?'),
            list(likely),
            paragraph(
              'These are guesses from the name and the addresses we know. Nothing has been sent to them.',
            ),
          ]
        : []),
      paragraph(`Type the right address on the page and approve the letter again. ${others}`),
    ],
    action: 'Correct the address',
  },
  inDoubt: {
    subject: (company) => `Did your letter to ${company} arrive?`,
    blocks: (letter, recipient) => [
      paragraph(
        `${letter} was handed to the mail service for ${recipient}, and the mail service never confirmed it. We ` +
          'cannot prove that it went out, nor that it did not. We do not send it a second time without asking you.',
      ),
      paragraph('If you know that it arrived, say so on the page.'),
      paragraph(`If not, approve it there to send it again. At worst they get it twice. ${others}`),
    ],
    action: 'Say whether it arrived',
  },
  refused: {
    subject: (company) => `Your letter to ${company} could not be sent`,
    blocks: (letter, recipient, { reason }) => [
      paragraph(`${letter} did not go out to ${recipient}: ${reason}.`),
      paragraph(
        `It is held until you decide. Once the cause is mended, approve it again on the page. ${others}`,
      ),
    ],
    action: 'Decide what happens to it',
  },
  dayPassed: {
    subject: (company) => `Your letter to ${company} needs another look`,
    blocks: (letter) => [
      paragraph(
        `${letter} speaks of a day, as in “yesterday”, and it could not go out while that was true. So it was not sent.`,
      ),
      paragraph(
        `Please read it once more on the page, with the day it would go out now, and approve it. ${others}`,
      ),
    ],
    action: 'Read it again',
  },
}

/** One question about one letter. */
export function questionMessage({ company, role, name, to, question, link: url }: QuestionFacts): Message {
  const { subject, blocks, action } = wordings[question.type]
  const letter = `Your letter to ${name ?? 'the team'}, after the ${interviewWith(company, role)},`
  return composeMessage(subjectAbout(company, subject), [
    // The table is typed row by row; only the look-up loses that the row is this question's.
    ...blocks(letter, to ?? 'the address you gave', question as never),
    link(action, url),
  ])
}
