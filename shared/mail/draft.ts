import { type Block, composeMessage, heading, link, list, type Message, paragraph, sheet } from './layout.ts'
import { interviewWith, listed, shortened, subjectAbout } from './wording.ts'

/** A letter as the mail with the drafts shows it: in full, to whom, and when it would go out. */
export interface ShownLetter {
  readonly name: string | null
  readonly to: string | null
  readonly subject: string
  readonly body: string
  /** When it goes out if it is approved now: `Wed 18 Nov, 07:30`. */
  readonly when: string
  /** Why then, as `policy.ts` says it. */
  readonly why: string
  /** What stands in its way, as sentences. */
  readonly problems?: readonly string[]
}

export interface DraftFacts {
  /** Why they do not go out by themselves, to follow "because". */
  readonly fellBack?: string | undefined
  /** The letter that asks again, and whether nobody but the candidate can know of an answer. */
  readonly followUp?: { readonly isLast: boolean; readonly asksFirst: boolean } | undefined
  readonly company: string
  readonly role: string
  readonly letters: readonly ShownLetter[]
  readonly leftOut: readonly { readonly text: string; readonly reason: string }[]
  readonly warnings: readonly string[]
  readonly link: string
  /** Until when the drafts wait: `Tue 24 Nov, 14:00`. */
  readonly expires: string
}

const leftOutMax = 400
const action = 'Review and approve'

/** The drafts, complete, with one link to the page where they are approved. */
export function draftMessage({
  followUp,
  fellBack,
  company,
  role,
  letters,
  leftOut,
  warnings,
  link: url,
  expires,
}: DraftFacts): Message {
  if (letters.length === 0) return nothingOpenMessage({ company, role, link: url })
  const isOne = letters.length === 1
  return composeMessage(
    subjectAbout(company, (name) => {
      if (followUp)
        return followUp.asksFirst ? `Did ${name} answer?` : `Your follow-up to ${name} is ready to read`
      return isOne ? `Your letter to ${name} is ready to read` : `Your letters to ${name} are ready to read`
    }),
    [
      ...(followUp ? followUpWords(followUp, interviewWith(company, role)) : []),
      ...(followUp
        ? []
        : [
            paragraph(
              `${isOne ? 'This is your letter' : `These are your ${letters.length} letters`} after the ` +
                `${interviewWith(company, role)}, as ${isOne ? 'it' : 'they'} would be sent. Nothing goes out until you approve it.`,
            ),
          ]),
      ...(fellBack
        ? [paragraph(`You chose that letters go out by themselves. Here you are asked, because ${fellBack}.`)]
        : []),
      link(followUp?.asksFirst ? 'Say that they answered, or review and approve' : action, url),
      ...letters.map(shownLetter),
      ...(leftOut.length > 0
        ? [
            heading('Left out'),
            paragraph('Some of your notes are in no letter. You can add them on the page.'),
            list(leftOut.map(({ text, reason }) => `“${shortened(text, leftOutMax)}”: ${reason}`)),
          ]
        : []),
      ...(warnings.length > 0 ? [heading('Worth a look'), list(warnings)] : []),
      heading('What happens next'),
      paragraph(
        'On the page you can change every word, add a note and have it written anew, skip it, print it, or send it ' +
          `from your own mailbox. ${waitingWords(isOne, expires)}`,
      ),
      link(action, url),
    ],
  )
}

function followUpWords(
  { isLast, asksFirst }: NonNullable<DraftFacts['followUp']>,
  interview: string,
): readonly Block[] {
  return [
    paragraph(
      asksFirst
        ? `Did anybody answer after your ${interview}? If they did, one tap on the page ends it, and nothing more goes out.`
        : `Nobody has answered after your ${interview}, as far as we can see. If they did, one tap on the page ends it.`,
    ),
    paragraph(
      `If not, this is your ${isLast ? 'second and last follow-up' : 'follow-up'}, as it would be sent, in the same ` +
        'thread. Nothing goes out until you approve it.',
    ),
  ]
}

const blocker = 'Before it can go'

function shownLetter({ name, to, subject, body, when, why, problems = [] }: ShownLetter): Block {
  const recipient = name && to ? `${name} <${to}>` : (to ?? `${name ?? 'the team'} (no address yet)`)
  return sheet(
    [
      ['To', recipient],
      ['Subject', subject],
      to
        ? ['If you approve it now', `it goes out ${when}, ${why}.`]
        : [blocker, 'It needs an address. You can type it on the page.'],
      ...problems.map((problem) => [blocker, problem] as const),
    ],
    body,
  )
}

function waitingWords(isOne: boolean, expires: string): string {
  return isOne
    ? `The draft waits for you until ${expires}. If you have not approved it by then, it is not sent; its text is kept.`
    : `The drafts wait for you until ${expires}. What you have not approved by then is not sent; its text is kept.`
}

/** The letters that go out by themselves, complete, with the link where each can be stopped. */
export function automaticMessage({
  company,
  role,
  letters,
  link: url,
}: Pick<DraftFacts, 'company' | 'role' | 'letters' | 'link'>): Message {
  if (letters.length === 0) return nothingOpenMessage({ company, role, link: url })
  const isOne = letters.length === 1
  return composeMessage(
    subjectAbout(company, (name) =>
      isOne ? `Your letter to ${name} goes out ${letters[0]?.when}` : `Your letters to ${name} go out soon`,
    ),
    [
      paragraph(
        `${isOne ? 'This is your letter' : `These are your ${letters.length} letters`} after the ` +
          `${interviewWith(company, role)}. You have chosen that letters go out by themselves. Until then you can stop ` +
          `${isOne ? 'it' : 'each of them'} on the page, and change it there.`,
      ),
      link(isOne ? 'Stop it or change it' : 'Stop or change them', url),
      ...letters.map(({ name, to, subject, body, when }) =>
        sheet(
          [
            ['To', name && to ? `${name} <${to}>` : (to ?? name ?? 'the team')],
            ['Subject', subject],
            ['Goes out', when],
          ],
          body,
        ),
      ),
    ],
  )
}

export interface ReminderFacts {
  readonly company: string
  readonly role: string
  /** To whom the letters are that are still drafts; null for one to nobody by name. */
  readonly names: readonly (string | null)[]
  readonly link: string
  readonly expires: string
}

/** The one reminder of drafts that nobody has looked after. */
export function reminderMessage({ company, role, names, link: url, expires }: ReminderFacts): Message {
  if (names.length === 0) return nothingOpenMessage({ company, role, link: url })
  const isOne = names.length === 1
  const recipients = listed(names.map((name) => name ?? 'the team'))
  return composeMessage(
    subjectAbout(company, (name) =>
      isOne
        ? `Your letter to ${name} is still waiting for you`
        : `Your letters to ${name} are still waiting for you`,
    ),
    [
      paragraph(
        `The ${isOne ? 'letter' : 'letters'} to ${recipients}, after your ${interviewWith(company, role)}, ` +
          `${isOne ? 'is still a draft and has' : 'are still drafts and have'} not been sent.`,
      ),
      link(action, url),
      paragraph(waitingWords(isOne, expires)),
      paragraph(
        'If you would rather not write, skip on the page what you do not want. This is the only reminder.',
      ),
    ],
  )
}

/** A mail that was held up can find everything decided by the time it goes out. */
function nothingOpenMessage({
  company,
  role,
  link: url,
}: Pick<DraftFacts, 'company' | 'role' | 'link'>): Message {
  return composeMessage(
    subjectAbout(company, (name) => `No letter to ${name} is waiting for you`),
    [
      paragraph(
        `You have decided on every letter after the ${interviewWith(company, role)}. There is nothing you have to do.`,
      ),
      link('See where they stand', url),
    ],
  )
}
