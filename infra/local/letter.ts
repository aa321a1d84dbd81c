import { parseArgs } from 'node:util'
import { type Instant, plus, toInstant } from '../../shared/domain/instant.ts'
import { policy } from '../../shared/domain/policy.ts'
import { calledFrom } from '../../shared/env.ts'
import { refused, runCommand } from './command.ts'
import { readRecord } from './letter-record.ts'
import { readJson } from './read-bounded.ts'
import { lettersFor } from './told-letters.ts'

/** `npm run -s letter -- case.json`: the letters for one record, as JSON (DESIGN section 5). */

const usage =
  'Use: npm run -s letter -- case.json [--now 2026-11-18T09:00:00Z] [--follow-up 1|2]; - reads standard input.'

await runCommand(async () => {
  const { path, now, followUp } = readArguments(process.argv.slice(2))
  const record = readRecord(await readJson(path, [calledFrom(), process.cwd()]))
  if (now) refuseFarOff(now, record.interview.endsAt)
  const letters = lettersFor(record, { ...(now && { now }), ...(followUp && { followUp }) })
  process.stdout.write(`${JSON.stringify(letters, null, 2)}\n`)
})

function readArguments(typed: string[]) {
  const { values, positionals } = parsed(typed)
  const [path, ...others] = positionals
  if (path === undefined || path === '') throw refused(`There is no file to read. ${usage}`)
  if (others.length > 0) throw refused(`One file at a time. ${usage}`)
  return { path, now: readNow(values.now), followUp: readFollowUp(values['follow-up']) }
}

function parsed(args: string[]) {
  try {
    const options = { now: { type: 'string' }, 'follow-up': { type: 'string' } } as const
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    // Node's sentence goes on to explain how to write what is no option here.
    throw refused(`${error.message.split(/\. /, 1)[0]?.replace(/\.$/, '')}. ${usage}`)
  }
}

function readFollowUp(typed: string | undefined): 1 | 2 | undefined {
  if (typed === undefined) return undefined
  if (typed === '1') return 1
  if (typed === '2') return 2
  throw refused(`--follow-up is 1 or 2. ${usage}`)
}

function readNow(typed: string | undefined): Instant | undefined {
  if (typed === undefined) return undefined
  const fault = `--now is not an instant, such as 2026-11-18T09:00:00Z. ${usage}`
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/i.test(typed))
    throw refused(fault)
  try {
    return toInstant(typed)
  } catch (error) {
    if (error instanceof RangeError) throw refused(fault)
    throw error
  }
}

function refuseFarOff(now: Instant, endsAt: Instant): void {
  const isNear = now >= plus(endsAt, -policy.horizonSeconds) && now <= plus(endsAt, policy.horizonSeconds)
  if (!isNear) throw refused('--now is more than two years away from the interview.')
}
