import { silenceSdk } from '../../shared/env.ts'
import { logTo } from '../../shared/log.ts'
import { startLocalAws } from './aws.ts'
import type { MailboxEntry } from './mailbox-entry.ts'
import { narrator } from './narrator.ts'
import { composeProduct } from './product.ts'
import { virtualClock } from './virtual-clock.ts'
import { fieldIn, visitor } from './visitor.ts'

/** `npm run demo`: one interview's whole life, told as it happens, on a clock that does not make anybody wait. */

const timeZone = 'Europe/Lisbon'
const startsAt = '2026-11-17T09:00:00Z'
const site = 'http://localhost:8787'
const candidate = 'marta@vaz.example'

async function main(): Promise<void> {
  silenceSdk()
  // What the functions log is for CloudWatch; here it would stand between the lines of the story.
  logTo(() => undefined)
  const clock = virtualClock({ startsAt: Date.parse(startsAt) })
  const aws = await startLocalAws({ clock })
  const settings = { publicUrl: site, mailFrom: 'letters@afterword.example', candidates: candidate }
  const app = composeProduct({ aws, clock, connection: aws.connection, ...settings })
  const marta = visitor(site, (request) => clock.track(Promise.resolve(app.fetch(request))))
  const { begins, does, remarks, ends, waitFor } = narrator(aws, clock, timeZone)

  async function press(url: string, fields: Record<string, string>): Promise<void> {
    const answer = await marta.post(url, fields)
    if (answer.status >= 400) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
  }

  begins('the life of one interview')
  does('ask for a link to sign in')
  await press('/sign-in', { email: candidate })
  await press(linkIn(await waitFor('signIn')), {})
  does('say who you are, and what you are good at')
  await press('/profile', profile)
  does('record the interview: Farol, archivist, today from two to three\n')
  await press('/interviews', interview)
  const debrief = linkIn(await waitFor('debrief'))
  does('write down what you remember, two minutes\n')
  await press(debrief, { action: 'save', ...people, ...notes })
  const review = linkIn(await waitFor('draft'))
  for (const key of ['i1', 'i2']) {
    const page = await (await marta.get(review)).text()
    does(`read the letter to ${key === 'i1' ? 'Inês' : 'Rui'}, and approve it as it stands`)
    const hash = fieldIn(page, 'hash', `id="letter-${key}"`) ?? ''
    await press(review, { action: 'approve', letter: key, hash })
  }
  remarks('ten minutes in which you could call them back, and then they go, once each')
  await waitFor('receipt')
  ends('Afterword waits for an answer. You need not.')
  await aws.close()
}

function linkIn({ text }: MailboxEntry): string {
  return new URL(text.match(/https?:\/\/\S+/)?.[0] ?? '').pathname
}

const profile = {
  name: 'Marta Vaz',
  phone: '+351 21 555 0134',
  postalAddress: '',
  headline: 'Archivist, photographic collections',
  qualifications: [
    'Catalogued 4,000 glass negatives at the Museu do Estuário in eleven months',
    'Cut the time to find a print from two days to ten minutes',
    'Trained six volunteers, four of whom still come every week',
  ].join('\n'),
  timeZone,
}

const people = {
  'interviewers.0.name': 'Inês Prado',
  'interviewers.0.title': 'Head of Collections',
  'interviewers.0.email': 'ines.prado@farol.example',
  'interviewers.0.decisionMaker': 'on',
  'interviewers.1.name': 'Rui Tavares',
  'interviewers.1.title': 'Conservator',
  'interviewers.1.email': 'rui.tavares@farol.example',
}

const interview = {
  'interview.company': 'Farol',
  'interview.role': 'Archivist',
  'interview.kind': 'onsite',
  'interview.startsAt': '2026-11-17T14:00',
  'interview.endsAt': '2026-11-17T15:00',
  'interview.timeZone': timeZone,
  'interview.location': 'Lisbon',
  ...people,
}

const notes = {
  'notes.discussed': [
    'Inês: nobody can find the harbour negatives because the old catalogue is on paper',
    'Rui: moving the glass negatives to cold storage in the spring',
  ].join('\n'),
  'notes.valueIdea':
    'photograph the paper catalogue first, one drawer a week, so that it can be searched by March',
  'notes.nextStep': 'Inês said she would call by Friday',
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
