import { describe, expect, it } from 'vitest'
import { writeFollowUp } from '../shared/letter/follow-up.ts'
import { writeLetters } from '../shared/letter/write.ts'
import type { WriterInput } from '../shared/letter/writing.ts'
import { archivist, changed, sent, text, write } from './fixtures/archivist.ts'

/** The texts for many records that differ in nothing but their id, on which the choice of words depends. */
function eachId(of: (id: string) => readonly string[]): string {
  return Array.from({ length: 25 }, (_, index) => of(`case ${index}`).join('\n')).join('\n')
}

describe('the last follow-up', () => {
  it('says that it is the last, lets the reader off, and asks nothing', () => {
    const { text: told } = write(2)
    expect(told).toMatch(/last (?:note|message|time)|not write again/)
    expect(told).toMatch(/somebody else|plans have changed|right person|been filled/)
    expect(told.match(/\?/g)).toBeNull()
  })

  it('ends on a kind word that names no fault and no figure of theirs', () => {
    const about = (...discussed: string[]) =>
      write(2, { notes: { discussed, questions: [] }, previous: sent([]) }).letter
    const kind = about('CAPAs get reopened because of operator error', 'school bookings')
    expect(text(kind)).not.toMatch(/CAPA|error/)
    expect(text(kind)).toContain('school bookings')
    const plain = text(about('close takes 12 working days, wants 7', 'rework on root passes'))
    expect(plain).not.toMatch(/12|close|rework/)
    expect(plain).toMatch(/thank|glad|enjoyed|good to talk/i)
  })

  it('recalls what the two have in common where no letter has', () => {
    const notes = { ...archivist.notes, connection: 'we both sing in a choir' }
    expect(write(2, { notes, previous: sent([]) }).text).toContain('we both sing in a choir')
    expect(
      write(2, { notes, previous: sent(['notes.connection'], { ...archivist, notes }) }).text,
    ).not.toContain('choir')
  })

  it('shares no sentence with the letters before it', () => {
    const thanks = writeLetters(archivist).letters
    const first = writeFollowUp({ ...archivist, number: 1, previous: thanks }).letters
    const before = [...thanks, ...first].flatMap(({ sentences }) => sentences.map((one) => one.text))
    const last = writeFollowUp({ ...archivist, number: 2, previous: [...thanks, ...first] }).letters[0]
    for (const sentence of last?.sentences ?? []) expect(before).not.toContain(sentence.text)
    expect(last?.subject).toBe(first[0]?.subject)
  })
})

describe('many follow-ups', () => {
  it('uses short forms in a trade and nowhere else', () => {
    const texts = (change: Partial<WriterInput['interview']>) =>
      eachId((id) => [1, 2].map((number) => write(number as 1 | 2, changed({ ...change, id })).text))
    expect(texts({ role: 'Pipe Welder' })).toMatch(/\b(?:I'd|I'm|you're|job's|there's|what's|didn't)\b/)
    expect(texts({})).not.toMatch(/\w'(?!s\b)\w/)
    expect(texts({ company: 'City of Larch' })).not.toMatch(/\w'(?!s\b)\w/)
    expect(texts({ role: 'Pipe Welder', timeZone: 'Europe/Vienna' })).not.toMatch(/\w'(?!s\b)\w/)
  })

  const places = ['America/New_York', 'Europe/London', 'Europe/Oslo']
  const all = places.flatMap((timeZone) =>
    Array.from({ length: 40 }, (_, index) => {
      const change = changed({ id: `case ${index}`, timeZone })
      return [write(1, change), write(2, change)] as const
    }),
  )

  it.each([1, 2] as const)('do not begin, end or say it alike: number %i', (number) => {
    const letters = all.map((both) => both[number - 1]?.letter.sentences.map((one) => one.text) ?? [])
    const counts = new Map<string, number>()
    for (const sentence of letters.flatMap((one) => [...new Set(one)]))
      counts.set(sentence, (counts.get(sentence) ?? 0) + 1)
    const opened = new Set(letters.map(([first = '']) => first.split(' ', 4).join(' ')))
    const [most = 0] = [...counts.values()].toSorted((one, other) => other - one)
    expect(opened.size).toBeGreaterThanOrEqual(6)
    expect(most / letters.length).toBeLessThan(0.3)
  })

  it('grant no pardon, and rarely say that a short answer will do', () => {
    const told = all.flatMap((both) => both.map((one) => one.text))
    const pardon =
      /quite all right|need not|owe me|is all right|from my side|Should you have decided|choice has fallen|kind enough/
    for (const one of told) expect(one).not.toMatch(pardon)
    const eased = told.filter((one) =>
      /rough (?:idea|answer)|approximate|short answer|quick|be plenty/.test(one),
    )
    expect(eased.length / all.length).toBeLessThan(0.4)
  })
})
