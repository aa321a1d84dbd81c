import { describe, expect, it } from 'vitest'
import { calendarOf, eventOf } from './fixtures/calendar.ts'
import { formsOf, wordsOf } from './fixtures/html.ts'
import { type Candidate, openBrowser, type Sent, signIn, siteForFile, stored } from './fixtures/site.ts'
import { type Content, multipartOf, sender } from './fixtures/upload.ts'

const site = await siteForFile()
const send = sender(site)

/** As Google mails it: times in UTC, the guests' answers, HTML, a link to the call. */
const google = calendarOf(
  'METHOD:REQUEST',
  ...eventOf(
    'UID:4k2v@google.com',
    'DTSTART:20261201T150000Z',
    'DTEND:20261201T154500Z',
    'ORGANIZER;CN=Dana Wu:mailto:dana.wu@northwind.example',
    'ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;CN=Marta Vaz;X-NUM-GUESTS=0:mailto:marta.vaz@gmail.com',
    'ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN=Tom Berg:mailto:tom.berg@northwind.example',
    'ATTENDEE;CUTYPE=ROOM;CN=Blue Room:mailto:c_188@resource.calendar.google.com',
    'SUMMARY:Interview: Archivist @ Northwind Foods',
    'DESCRIPTION:<p>Hi Marta\\, looking forward to speaking with you!</p>',
    'X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij',
  ),
)

const start = { 'interview.kind': 'video', 'interview.timeZone': 'America/New_York' }

const multipart = (fields: Sent, ...files: readonly Content[]) => multipartOf(fields, { calendar: files, card: [] })

/** Presses the button that fills in the form, with nothing typed but what an empty form holds. */
async function fill(candidate: Candidate, file: Content, typed: Sent = {}) {
  const answer = await send(
    candidate,
    '/interviews',
    multipart({ ...start, ...typed, more: 'calendar' }, file),
  )
  const html = await answer.text()
  const form = formsOf(html).find(({ action }) => action === '/interviews')
  return { status: answer.status, html, words: wordsOf(html), fields: form?.fields ?? {} }
}

/** What is said beside a field. */
function besides(html: string, name: string): string {
  const [, said = ''] = new RegExp(`id="${name.replaceAll('.', '\\.')}-remark">(.*?)</span></span>`).exec(html) ?? []
  return wordsOf(said)
}

const recorded = async (candidate: Candidate) =>
  (await site.table.listInterviews(candidate.candidate, site.now(), undefined)).items

describe('an invitation', () => {
  it('of Google fills in the form', async () => {
    const candidate = await signIn(site)
    const x = await fill(candidate, google)
    console.log(x.status, x.fields, x.words, besides(x.html, 'interview.company'))
  })
})
