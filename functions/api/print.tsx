import { readerKey } from '../../shared/domain/follow-up-plan.ts'
import type { Day } from '../../shared/domain/instant.ts'
import type { Interview } from '../../shared/domain/interview.ts'
import type { LetterView, Review } from '../../shared/use-cases/view-letters.ts'
import { page } from './layout.tsx'
import { paragraphs } from './letter-words.tsx'
import { paperSize } from './paper.ts'
import type { PageContext } from './security.ts'

/** The letters for the post: each on its own sheet, in block format. */
export function printPage(c: PageContext, review: Review) {
  const size = paperSize(review.interview.timeZone)
  return page(
    c,
    { title: 'Letters to print', style: styleFor(size) },
    <>
      <header class="screen">
        <h1>Letters to print</h1>
        <p class="quiet">
          Print this page with your browser ({size === 'A4' ? 'A4' : 'US Letter'}); only the letters come out,
          one a sheet. Sign them by hand above your name.
        </p>
        {!review.profile.postalAddress && (
          <p class="note wait">
            Your profile has no postal address yet, so none stands at the head of the letter.
          </p>
        )}
      </header>
      {review.letters.length === 0 && <p class="note">There are no letters yet.</p>}
      {review.letters.map((view) => (
        <PrintedLetter {...{ view, review, size }} />
      ))}
    </>,
  )
}

function styleFor(size: 'letter' | 'A4'): string {
  return `
@page { size: ${size}; margin: 2.5cm 2.5cm 2cm; }
.paper { font: 1.0625rem/1.5 var(--serif); background: #fff; color: #111; border: 1px solid var(--line); border-radius: 4px;
  padding: min(2.5cm, 8vw); display: grid; gap: 1.25em; }
.paper p { white-space: pre-line; }
.paper .subject { font-weight: 600; }
.paper .signature { display: block; margin-top: 3.5em; }
@media print { .top, .screen { display: none; } main { display: block; padding: 0; max-width: none; }
  .paper { border: 0; padding: 0; font-size: 11pt; break-after: page; break-inside: avoid; }
  .paper:last-child { break-after: auto; } }`
}

interface Printed {
  readonly view: LetterView
  readonly review: Review
  readonly size: 'letter' | 'A4'
}

const PrintedLetter = ({
  view: { letter, sendTime, text },
  review: { interview, profile },
  size,
}: Printed) => (
  <article class="paper" aria-label={`Letter to ${letter.name ?? 'the team'}`}>
    <p>{[profile.name, profile.postalAddress, profile.phone, profile.email].filter(Boolean).join('\n')}</p>
    <p>{dateWords(sendTime.day, size)}</p>
    <p>{insideAddress(interview, readerKey(letter), letter.name)}</p>
    <Letter {...{ text, size, phone: profile.phone }} />
  </article>
)

/**
 * The same words as by mail, set as letters are there: on Letter the subject stands above the salutation, which ends
 * in a colon; on A4 below it, and a comma stays. The telephone number is at the head already.
 */
const Letter = ({
  text: { subject, body },
  size,
  phone,
}: Pick<Printed, 'size'> & { text: LetterView['text']; phone: string }) => {
  const [, greeting = '', rest = body] = /^([^\n]{1,200}),\n\n([\s\S]*)$/.exec(body) ?? []
  const unphoned = phone && rest.endsWith(`\n${phone}`) ? rest.slice(0, -phone.length - 1) : rest
  const about = <p class="subject">{size === 'letter' ? `Re: ${subject}` : subject}</p>
  return (
    <>
      {size === 'letter' && about}
      {greeting && <p>{`${greeting}${size === 'letter' ? ':' : ','}`}</p>}
      {size === 'A4' && about}
      <Signed body={unphoned} />
    </>
  )
}

/** With room for a signature by hand between the closing and the name. */
const Signed = ({ body }: { body: string }) => {
  const [, before = body, closing, name] = /^([\s\S]*\n\n)([^\n]+,)\n([^\n]+(?:\n[^\n]+)*)$/.exec(body) ?? []
  return (
    <>
      {paragraphs(before.trim())}
      {closing && (
        <p>
          {closing}
          <span class="signature">{name}</span>
        </p>
      )}
    </>
  )
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** `November 18, 2026` where they print on Letter, `18 November 2026` elsewhere. */
function dateWords(day: Day, size: 'letter' | 'A4'): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const name = months[Number(month) - 1] ?? ''
  return size === 'letter' ? `${name} ${Number(date)}, ${year}` : `${Number(date)} ${name} ${year}`
}

/** The recipient as far as we know them; the place of a call is no place that the post goes to. */
function insideAddress(
  { company, location, kind, interviewers }: Interview,
  key: string,
  name: string | null,
): string {
  const title = interviewers.find((one) => one.key === key)?.title
  const hasPlace = kind !== 'phone' && kind !== 'video' && !location?.includes('://')
  const plainName = name?.replace(/ \((?:she|he|they)[^()]{0,20}\)/i, '')
  return [plainName, title, company, hasPlace && location].filter(Boolean).join('\n')
}
