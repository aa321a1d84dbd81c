import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantIn, normalAddress, readPossibleTimes, strict } from '../shared/domain/input.ts'
import { ReadableError } from '../shared/errors.ts'
import { parse } from '../shared/parse.ts'

const now = '2026-11-18T12:00:00Z'
const interview = {
  company: 'Farol',
  role: 'Archivist',
  kind: 'onsite',
  startsAt: '2026-11-17T14:00:00Z',
  endsAt: '2026-11-17T15:00:00Z',
  timeZone: 'Europe/Lisbon',
}
const record = { interview, interviewers: [{ name: 'Inês Prado', email: 'ines@farol.example' }] }

function faultsOf(value: unknown): string[] {
  try {
    parse(strict.record, value)
    return []
  } catch (error) {
    if (error instanceof ReadableError) return error.faults.map(({ path }) => path)
    throw error
  }
}

describe('a record', () => {
  it('holds emoji, any script, and HTML as text', () => {
    const company = '株式会社 <b>灯台</b> 🗼 & Söhne'
    expect(parse(strict.record, { ...record, interview: { ...interview, company } }).interview.company).toBe(
      company,
    )
  })

  it('holds a note of 10,000 characters and refuses one more', () => {
    expect(faultsOf({ ...record, notes: { discussed: ['x'.repeat(10_000)] } })).toEqual([])
    expect(faultsOf({ ...record, notes: { discussed: ['x'.repeat(10_001)] } })).toEqual(['notes.discussed.0'])
  })

  it.each([
    [
      'a line break in a one-line field',
      { interview: { ...interview, role: 'Archivist\nBcc: x@y.example' } },
      'interview.role',
    ],
    ['half a surrogate pair', { interview: { ...interview, role: 'A\ud800' } }, 'interview.role'],
    ['an unknown zone', { interview: { ...interview, timeZone: 'Mars/Olympus' } }, 'interview.timeZone'],
    ['a field nobody knows', { interview: { ...interview, salary: 1 } }, 'interview.salary'],
    [
      'an address with a display name',
      { interviewers: [{ email: 'Inês <ines@farol.example>' }] },
      'interviewers.0.email',
    ],
    ['a person with neither name nor address', { interviewers: [{ title: 'Head' }] }, 'interviewers.0.name'],
    [
      'more than 12 people',
      { interviewers: Array.from({ length: 13 }, (_, n) => ({ name: `P${n}` })) },
      'interviewers',
    ],
    ['no company', { interview: { ...interview, company: '  ' } }, 'interview.company'],
    ['a candidate, who is whoever signs in', { candidate: {} }, 'candidate'],
  ])('refuses %s, beside its field', (_name, over, path) => {
    expect(faultsOf({ ...record, ...over })).toEqual([path])
  })

  it('treats a blank, a null and nothing alike', () => {
    const blank = parse(strict.record, {
      ...record,
      notes: { missed: '', connection: null, discussed: ['', 'a'] },
    })
    expect(blank.notes).toMatchObject({ discussed: ['a'], questions: [] })
    expect(blank.notes?.missed).toBeUndefined()
    expect(blank.notes?.connection).toBeUndefined()
  })
})

describe('times', () => {
  const messages = (over: Partial<typeof interview>) => {
    const times = readPossibleTimes({ ...interview, ...over }, now)
    return 'faults' in times ? times.faults.map(({ path }) => path) : times
  }

  it('are instants with an offset, or the clock on the wall in the zone', () => {
    expect(instantIn('2026-07-01T10:00:00+01:00', 'Europe/Lisbon')).toBe('2026-07-01T09:00:00Z')
    expect(instantIn('2026-07-01T10:00', 'Europe/Lisbon')).toBe('2026-07-01T09:00:00Z')
    expect(instantIn('2026-07-01T10:00:00Z', 'Europe/Lisbon')).toBe('2026-07-01T10:00:00Z')
  })

  it('refuse an offset that is not the zone’s at that time, and an hour that the clocks skip', () => {
    expect(instantIn('2026-07-01T10:00:00+00:00', 'Europe/Lisbon')).toHaveProperty('fault')
    expect(instantIn('2026-03-29T01:30', 'Europe/Lisbon')).toHaveProperty('fault')
    expect(instantIn('2026-11-17T09:30:00+09:00[Asia/Tokyo]', 'Europe/Lisbon')).toHaveProperty('fault')
    expect(instantIn('2026-11-17T09:30:00+00:00:15', 'Europe/Lisbon')).toHaveProperty('fault')
    expect(instantIn('2026-02-30T10:00:00Z', 'Europe/Lisbon')).toHaveProperty('fault')
    expect(instantIn('tomorrow', 'Europe/Lisbon')).toHaveProperty('fault')
  })

  it('refuse an end before its start', () => {
    expect(messages({ endsAt: '2026-11-17T13:59:59Z' })).toEqual(['interview.endsAt'])
  })

  it('reach 14 days back and two years ahead', () => {
    expect(messages({ startsAt: '2026-11-04T11:00:00Z', endsAt: '2026-11-04T12:00:00Z' })).toHaveProperty(
      'endsAt',
    )
    expect(messages({ startsAt: '2026-11-04T10:00:00Z', endsAt: '2026-11-04T11:00:00Z' })).toEqual([
      'interview.endsAt',
    ])
    expect(messages({ startsAt: '2029-01-01T10:00:00Z', endsAt: '2029-01-01T11:00:00Z' })).toEqual([
      'interview.startsAt',
    ])
  })
})

describe('an address', () => {
  it('is ASCII before the @, and a host name after it', () => {
    expect(normalAddress('Ana.Maria+x@Farol.Example')).toBe('Ana.Maria+x@farol.example')
    expect(normalAddress('ana@münchen.example')).toBe('ana@xn--mnchen-3ya.example')
    for (const bad of [
      'ana',
      'ana@',
      '@x.example',
      'a b@x.example',
      'a@x',
      'a@[127.0.0.1]',
      '"a b"@x.example',
      'jürgen@x.example',
      'a@x..example',
      'a,b@x.example',
      'a@b@x.example',
      'a@127.0.0.1',
      'a..b@x.example',
    ]) {
      expect(normalAddress(bad), bad).toBeUndefined()
    }
  })

  it('never holds anything that could end a header or add a recipient', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        for (const typed of [text, `${text}@farol.example`, `ana@${text}`]) {
          expect(normalAddress(typed) ?? '').toMatch(/^[\x21-\x7e]*$/)
          expect(normalAddress(typed) ?? '').not.toMatch(/[\s,;<>:"\\()[\]]/)
        }
      }),
    )
  })
})

describe('a clock that is set', () => {
  const newYork = 'America/New_York'

  it('forward shows no time that it skips', () => {
    expect(instantIn('2027-03-14T02:30', newYork)).toEqual({
      fault: 'Is skipped there: the clocks go forward that night.',
    })
    expect(instantIn('2027-03-14T03:00', newYork)).toBe('2027-03-14T07:00:00Z')
  })

  it('back shows an hour twice, of which the first is meant unless an offset says otherwise', () => {
    expect(instantIn('2026-11-01T01:30', newYork)).toBe('2026-11-01T05:30:00Z')
    expect(instantIn('2026-11-01T01:30-05:00', newYork)).toBe('2026-11-01T06:30:00Z')
  })
})
