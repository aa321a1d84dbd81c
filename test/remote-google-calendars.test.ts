import { describe, expect, it } from 'vitest'
import { listGoogleCalendars } from '../shared/remote/google-calendars.ts'
import { userAddresses } from '../shared/remote/listed-calendar.ts'
import { startGoogle } from './fixtures/google-calendar.ts'
import { troubleOf } from './fixtures/remote-trouble.ts'

async function open() {
  const google = await startGoogle()
  return { google, list: () => listGoogleCalendars({ base: google.base, token: google.token }) }
}

describe('the calendars of an account at Google', () => {
  it('are listed, the account’s own by its address', async () => {
    const { google, list } = await open()
    const calendars = await list()
    expect(calendars).toEqual([
      { id: 'ida@home.example', name: 'ida@home.example', isPrimary: true, owner: 'ida@home.example' },
      { id: 'c_interviews@group.calendar.google.com', name: 'Job hunt', isPrimary: false },
    ])
    expect(userAddresses(calendars)).toEqual(['ida@home.example'])
    expect(google.asked).toEqual([
      'GET /calendar/v3/users/me/calendarList?minAccessRole=reader&maxResults=100',
    ])
  })

  it('are called as their owner calls them, in one line', async () => {
    const { google, list } = await open()
    const items = [
      { id: 'a', summary: 'Work', summaryOverride: 'My\r\nwork' },
      { id: 'b' },
      { summary: 'no id' },
      7,
    ]
    google.next('calendarList', { status: 200, body: { items } })
    expect(await list()).toEqual([
      { id: 'a', name: 'My work', isPrimary: false },
      { id: 'b', name: 'b', isPrimary: false },
    ])
  })

  it('are as many as there is room for', async () => {
    const { google, list } = await open()
    const items = Array.from({ length: 5_000 }, (_, n) => ({ id: `calendar-${n}` }))
    google.next('calendarList', { status: 200, body: { items } })
    expect(await list()).toHaveLength(100)
  })

  it.each([7, null, {}, { items: 'none' }])('are not none when the answer is no list: %j', async (body) => {
    const { google, list } = await open()
    google.next('calendarList', { status: 200, body: body ?? 'null' })
    expect((await troubleOf(list())).trouble).toBe('passing')
  })

  it('are not told to whom they are not shown', async () => {
    const { google, list } = await open()
    google.next('calendarList', { status: 403 })
    expect((await troubleOf(list())).trouble).toBe('accessWithdrawn')
  })
})
