import type { CalendarFact, Refused } from '../../shared/calendar/fact.ts'
import { readCalendar } from '../../shared/calendar/icalendar.ts'
import { readWebhook } from '../../shared/calendar/webhook.ts'
import { zoneByWindowsName } from '../../shared/calendar/windows-zones.ts'
import { calledFrom } from '../../shared/env.ts'
import { runCommand } from './command.ts'
import { type FileAsked, readFileArguments } from './file-arguments.ts'
import { readBytes } from './read-bounded.ts'

/** `npm run -s event -- file`: the facts in a calendar's file or a webhook's payload, or why there are none, as JSON (DESIGN section 5). */

const usage = 'Use: npm run -s event -- file [--zone Europe/Berlin] [--me address]; - reads standard input.'

await runCommand(async () => {
  const asked = readFileArguments(process.argv.slice(2), usage)
  const bytes = await readBytes(asked.path, [calledFrom(), process.cwd()])
  process.stdout.write(`${JSON.stringify(readEvents(bytes, asked), null, 2)}\n`)
})

/** What it is, its content tells: a webhook's payload is JSON, everything else is read as a calendar. */
function readEvents(bytes: Buffer, { timeZone, me }: FileAsked): readonly (CalendarFact | Refused)[] {
  if (isJson(bytes)) return readWebhook(bytes, { me, candidateZone: timeZone, zoneNamed: zoneByWindowsName })
  return readCalendar(bytes, { source: 'upload', me, timeZone })
}

function isJson(bytes: Buffer): boolean {
  return /^\ufeff?\s*[{[]/.test(bytes.subarray(0, 1000).toString('utf8'))
}
