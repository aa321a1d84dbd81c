import { parseArgs } from 'node:util'
import type { CalendarFact, Refused } from '../../shared/calendar/fact.ts'
import { readCalendar } from '../../shared/calendar/icalendar.ts'
import { readWebhook } from '../../shared/calendar/webhook.ts'
import { zoneByWindowsName } from '../../shared/calendar/windows-zones.ts'
import { ianaZone } from '../../shared/calendar/zones.ts'
import { calledFrom } from '../../shared/env.ts'
import { refused, runCommand } from './command.ts'
import { readBytes } from './read-bounded.ts'

/** `npm run -s event -- file`: the facts in a calendar's file or a webhook's payload, or why there are none, as JSON (DESIGN section 5). */

const usage = 'Use: npm run -s event -- file [--zone Europe/Berlin] [--me address]; - reads standard input.'

interface Asked {
  readonly path: string
  /** The candidate's zone; this machine's when none is named. */
  readonly timeZone: string
  readonly me: readonly string[]
}

await runCommand(async () => {
  const asked = readArguments(process.argv.slice(2))
  const bytes = await readBytes(asked.path, [calledFrom(), process.cwd()])
  process.stdout.write(`${JSON.stringify(readEvents(bytes, asked), null, 2)}\n`)
})

/** What it is, its content tells: a webhook's payload is JSON, everything else is read as a calendar. */
function readEvents(bytes: Buffer, { timeZone, me }: Asked): readonly (CalendarFact | Refused)[] {
  if (isJson(bytes)) return readWebhook(bytes, { me, candidateZone: timeZone, zoneNamed: zoneByWindowsName })
  return readCalendar(bytes, { source: 'upload', me, timeZone })
}

function isJson(bytes: Buffer): boolean {
  return /^\ufeff?\s*[{[]/.test(bytes.subarray(0, 1000).toString('utf8'))
}

function readArguments(typed: string[]): Asked {
  const { values, positionals } = parsed(typed)
  const [path, ...others] = positionals
  if (path === undefined || path === '') throw refused(`There is no file to read. ${usage}`)
  if (others.length > 0) throw refused(`One file at a time. ${usage}`)
  return { path, timeZone: readZone(values.zone), me: values.me ?? [] }
}

function parsed(args: string[]) {
  try {
    const options = { zone: { type: 'string' }, me: { type: 'string', multiple: true } } as const
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    // Node's sentence goes on to explain how to write what is no option here.
    throw refused(`${error.message.split(/\. /, 1)[0]?.replace(/\.$/, '')}. ${usage}`)
  }
}

function readZone(typed: string | undefined): string {
  if (typed === undefined) return Intl.DateTimeFormat().resolvedOptions().timeZone
  const zone = ianaZone(typed)
  if (!zone) throw refused(`--zone is not the name of a time zone, such as Europe/Berlin. ${usage}`)
  return zone
}
