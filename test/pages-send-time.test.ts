import { describe, expect, it } from 'vitest'
import { letterForm, wordsOf } from './fixtures/html.ts'
import { letterOf, press } from './fixtures/review.ts'
import { draft, profile, recordBody, signIn, siteForFile, stored } from './fixtures/site.ts'

// The Wednesday before Thanksgiving, half past seven in the evening in New York.
const site = await siteForFile({ startsAt: '2026-11-26T00:30:00Z' })

it('where they decide tomorrow, the drafts come at once and the letter does not wait for two hours to pass', async () => {
  const ann = await signIn(site)
  const { notes } = recordBody(site)
  const hurried = recordBody(site, {}, { notes: { ...notes, nextStep: 'They decide tomorrow' } })
  const { id, link } = await draft(site, ann, hurried)
  const words = wordsOf(await ann.read(link))
  expect(words).toMatch(
    /it goes out Wed 25 Nov, 19:\d\d in New York\. Why then: ten minutes after you approve it/,
  )
  expect(words).toContain('still on the Wednesday evening, because the next working day there is Friday')
  expect(words).toContain('without the usual wait, because the next step is due by Thursday.')
  await press(ann, link, 'approve')
  expect(await letterOf(site, id)).toMatchObject({ approval: { day: '2026-11-25', isTimeChosen: false } })
})

describe('on the evening before a holiday where the letter is read', () => {
  it('the page says when it goes out and why, by both clocks, and the candidate can choose otherwise', async () => {
    const ann = await signIn(site, { fields: { ...profile, timeZone: 'Europe/Lisbon' } })
    const { id, link } = await draft(site, ann, recordBody(site))
    expect((await stored(site, id)).daysAhead).toMatchObject({
      timeZone: 'America/New_York',
      holidays: expect.arrayContaining([{ day: '2026-11-26', name: 'Thanksgiving Day' }]),
    })
    const words = wordsOf(await ann.read(link))
    expect(words).toContain('it goes out Fri 27 Nov, 07:30 in New York (12:30 for you).')
    expect(words).toContain('Why then: the first working morning in New York after Thanksgiving Day')
    expect(words).toContain('When it is 07:30 in New York, it is 12:30 for you.')

    const looked = await press(ann, link, 'save', { sendAt: '2026-11-26T20:30' })
    const to = looked.headers.get('location') ?? ''
    expect((await letterOf(site, id)).status).toBe('drafted')
    const then = await ann.read(to)
    expect(wordsOf(then)).toContain('it goes out Thu 26 Nov, 20:30 in New York (Fri 27 Nov, 01:30 for you).')
    expect(wordsOf(then)).toContain('Why then: the time you chose, though it is Thanksgiving Day there.')
    expect(wordsOf(then)).toContain('When it is 20:30 in New York, it is 01:30 on Fri 27 Nov for you.')
    const { fields } = letterForm(then)
    expect((await ann.post(link, { ...fields, action: 'approve' })).status).toBe(303)
    expect(await letterOf(site, id)).toMatchObject({
      approval: { sendAt: '2026-11-27T01:30:00Z', day: '2026-11-26', isTimeChosen: true },
    })
  })

  it('without that, an approved letter waits for the day after it', async () => {
    const ann = await signIn(site)
    const { id, link } = await draft(site, ann, recordBody(site))
    await press(ann, link, 'approve')
    expect(await letterOf(site, id)).toMatchObject({ approval: { sendAt: '2026-11-27T12:30:00Z' } })
  })
})

describe('a chosen time is refused in words', () => {
  it.each([
    ['2026-11-20T10:30', 'That time has passed: it is '],
    ['2027-01-20T10:30', 'That is more than two weeks away, which end on '],
    ['tomorrow', 'Is not a day and a time'],
    ['2026-11-31T10:30', 'Is not a time'],
  ])('%s: %s', async (sendAt, fault) => {
    const ann = await signIn(site)
    const { id, link } = await draft(site, ann, recordBody(site))
    const answer = await press(ann, link, 'approve', { sendAt })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(wordsOf(html)).toContain(fault)
    expect(letterForm(html).fields.sendAt).toBe(sendAt)
    expect((await letterOf(site, id)).status).toBe('drafted')
  })
})
