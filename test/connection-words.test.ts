import { describe, expect, it } from 'vitest'
import type { Connection } from '../shared/domain/connection.ts'
import { agoWords, nameOf, rhythmWords, stateOf } from '../shared/domain/connection-words.ts'
import { plus } from '../shared/domain/instant.ts'

const now = '2026-11-17T15:00:00Z'
const zone = 'America/New_York'
const google: Connection = {
  ...{ schema: 1, id: 'x', revision: 1, kind: 'google', name: 'ida@home.example', addresses: [] },
  ...{ since: now, failures: 0, channels: [] },
}
const feed: Connection = { ...google, kind: 'feed', name: 'calendar.example' }
const words = (connection: Connection) => stateOf(connection, now, zone).words

describe('a connection in words', () => {
  it.each([
    [0, 'just now'],
    [59, 'just now'],
    [60, '1 minute ago'],
    [180, '3 minutes ago'],
    [3600, '1 hour ago'],
    [7200, '2 hours ago'],
    [86_400, 'Mon 16 Nov, 10:00'],
  ])('that was heard from %i seconds ago was so %s', (seconds, ago) => {
    expect(agoWords(plus(now, -seconds), now, zone)).toBe(ago)
  })

  it('says who keeps it', () => {
    expect(nameOf(google)).toBe('Google: ida@home.example')
    expect(nameOf({ kind: 'calcom', name: 'Cal.com' })).toBe('Cal.com')
  })

  it('says whether it was heard from, is in trouble, or broken and why', () => {
    expect(words({ ...google, heardAt: plus(now, -180) })).toBe('Last heard from 3 minutes ago.')
    expect(words(google)).toBe('It is being read for the first time.')
    expect(words({ ...google, kind: 'calcom' })).toBe('Nothing has come from it yet.')
    expect(words({ ...google, failures: 1, pullAt: plus(now, -5) })).toBe(
      'The last try to read it came to nothing. The next try is about now.',
    )
    const broken = { at: now, isTold: true } as const
    expect(words({ ...google, broken: { ...broken, why: 'accessWithdrawn' } })).toBe(
      'Google says that access was withdrawn. Connect the account once more; what is known stays.',
    )
    expect(words({ ...feed, broken: { ...broken, why: 'gone' } })).toBe(
      'The server at calendar.example says that there is no such calendar any more. Look up the secret address once more and connect it again.',
    )
  })

  it('says how word of a change comes', () => {
    const channel = { id: 'x', secretHash: 'x', expiresAt: plus(now, 60) }
    expect(rhythmWords({ ...google, channels: [channel] }, now)).toBe(
      'It tells us when something changes, and is looked at every 6 hours besides.',
    )
    const polled = { ...feed, heardAt: plus(now, -300), pullAt: plus(now, 600) }
    expect(rhythmWords(polled, now)).toBe('It is looked at every 15 minutes.')
    expect(rhythmWords({ ...polled, failures: 2 }, now)).toBe('')
    expect(rhythmWords({ ...google, kind: 'calcom' }, now)).toBe('It tells us of each booking by itself.')
  })
})
