import { cpus, loadavg } from 'node:os'
import { silenceSdk } from '../../shared/env.ts'
import { logTo } from '../../shared/log.ts'
import { measureBundles } from './bundles.ts'
import { measureDoorbells } from './doorbells.ts'
import { measureWaits } from './waits.ts'
import { measureUnits } from './write-units.ts'

/** `npm run bench`: figures, never a verdict. Bytes are exact; times are medians of 25 fresh processes. */

silenceSdk()
logTo(() => undefined)

const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
const ms = (time: number) => `${time.toFixed(0)} ms`

function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)))
  for (const row of [head, ...rows]) {
    console.log(
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('   '),
    )
  }
  console.log()
}

console.log('Bundles: ours, and one that imports the same libraries and nothing else\n')
const { figures, floorBytes, floorMs } = await measureBundles()
table(
  ['function', 'ours', 'libraries', 'ratio', 'import', 'libraries', 'ratio'],
  figures.map(({ name, bytes, libraryBytes, importMs, libraryImportMs }) => [
    ...[name, kb(bytes), kb(libraryBytes), (bytes / libraryBytes).toFixed(2)],
    ...[ms(importMs), ms(libraryImportMs), (importMs / libraryImportMs).toFixed(2)],
  ]),
)
console.log(`Bare floor, Hono and three clients without any code: ${kb(floorBytes)}, ${ms(floorMs)}\n`)

console.log('DynamoDB: one interview with two letters, from the form to the receipt, sweeps included\n')
const usage = await measureUnits()
table(
  ['operation', 'calls', 'capacity units'],
  usage.map(({ operation, calls, units }) => [operation, String(calls), units.toFixed(1)]),
)

const load = () => `${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}`
const msOf = (time: number) => `${time.toFixed(1)} ms`

console.log(
  `Requests for the sign-in page, one every 20 ms by another process, while this one pulls (${load()})\n`,
)
const waits = await measureWaits()
table(
  ['while it pulls', 'seconds', 'requests', 'median', 'longest'],
  waits.map(({ name, pullSeconds, requests, medianMs, longestMs }) => [
    ...[name, pullSeconds.toFixed(1), String(requests), msOf(medianMs), msOf(longestMs)],
  ]),
)

console.log(
  `Rings and deliveries, one after the other, with table, scheduler and secrets over HTTP (${load()})\n`,
)
const answers = await measureDoorbells()
table(
  ['doorbell', 'rings', 'median', 'p99'],
  answers.map(({ name, rings, medianMs, p99Ms }) => [name, String(rings), msOf(medianMs), msOf(p99Ms)]),
)
