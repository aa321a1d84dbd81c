import { logTo } from '../../shared/log.ts'
import { flows } from './flows.ts'
import { judge } from './judge.ts'

/** `npm run faults`: every single crash and every pair of them, in every flow. Takes hours; says how it goes. */

logTo(() => undefined)
const say = console.log
let broken = 0

async function run(flow: (typeof flows)[number], points: readonly number[]): Promise<number> {
  const { duplicates, losses, strays, stuck, points: passed } = await judge(flow, points)
  const told = [...duplicates, ...losses, ...strays, ...stuck.map((what) => `stuck: ${what}`)]
  if (told.length > 0) {
    broken++
    say(`  ${flow.name}, crashes at ${points.join(' and ')}: ${told.join('; ')}`)
  }
  return passed
}

for (const flow of flows) {
  const points = await run(flow, [])
  say(`${flow.name}: ${points} crash points`)
  let pairs = 0
  for (let first = 0; first < points; first++) {
    // After the first crash the run goes another way, so the second may come at any later point of that way.
    const passed = await run(flow, [first])
    for (let second = first + 1; second < passed; second++) await run(flow, [first, second])
    pairs += passed - first - 1
    say(`  ${first + 1} of ${points} first crashes, ${pairs} pairs, ${broken} promises broken`)
  }
}
process.exitCode = broken > 0 ? 1 : 0
