import { describe, expect, it } from 'vitest'
import type { LetterText } from '../shared/domain/interview.ts'
import { redate, signed } from '../shared/letter/redate.ts'

/** A Tuesday in New York. */
const interview = { endsAt: '2026-11-17T15:30:00Z', timeZone: 'America/New_York' }

function letter(thanks: string, rest = 'I would like to do this work today.'): LetterText {
  return {
    subject: 'Thank you for today',
    body: `Dear Dana,\n\n${thanks} ${rest}\n\nSincerely,\n[your name]`,
    sentences: [
      { text: thanks, sources: ['interview.startsAt', 'notes.discussed[0]'] },
      { text: rest, sources: ['interview.role'] },
    ],
    until: '2026-11-20',
  }
}

describe('a letter that goes out on another day', () => {
  it.each([
    [
      '2026-11-17',
      '2026-11-18',
      'Thank you for talking with me today.',
      'Thank you for talking with me yesterday.',
    ],
    [
      '2026-11-18',
      '2026-11-20',
      'Thank you for what you said yesterday.',
      'Thank you for what you said on Tuesday.',
    ],
    [
      '2026-11-20',
      '2026-11-24',
      'Thank you for your time on Tuesday.',
      'Thank you for your time on November 17.',
    ],
    ['2026-11-24', '2026-11-17', 'Thank you for your time on November 17.', 'Thank you for your time today.'],
    [
      '2026-11-17',
      '2026-11-19',
      "Thank you very much for today's interview for the role of Archivist.",
      'Thank you very much for the interview on Tuesday for the role of Archivist.',
    ],
    [
      '2026-11-19',
      '2026-11-18',
      'Thank you for the interview on Tuesday for the role of Archivist.',
      "Thank you for yesterday's interview for the role of Archivist.",
    ],
    [
      '2026-11-19',
      '2026-11-18',
      'Thank you for your part in the interview on Tuesday.',
      'Thank you for your part in the interview yesterday.',
    ],
    [
      '2026-11-17',
      '2026-11-18',
      'Thank you for our conversation today about what today’s archive needs today.',
      'Thank you for our conversation yesterday about what today’s archive needs today.',
    ],
  ])('on %s and on %s says when it was as the writer would', (from, to, before, after) => {
    expect(redate(letter(before), interview, from, to)).toEqual(letter(after))
  })

  it('says the day as it is said where the reader is', () => {
    const there = { endsAt: '2026-11-01T15:30:00Z', timeZone: 'Europe/Oslo' }
    const before = letter('Thank you for your time on Sunday.')
    expect(redate(before, there, '2026-11-03', '2026-11-17')).toEqual(
      letter('Thank you for your time on 1 November.'),
    )
  })

  it('is the same on the same day, and where no sentence says when it was', () => {
    const text = letter('Thank you for your time today.')
    expect(redate(text, interview, '2026-11-17', '2026-11-17')).toBe(text)
    const undated = { ...text, sentences: text.sentences.slice(1) }
    expect(redate(undated, interview, '2026-11-17', '2026-11-18')).toEqual(undated)
  })
})

describe('a letter without a name under it', () => {
  it('is signed once there is one, whatever the name holds, and only where the writer left the slot', () => {
    const text = letter('Thank you for telling me that [your name] was a slot.')
    expect(signed(text, '')).toBe(text)
    expect(signed(text, 'Ann $& Doe').body).toBe(
      'Dear Dana,\n\nThank you for telling me that [your name] was a slot. I would like to do this work today.\n\nSincerely,\nAnn $& Doe',
    )
  })
})
