import { describe, expect, it } from 'vitest'
import { breaches, kept, singles } from './faults/breaches.ts'
import { flows } from './faults/flows.ts'
import { judge } from './faults/judge.ts'

/** DESIGN rule 1: a crash anywhere is repaired, and nobody gets a letter twice. */

describe.each(flows.slice(1))('$name', (flow) => {
  it('keeps every promise, whatever single point it crashes at', { timeout: 600_000 }, async () => {
    const calm = await judge(flow, [])
    expect(calm).toMatchObject(kept)
    expect(await breaches(singles(calm.points, flow.stride), (points) => judge(flow, points))).toEqual([])
  })
})
