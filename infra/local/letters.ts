import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { whenWords } from '../../shared/domain/story.ts'
import { calledFrom } from '../../shared/env.ts'
import { countWords } from '../../shared/letter/words.ts'
import { faultLine, printable, refused, runCommand } from './command.ts'
import { type LetterRecord, readRecord } from './letter-record.ts'
import { readJson } from './read-bounded.ts'
import { lettersFor, type ToldLetters } from './told-letters.ts'

/** `npm run letters [-- folder]`: every record of a folder with all that is written for it, for a person to read. */

const columns = 100
const sourceColumns = 34
const textColumns = columns - sourceColumns - 2
const labelColumns = [16, columns - 18] as const

await runCommand(async () => {
  const [typed, ...others] = process.argv.slice(2)
  if (others.length > 0 || typed?.startsWith('-')) throw refused('Use: npm run letters [-- folder]')
  const home = resolve(import.meta.dirname, '../..')
  const places = typed
    ? [resolve(calledFrom(), typed), resolve(typed)]
    : [resolve(home, '../shared/data/letters/cases')]
  const { folder, files } = await firstFolder(places, typed)
  let faults = 0
  for (const file of files) {
    say(`\n${'━'.repeat(columns)}\n${file}\n${'━'.repeat(columns)}`)
    try {
      tell(readRecord(await readJson(join(folder, file), ['.'])))
    } catch (error) {
      faults++
      say(faultLine(error))
    }
  }
  if (faults > 0) throw refused(`${faults} of ${files.length} records could not be read.`)
})

/** The first of the places that is a folder with records in it. */
async function firstFolder(places: readonly string[], typed: string | undefined) {
  for (const folder of places) {
    const names = await readdir(folder).catch(() => [])
    const files = names.filter((name) => name.endsWith('.json')).sort()
    if (files.length > 0) return { folder, files }
  }
  throw refused(
    typed
      ? `There are no records (*.json) in ${typed}.`
      : 'There are no records beside the project: npm run letters -- folder',
  )
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** The record, then the letters and both follow-ups, each sentence with where it came from. */
function tell(record: LetterRecord): void {
  for (const [label, text] of labelled(record)) inColumns([[label, text]], labelColumns)
  for (const followUp of [undefined, 1, 2] as const) {
    const told = lettersFor(record, followUp ? { followUp } : {})
    const heading = followUp ? `FOLLOW-UP ${followUp}` : 'LETTERS'
    say(`\n── ${heading} ${'─'.repeat(columns - heading.length - 4)}`)
    for (const letter of told.letters) tellLetter(letter, record.interview.timeZone)
    // What the letters leave out, the follow-ups do too.
    for (const { text, reason } of followUp ? [] : told.leftOut)
      inColumns([['left out', `${text} ► ${reason}`]], labelColumns)
    for (const warning of told.warnings) inColumns([['warning', warning]], labelColumns)
  }
}

function labelled({ candidate, interview, interviewers, notes }: LetterRecord): [string, string][] {
  const { role, company, kind, endsAt, timeZone } = interview
  return [
    ['candidate', [candidate.name, candidate.headline].filter(Boolean).join(', ')],
    ...listed('qualification', candidate.qualifications),
    ['interview', `${role} at ${company}, ${kind}, until ${whenWords(endsAt, timeZone)} (${timeZone})`],
    ...listed(
      'interviewer',
      interviewers.map(
        ({ name, title, email, isDecisionMaker }) =>
          `${[name, title, email].filter(Boolean).join(', ')}${isDecisionMaker ? ' (decides)' : ''}`,
      ),
    ),
    ...listed('discussed', notes.discussed),
    ...(['connection', 'missed', 'valueIdea'] as const).flatMap((field) =>
      listed(field, [notes[field] ?? '']),
    ),
    ...listed('question', notes.questions),
    ...listed('nextStep', [notes.nextStep ?? '']),
  ]
}

function listed(label: string, texts: readonly string[]): [string, string][] {
  return texts
    .filter(Boolean)
    .map((text, index) => [`${label}${texts.length > 1 ? `[${index}]` : ''}`, brief(text)])
}

function brief(text: string): string {
  return text.length > 400 ? `${text.slice(0, 399).toWellFormed()}…` : text
}

function tellLetter(
  { to, subject, text, sentences, sendAt, why }: ToldLetters['letters'][number],
  zone: string,
): void {
  say('')
  const whom = [to.name, to.email].filter(Boolean).join(', ') || 'nobody who can be written to'
  inColumns(
    [
      ['to', whom],
      ['subject', subject],
      ['sent', `${whenWords(sendAt, zone)} there: ${why}`],
      ['words', String(countWords(sentences.map((one) => one.text).join(' ')))],
    ],
    [9, columns - 11],
  )
  say('')
  for (const paragraph of text.split('\n\n')) {
    const own = sentences.filter((sentence) => paragraph.includes(sentence.text))
    const rows: [string, string][] =
      own.length > 0
        ? own.map((one) => [one.text, one.sources.join(', ')])
        : paragraph.split('\n').map((line) => [line, ''])
    inColumns(rows, [textColumns, sourceColumns])
    say('')
  }
}

function inColumns(
  rows: readonly (readonly [string, string])[],
  [left, right]: readonly [number, number],
): void {
  for (const [one, other] of rows) {
    const here = wrapped(one, left)
    const there = wrapped(other, right)
    for (let at = 0; at < Math.max(here.length, there.length); at++)
      say(`${(here[at] ?? '').padEnd(left)}  ${there[at] ?? ''}`.trimEnd())
  }
}

/** Lines of at most so many columns; a longer word is broken. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = ['']
  for (const word of printable(text).split(' ')) {
    let rest = word
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + 1 + rest.length <= width) lines.splice(-1, 1, `${last} ${rest}`)
    else {
      if (last === '') lines.pop()
      for (; rest.length > width; rest = rest.slice(width)) lines.push(rest.slice(0, width))
      lines.push(rest)
    }
  }
  return lines
}
