import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRecord } from '../infra/local/letter-record.ts'
import { lettersFor } from '../infra/local/told-letters.ts'
import { ReadableError } from '../shared/errors.ts'
import { hasPlaceholder } from '../shared/letter/check.ts'
import { describeCases, lettersFolder } from './fixtures/letter-cases.ts'
import { temporaryFolder } from './fixtures/local-world.ts'
import { runCommand } from './fixtures/run-command.ts'

/** `npm run -s letter` and `npm run letters` as programs, and their function over all records beside the project. */

const root = join(import.meta.dirname, '..')
const record = {
  id: 'one',
  purpose: 'ignored',
  candidate: { name: 'Ann Doe', email: 'ann@example.com', qualifications: ['Trained six volunteers'] },
  interview: {
    company: 'Larch House',
    role: 'Archivist',
    kind: 'onsite',
    startsAt: '2026-11-17T09:30:00-05:00',
    endsAt: '2026-11-17T10:30:00-05:00',
    timeZone: 'America/New_York',
  },
  interviewers: [{ name: 'Jo Park', email: 'jo@larch.example' }],
  notes: { discussed: ['training of volunteers'], questions: [] },
}

async function fileWith(content: unknown) {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'case.json'), JSON.stringify(content))
  return folder
}

describe('npm run -s letter', () => {
  it('prints the letters as JSON and nothing else, for a path relative to where it was called', async () => {
    const { status, out, err } = await runCommand('letter', ['case.json'], { folder: await fileWith(record) })
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(JSON.parse(out)).toEqual({
      letters: [
        {
          to: { name: 'Jo Park', email: 'jo@larch.example' },
          subject: expect.any(String),
          text: expect.stringMatching(/^Dear Jo,\n\n/),
          sentences: expect.arrayContaining([{ text: expect.any(String), sources: expect.any(Array) }]),
          sendAt: '2026-11-17T17:30:00Z',
          why: expect.any(String),
        },
      ],
      leftOut: [],
      warnings: ['What would help most: one small thing that you would try for them. Add it to the notes.'],
    })
  })

  it('reads standard input, and writes a follow-up not before now', async () => {
    const options = ['-', '--follow-up', '1', '--now', '2026-12-02T10:00:00-05:00']
    const { status, out } = await runCommand('letter', options, { input: JSON.stringify(record) })
    expect(status).toBe(0)
    expect(JSON.parse(out).letters).toMatchObject([
      { subject: expect.stringMatching(/^Re: /), sendAt: '2026-12-03T14:00:00Z' },
    ])
  })

  it('ends well when nobody reads what it prints', async () => {
    const { status, err } = await runCommand('letter', ['-'], { input: JSON.stringify(record), closed: true })
    expect({ status, err }).toEqual({ status: 0, err: '' })
  })

  it.each<[string, string[], string]>([
    ['no file', [], 'There is no file to read.'],
    ['a file that is not there', ['none.json'], 'none.json is not there.'],
    ['a folder', ['.'], '. is a folder, not a file.'],
    ['no JSON', ['-'], 'Standard input is not JSON:'],
    ['an option that is none', ['-', '--loud'], "Unknown option '--loud'"],
    ['a third follow-up', ['-', '--follow-up', '3'], '--follow-up is 1 or 2.'],
    ['an instant that cannot be', ['-', '--now', '2026-02-30T10:00:00Z'], '--now is not an instant'],
  ])('says in one line that it was given %s, with status 2', async (_, options, line) => {
    const { status, out, err } = await runCommand('letter', options, { input: '{' })
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toMatch(/^[^\n]+\n$/)
    expect(err).toContain(line)
  })

  it('refuses more than 1 MB without reading on', async () => {
    const { status, err } = await runCommand('letter', ['-'], { input: ' '.repeat(1_000_001) })
    expect({ status, err }).toEqual({ status: 2, err: 'Standard input is larger than 1 MB.\n' })
  })

  it('loads no AWS client', () => {
    const seen = new Set<string>()
    const visit = (file: string) => {
      if (seen.has(file)) return
      seen.add(file)
      for (const [, to = ''] of readFileSync(file, 'utf8').matchAll(/ from '([^']+)'/g)) {
        if (to.startsWith('.')) visit(join(dirname(file), to))
        else expect(to).not.toContain('aws')
      }
    }
    visit(join(root, 'infra/local/letter.ts'))
    expect(seen.size).toBeGreaterThan(30)
  })
})

describe('npm run letters', () => {
  it('tells every record of a folder in 100 columns, and which could not be read', async () => {
    const folder = await fileWith(record)
    await mkdir(join(folder, 'more.json'))
    const { status, out, err } = await runCommand('letters', [folder])
    expect(out).toContain('candidate.qualifications[0]')
    expect(out).toContain('FOLLOW-UP 2')
    expect(out).toContain('is a folder, not a file.')
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
    expect({ status, err }).toEqual({ status: 2, err: '1 of 2 records could not be read.\n' })
  })

  it('says where there are none', async () => {
    const { status, err } = await runCommand('letters', [await temporaryFolder()])
    expect(status).toBe(2)
    expect(err).toMatch(/^There are no records .+\n$/)
  })
})

function faultOf(value: unknown): string {
  try {
    readRecord(value)
    return 'none'
  } catch (error) {
    if (!(error instanceof ReadableError)) throw error
    return error.faults.map(({ path, message }) => `${path}: ${message}`).join(' ')
  }
}

describe('a record', () => {
  it('may lack what a letter can be written without', () => {
    const { kind: _, ...interview } = record.interview
    const { notes: __, ...bare } = { ...record, interview }
    for (const interviewers of [
      [],
      [{}],
      [{ title: 'Head' }],
      [{ name: '', email: null }],
      [{ name: 'Jo' }],
    ]) {
      for (const candidate of [{ name: '' }, { ...record.candidate, phone: '', headline: null }]) {
        for (const followUp of [undefined, 1, 2] as const) {
          const read = readRecord({ ...bare, candidate, interviewers, extra: 1 })
          expect(lettersFor(read, followUp ? { followUp } : {}).letters).toHaveLength(1)
        }
      }
    }
  })

  it('keeps its blank entries, so that each source is a path into the file', () => {
    const blanks = {
      ...record,
      candidate: { ...record.candidate, qualifications: ['', 'Trained six volunteers'] },
    }
    const notes = { discussed: ['', 'training of volunteers'], questions: null, missed: '' }
    const [letter] = lettersFor(readRecord({ ...blanks, notes })).letters
    const sources = letter?.sentences.flatMap((sentence) => sentence.sources)
    expect(sources).toEqual(expect.arrayContaining(['notes.discussed[1]', 'candidate.qualifications[1]']))
  })

  it.each([
    [null, /JSON object/],
    [[], /JSON object/],
    [{}, /candidate: Is missing\. interview: Is missing\. interviewers: Is missing\./],
    [{ ...record, interview: { ...record.interview, company: '' } }, /interview\.company/],
    [
      { ...record, interview: { ...record.interview, kind: 'zoom' } },
      /interview\.kind: Must be one of phone/,
    ],
    [
      { ...record, interview: { ...record.interview, endsAt: '2026-11-17T08:00:00-05:00' } },
      /after the start/,
    ],
    [{ ...record, interview: { ...record.interview, startsAt: 'noon' } }, /interview\.startsAt/],
    [{ ...record, interview: { ...record.interview, timeZone: 'Mars' } }, /interview\.timeZone/],
    [{ ...record, interviewers: [{ email: 'jo' }] }, /interviewers\.0\.email/],
  ])('is refused with the field at fault: %#', (value, fault) => {
    expect(faultOf(value)).toMatch(fault)
  })
})

describeCases('the follow-ups of %s', (file) => {
  const read = readRecord(JSON.parse(readFileSync(new URL(`cases/${file}`, lettersFolder), 'utf8')))
  const thanks = lettersFor(read)
  const [first, last] = ([1, 2] as const).map((followUp) => lettersFor(read, { followUp }))
  const wordsIn = (letter: { sentences: readonly { text: string }[] } | undefined) =>
    (letter?.sentences ?? []).flatMap(({ text }) => text.split(/\s+/)).length

  it('go to one person in the thread of their letter', () => {
    for (const told of [first, last]) {
      expect(told?.letters).toHaveLength(1)
      const [letter] = told?.letters ?? []
      const own = thanks.letters.find(({ to }) => to.email === letter?.to.email)
      expect(letter?.subject).toBe(`Re: ${own?.subject}`)
      expect(letter?.text.split('\n')[0]).toBe(own?.text.split('\n')[0])
    }
  })

  it('keep to their length, ask what they may, and are told on a morning', () => {
    expect(wordsIn(first?.letters[0])).toBeGreaterThanOrEqual(50)
    expect(wordsIn(first?.letters[0])).toBeLessThanOrEqual(110)
    expect(wordsIn(last?.letters[0])).toBeGreaterThanOrEqual(40)
    expect(wordsIn(last?.letters[0])).toBeLessThanOrEqual(85)
    const marks = ({ letters: [letter] }: typeof thanks) => letter?.text.match(/\?/g)?.length ?? 0
    expect(first && marks(first)).toBe(1)
    expect(last && marks(last)).toBe(0)
    const sentAt = [thanks, first, last].map((told) => told?.letters[0]?.sendAt ?? '')
    expect(sentAt).toEqual(sentAt.toSorted())
    expect(new Set(sentAt).size).toBe(3)
  })

  it('repeat no sentence, and the first tells something new unless it says why not', () => {
    const all = [thanks, first, last].flatMap((told) => told?.letters ?? [])
    const texts = all.flatMap(({ sentences }) => sentences.map(({ text }) => text))
    expect(new Set(texts).size).toBe(texts.length)
    const before = new Set(
      thanks.letters.flatMap(({ sentences }) => sentences.flatMap(({ sources }) => sources)),
    )
    const fresh = (first?.letters[0]?.sentences ?? []).some(({ sources }) =>
      sources.some((source) => /^(?:notes\.(?!nextStep)|candidate)/.test(source) && !before.has(source)),
    )
    const isNothingTold = /^(?:Nothing is left|What no letter has said)/
    expect(fresh).not.toBe(first?.warnings.some((one) => isNothingTold.test(one)))
  })

  it('begin with the interview, end in good will, and hold no phrase that no letter holds', () => {
    const { block } = JSON.parse(readFileSync(new URL('phrases.json', lettersFolder), 'utf8'))
    const patterns = Object.values<string[]>(block).flatMap((list) => list.map((one) => new RegExp(one, 'i')))
    for (const letter of [...(first?.letters ?? []), ...(last?.letters ?? [])]) {
      expect(letter.sentences[0]?.sources).toContain('interview.startsAt')
      for (const pattern of patterns) expect(letter.text).not.toMatch(pattern)
      expect(hasPlaceholder(letter.text)).toBe(false)
    }
    expect(last?.letters[0]?.text).toMatch(/last (?:note|message|time)|not write again|won't write again/)
    expect(last?.letters[0]?.text).toMatch(/\bwish(?:es)?\b|I hope that (?:the search|you find)/)
  })
})
