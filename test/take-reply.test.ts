import { describe, expect, it } from 'vitest'
import { intakeAddress, readIntake } from '../shared/use-cases/intake-address.ts'
import { readSuppression } from '../shared/use-cases/suppression.ts'
import { readTexts } from '../shared/use-cases/texts.ts'
import { drafted, letterOf, press } from './fixtures/review.ts'
import { record, recordBody, signIn, siteForFile, stored } from './fixtures/site.ts'

const domain = 'in.afterword.example'
const site = await siteForFile({ isSwept: false, intakeDomain: domain })

let readers = 0

/** A letter has been delivered to a reader of its own. */
async function delivered() {
  readers += 1
  const reader = `ines.${readers}@farol${readers}.example.org`
  const { ann, id, link } = await drafted(
    site,
    recordBody(site, {}, { interviewers: [{ name: 'Inês Prado', email: reader }] }),
  )
  await press(ann, link, 'approve')
  for (let hours = 0; hours < 120 && (await letterOf(site, id)).status !== 'delivered'; hours += 4)
    await site.advance(4 * 3600)
  const letter = (await site.aws.mails()).findLast(
    (mail) => mail.kind === 'letter' && mail.to.includes(reader),
  )
  const messageId = /^Message-ID: (<.+>)\r?$/m.exec(letter?.raw ?? '')?.[1] ?? ''
  return { ann, id, reader, letter, messageId, to: intakeAddress('reply', { id }, domain) }
}

interface Arriving {
  readonly from: string
  readonly to: string
  readonly subject?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly text?: string
  readonly verdict?: 'PASS' | 'FAIL'
  /** The envelope's recipients, when they are not those of the header. */
  readonly recipients?: readonly string[]
}

async function arrive({
  from,
  to,
  subject = 'Re: Thank you',
  headers = {},
  text = 'Thank you!',
  verdict = 'PASS',
  recipients,
}: Arriving) {
  const all = {
    From: from,
    To: to,
    Subject: subject,
    Date: new Date(site.clock.now()).toUTCString(),
    ...headers,
  }
  const raw = Buffer.from(
    `${Object.entries(all)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\r\n')}\r\n\r\n${text}\r\n`,
  )
  await site.aws.receive({ raw, verdict, ...(recipients && { to: recipients }) })
  await site.clock.settled()
}

describe('an intake address', () => {
  it('leads back to its interview, in any case of letters', () => {
    const id = 'a'.repeat(28)
    expect(readIntake(intakeAddress('reply', { id }, domain).toUpperCase())).toEqual({ kind: 'reply', id })
    expect(readIntake(`someone@${domain}`)).toBeUndefined()
  })
})

describe('a letter', () => {
  it('asks for answers to the candidate first, and to us', async () => {
    const { ann, letter, to } = await delivered()
    const replyTo = /^Reply-To: ((?:.+\r?\n\s)*.+)/m.exec(letter?.raw ?? '')?.[1]?.replace(/\s+/g, ' ') ?? ''
    expect(replyTo.indexOf(ann.email)).toBeGreaterThan(-1)
    expect(replyTo.indexOf(to)).toBeGreaterThan(replyTo.indexOf(ann.email))
  })

  it('asks for answers to the candidate alone, who has switched the other off', async () => {
    const ann = await signIn(site)
    await ann.post('/settings/sending', { mode: 'review', keepsAnswers: 'yes' })
    const id = await record(site, ann, recordBody(site))
    const link = await site.linkFor(ann.email, 'draft')
    expect(await ann.read(link)).not.toContain(domain)
    await press(ann, link, 'approve')
    const letter = await letterOf(site, id)
    expect(letter.status === 'approved' && letter.approval.intake).toBeUndefined()
  })
})

describe('an answer', () => {
  it('to our address ends it, and the candidate hears of it', async () => {
    const { ann, id, reader, to } = await delivered()
    await arrive({ from: `Inês Prado <${reader}>`, to: `${ann.email}, ${to}`, recipients: [to] })
    expect(await stored(site, id)).toMatchObject({ status: 'over', reason: 'replied', plan: {} })
    await site.advance(12 * 3600)
    const notice = (await site.aws.mails()).find(
      (mail) => mail.kind === 'notice' && mail.to.includes(ann.email),
    )
    expect(notice?.text).toContain('Inês Prado answered; nothing more goes out.')
    expect(await ann.read(`/interviews/${id}`)).toContain('It goes on')
  })

  it('in the thread, to the address that the letter came from, ends it too', async () => {
    const { id, messageId } = await delivered()
    await arrive({
      from: 'Talent <talent@elsewhere.example>',
      to: 'letters@afterword.example',
      headers: { 'In-Reply-To': messageId },
    })
    expect(await stored(site, id)).toMatchObject({ reason: 'replied' })
  })

  it('outside the thread, by somebody of the company, to the candidate and us, ends it too', async () => {
    const { ann, id, reader } = await delivered()
    await arrive({
      from: `boss@${reader.split('@')[1]}`,
      to: `${ann.email}, letters@afterword.example`,
      recipients: ['letters@afterword.example'],
      subject: 'Re: our talk',
    })
    expect(await stored(site, id)).toMatchObject({ reason: 'replied' })
  })

  it('that nobody vouches for changes nothing', async () => {
    const { id, reader, to } = await delivered()
    await arrive({ from: reader, to, verdict: 'FAIL' })
    expect((await stored(site, id)).status).toBe('underway')
  })

  it('that asks to stop ends it, and that address is not written to again', async () => {
    const { id, reader, to } = await delivered()
    await arrive({ from: reader, to, text: 'Please stop emailing me.' })
    expect(await stored(site, id)).toMatchObject({ reason: 'unwanted' })
    expect(await readSuppression(site.context, id, reader)).toBe('stopped')
  })

  it('by a program is none: it moves the follow-up behind the return', async () => {
    const { id, reader, to } = await delivered()
    const before = (await stored(site, id)).wait?.until ?? ''
    const back = new Date(site.clock.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10)
    await arrive({
      from: reader,
      to,
      subject: 'Automatic reply: Thank you',
      headers: { 'Auto-Submitted': 'auto-replied' },
      text: `I am out of office until ${back}.`,
    })
    const after = await stored(site, id)
    expect(after.status).toBe('underway')
    expect(after.history.at(-1)).toMatchObject({ what: 'away' })
    expect((after.wait?.until ?? '') > before).toBe(true)
  })

  it('of the candidate, in copy, and of a newsletter change nothing', async () => {
    const { ann, id, to } = await delivered()
    await arrive({ from: ann.email, to })
    await arrive({
      from: 'news@jobs.example',
      to,
      subject: 'New jobs',
      headers: { 'List-Unsubscribe': '<mailto:u@jobs.example>', Precedence: 'bulk' },
    })
    expect((await stored(site, id)).status).toBe('underway')
  })

  it('that brings an invitation holds everything', async () => {
    const { id, reader, to } = await delivered()
    const calendar = [
      ...[
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'METHOD:REQUEST',
        'BEGIN:VEVENT',
        'UID:next@farol',
        'DTSTAMP:20261201T090000Z',
      ],
      ...[
        'DTSTART:20261210T090000Z',
        'DTEND:20261210T100000Z',
        'SUMMARY:Second interview',
        `ORGANIZER:mailto:${reader}`,
      ],
      ...['END:VEVENT', 'END:VCALENDAR'],
    ].join('\r\n')
    await arrive({
      from: reader,
      to,
      subject: 'Invitation: Second interview',
      headers: { 'Content-Type': 'text/calendar; method=REQUEST; charset=utf-8' },
      text: calendar,
    })
    expect(await stored(site, id)).toMatchObject({ status: 'underway', isOnHold: true })
  })
})

describe('the mail that asks how it went', () => {
  it('can be answered with a few lines, which become notes', async () => {
    const ann = await signIn(site)
    const { notes: _notes, ...body } = recordBody(site, {
      startsAt: new Date(site.clock.now() - 1_800_000).toISOString().replace('.000', ''),
      endsAt: new Date(site.clock.now() + 1_800_000).toISOString().replace('.000', ''),
    })
    const id = await record(site, ann, body)
    await site.linkFor(ann.email, 'debrief')
    const mail = (await site.aws.mails()).findLast(
      ({ kind, to }) => kind === 'debrief' && to.includes(ann.email),
    )
    expect(mail?.raw).toContain(`notes+${id}@${domain}`)
    expect(mail?.text).toContain('Or simply answer this mail')
    const notes = intakeAddress('notes', { id }, domain)
    const answer = {
      to: notes,
      subject: 'Re: How was your interview?',
      text: 'we talked about the swollen boxes',
    }
    await arrive({ ...answer, from: 'stranger@example.com' })
    await arrive({ ...answer, from: ann.email, verdict: 'FAIL' })
    expect((await stored(site, id)).notes).toBeNull()
    await arrive({ ...answer, from: ann.email })
    const { notes: kept } = await readTexts(site.context, await stored(site, id))
    expect(kept.discussed).toEqual(['we talked about the swollen boxes'])
  })
})
