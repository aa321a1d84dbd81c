import type { SiteContext } from '../context.ts'
import { plus } from '../domain/instant.ts'
import type { Interview, MailKind, Profile } from '../domain/interview.ts'
import { policy } from '../domain/policy.ts'
import { letterStatusWords, sourceWords, tell, whenWords } from '../domain/story.ts'
import { paths } from '../links.ts'
import { debriefMessage } from '../mail/debrief.ts'
import { automaticMessage, draftMessage, reminderMessage } from '../mail/draft.ts'
import type { Message } from '../mail/layout.ts'
import { foundMessage, proposalMessage, vanishedMessage } from '../mail/meeting.ts'
import { questionAbout, questionMessage } from '../mail/question.ts'
import { endedMessage, noticeMessage, receiptMessage } from '../mail/receipt.ts'
import { type ReviewContext, viewLetters } from './view-letters.ts'

interface Occasion {
  readonly context: ReviewContext & SiteContext
  readonly interview: Interview
  readonly profile: Profile
  /** The candidate's zone, by which the mail tells the time. */
  readonly timeZone: string
  /** The letter it is about, for a question. */
  readonly letter: string | undefined
  readonly token: string
}

/** What each mail to a candidate says, from the state as it is when it is claimed. */
export function composeMail(
  context: ReviewContext & SiteContext,
  interview: Interview,
  profile: Profile,
  mail: { readonly kind: MailKind; readonly letter?: string },
  token: string,
): Promise<Message> {
  const timeZone = profile.timeZone || interview.candidateTimeZone
  return messages[mail.kind]({ context, interview, profile, timeZone, letter: mail.letter, token })
}

const messages: { readonly [K in MailKind]: (occasion: Occasion) => Promise<Message> } = {
  async debrief({ context, interview, timeZone, token }) {
    return debriefMessage({
      ...titleOf(interview),
      interviewers: interview.interviewers.flatMap(({ name }) => (name ? [name] : [])),
      link: context.publicUrl + paths.debrief(token),
      isAnswerable: context.intakeDomain !== undefined,
      draftsAt: whenWords(interview.timers.draft?.dueAt ?? interview.endsAt, timeZone),
    })
  },

  async draft(occasion) {
    const { context, interview, timeZone } = occasion
    const { letters, report } = await viewLetters(context, interview)
    const open = interview.letters.find(
      ({ status, followUp }) => status === 'drafted' && followUp !== undefined,
    )
    return draftMessage({
      ...titleOf(interview),
      fellBack: interview.history.at(-1)?.what === 'fellBack' ? interview.history.at(-1)?.detail : undefined,
      followUp: open && { isLast: open.followUp === 2, asksFirst: context.intakeDomain === undefined },
      letters: letters
        .filter(({ letter }) => letter.status === 'drafted')
        .map(({ letter, to, text, sendTime, problems }) => ({
          ...{ name: letter.name, to, subject: text.subject, body: text.body, problems },
          when: whenWords(sendTime.at, timeZone),
          why: sendTime.why,
        })),
      ...report,
      link: reviewLink(occasion),
      expires: expiryWords(occasion),
    })
  },

  async reminder(occasion) {
    const open = occasion.interview.letters.filter(({ status }) => status === 'drafted')
    return reminderMessage({
      ...titleOf(occasion.interview),
      names: open.map(({ name }) => name),
      link: reviewLink(occasion),
      expires: expiryWords(occasion),
    })
  },

  async question(occasion) {
    const { interview, letter: key } = occasion
    if (!key) return meetingMessage(occasion)
    const letter = interview.letters.find((one) => one.key === key)
    const colleagues = interview.interviewers.flatMap(({ email }) => (email ? [email] : []))
    const question = letter && questionAbout(letter, colleagues)
    // Settled between the asking and the mailing: then the truth is a better mail than a question nobody has.
    if (!letter || !question) return messages.receipt(occasion)
    return questionMessage({
      ...titleOf(interview),
      ...{ name: letter.name, to: letter.to, question },
      link: reviewLink(occasion),
    })
  },

  async notice(occasion) {
    if (occasion.interview.letters.length === 0) return meetingMessage(occasion)
    const { interview } = occasion
    const answer = interview.history.findLast(({ what }) => what === 'replied' || what === 'stopped')
    if (interview.status === 'over' && answer) {
      const [told] = tell({ ...interview, history: [answer] }, occasion.timeZone)
      return endedMessage({ ...titleOf(interview), why: told?.text ?? '', link: reviewLink(occasion) })
    }
    const complainer = interview.letters.find(({ hasComplained }) => hasComplained)
    if (!complainer) return automaticNotice(occasion)
    return noticeMessage({
      ...titleOf(interview),
      name: complainer.name,
      link: reviewLink(occasion),
    })
  },

  async receipt(occasion) {
    const { interview, timeZone } = occasion
    return receiptMessage({
      ...titleOf(interview),
      letters: interview.letters.map((letter) => ({
        name: letter.name,
        status: letterStatusWords(letter, timeZone),
      })),
      lines: tell(interview, timeZone),
      link: reviewLink(occasion),
    })
  },
}

async function automaticNotice(occasion: Occasion): Promise<Message> {
  const { context, interview, timeZone } = occasion
  const { letters } = await viewLetters(context, interview)
  return automaticMessage({
    ...titleOf(interview),
    letters: letters
      .filter(({ letter }) => letter.status === 'approved')
      .map(({ letter, to, text, sendTime }) => ({
        ...{ name: letter.name, to, subject: text.subject, body: text.body },
        ...{ when: whenWords(sendTime.at, timeZone), why: sendTime.why },
      })),
    link: reviewLink(occasion),
  })
}

/** By how it stands when the mail is claimed: what was asked about may have been answered, or found again. */
function meetingMessage(occasion: Occasion): Message {
  const { status, entries = [] } = occasion.interview
  const facts = meetingOf(occasion)
  if (status === 'proposed') return proposalMessage(facts)
  return entries.every(({ isOff }) => isOff) ? vanishedMessage(facts) : foundMessage(facts)
}

function meetingOf({ context, interview, timeZone, token }: Occasion) {
  const { company, role, startsAt, entries = [], interviewers } = interview
  const entry = entries.at(-1)
  return {
    ...{ company, role },
    title: entry?.title ?? 'a meeting without a title',
    when: whenWords(startsAt, timeZone),
    source: sourceWords(entry?.source) ?? 'your calendar',
    interviewers: interviewers.flatMap(({ name }) => name ?? []),
    because: entry?.because ?? [],
    link: context.publicUrl + paths.meeting(token),
  }
}

function titleOf({ company, role }: Interview) {
  return { company, role }
}

function reviewLink({ context, token }: Occasion): string {
  return context.publicUrl + paths.review(token)
}

function expiryWords({ context, interview, timeZone }: Occasion): string {
  return whenWords(
    interview.timers.expire?.dueAt ?? plus(context.now(), policy.draftLifetimeSeconds),
    timeZone,
  )
}
