import { readerKey } from '../../shared/domain/follow-up-plan.ts'
import type { Letter, Mailbox } from '../../shared/domain/interview.ts'
import { letterStatusWords } from '../../shared/domain/story.ts'
import type { LetterView } from '../../shared/use-cases/view-letters.ts'
import { isClosed } from './ahead.ts'
import { LetterAdvice } from './letter-advice.tsx'
import { LetterForm } from './letter-form.tsx'
import { Sources, Writer } from './letter-sources.tsx'
import { StatusChip } from './letter-status.tsx'
import { Struck } from './letter-strike.tsx'
import { paragraphs } from './letter-words.tsx'
import { Refusal } from './refusal.tsx'
import type { LetterProps, Turn } from './review-turn.ts'
import { Time, whenThere } from './when.tsx'

export function recipientWords({ name, to, followUp }: Letter): string {
  if (followUp === undefined) return name ?? to ?? 'The team'
  return `${followUp === 1 ? 'Follow-up' : 'Last follow-up'} to ${name ?? to ?? 'the team'}`
}

/** One letter: its envelope, its words, when it goes out and why then, and what can be done with it. */
export const LetterArticle = ({ view, review, where, turn }: LetterProps) => {
  const { letter, from, replyTo, to, text } = view
  const title = review.interview.interviewers.find(({ key }) => key === readerKey(letter))?.title
  return (
    <article class="sheet letter" id={`letter-${letter.key}`} aria-labelledby={`letter-${letter.key}-to`}>
      <header>
        <div>
          <h2 id={`letter-${letter.key}-to`}>{recipientWords(letter)}</h2>
          {title && <p class="quiet">{title}</p>}
        </div>
        <StatusChip status={letter.status} isClosed={isClosed(review.interview)} />
      </header>
      {turn && <Refusal turn={turn} />}
      {turn?.kind === 'saved' && letter.status === 'drafted' && (
        <p class="note good" role="status">
          Saved. This is how it will go out: read it once more, then approve.
        </p>
      )}
      {turn?.kind === 'stale' && <Typed {...{ turn, text }} />}
      {letter.status === 'drafted' && letter.ask === 'dayPassed' && (
        <p class="note wait">{letterStatusWords(letter, review.interview.candidateTimeZone)}</p>
      )}
      <dl class="facts envelope">
        <dt>From</dt>
        <dd>
          <MailboxWords {...from} />
        </dd>
        <dt>Answers go to</dt>
        <dd>
          <MailboxWords {...replyTo} />
          {view.intake && (
            <div class="quiet">
              A copy goes to <span class="address">{view.intake}</span>, so that nobody who has answered is
              asked again. You can switch that off in the settings.
            </div>
          )}
        </dd>
        <dt>To</dt>
        <dd>
          <MailboxWords name={letter.name ?? ''} address={to ?? 'no address yet'} />
        </dd>
        <dt>Subject</dt>
        <dd>
          <strong>{text.subject}</strong>
        </dd>
      </dl>
      <div class="words">{paragraphs(text.body)}</div>
      <Writer view={view} />
      <Sources {...{ view, review }} />
      <Struck {...{ view, review }} />
      <Departure {...{ view, review }} />
      <LetterAdvice {...{ view }} />
      <LetterForm {...{ view, review, where, turn }} />
    </article>
  )
}

const MailboxWords = ({ name, address }: Mailbox) => (
  <>
    {name} <span class="address">{address}</span>
  </>
)

/** When a letter goes out and why then; where it stands, once that is decided. */
const Departure = ({ view: { letter, sendTime }, review }: Pick<LetterProps, 'view' | 'review'>) => {
  const { timeZone, candidateTimeZone } = review.interview
  if (letter.status === 'drafted' && isClosed(review.interview)) return null
  // Why it is stuck stands right above what can be done about it.
  if (letter.status === 'held' || letter.status === 'bounced') return null
  if (letter.status !== 'drafted' && letter.status !== 'approved') {
    return <p>{letterStatusWords(letter, candidateTimeZone)}</p>
  }
  const when = <Time at={sendTime.at} words={whenThere(sendTime.at, timeZone, candidateTimeZone)} />
  return letter.status === 'approved' ? (
    <p class="note good">
      Approved. It goes out <strong>{when}</strong>. Until then you can call it back.
    </p>
  ) : (
    <p>
      If you approve it now, it goes out <strong>{when}</strong>.{' '}
      <span class="quiet">Why then: {sendTime.why}.</span>
    </p>
  )
}

/** Somebody else's change came first: what was typed here is shown, so that it can be copied. */
const Typed = ({ turn: { values }, text }: { turn: Turn; text: LetterView['text'] }) => {
  const typed = [values.get('subject'), values.get('text'), values.get('note')].map((one) =>
    (one ?? '').replace(/\r\n?/g, '\n').trim(),
  )
  const own = typed.filter((one) => one !== '' && one !== text.subject && one !== text.body)
  return own.length === 0 ? null : (
    <details class="note" open>
      <summary>What you had typed</summary>
      {own.map((one) => (
        <p class="lines">{one}</p>
      ))}
    </details>
  )
}
