import { expect, it } from 'vitest'
import { breaches } from './faults/breaches.ts'
import { type Flow, flows } from './faults/flows.ts'
import { judge } from './faults/judge.ts'
import { seeded } from './faults/random.ts'

/** The same for two crashes; `npm run faults` runs all pairs. */

it('two crashes break no promise either, in 300 pairs drawn by seed', { timeout: 900_000 }, async () => {
  const below = seeded(20261117)
  const drawn: { flow: Flow; count: number }[] = []
  for (const flow of flows) drawn.push({ flow, count: (await judge(flow, [])).points })
  const total = drawn.reduce((sum, { count }) => sum + count, 0)
  const found: string[] = []
  for (let pair = 0; pair < 300; pair++) {
    const { flow, first } = pointOf(drawn, below(total))
    const points = [first, first + 1 + below(60)]
    found.push(
      ...(await breaches([points], (one) => judge(flow, one))).map((told) => `${flow.name}: ${told}`),
    )
  }
  expect(found).toEqual([])
})

/** A point numbered through all flows, as its flow and its number there. */
function pointOf(
  drawn: readonly { flow: Flow; count: number }[],
  number: number,
): { flow: Flow; first: number } {
  let first = number
  for (const { flow, count } of drawn) {
    if (first < count) return { flow, first }
    first -= count
  }
  throw new Error(`There is no point ${number}`)
}
