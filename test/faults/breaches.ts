import type { Verdict } from './judge.ts'

/** What went wrong in which of these runs, in words; an empty list when every promise was kept. */
export async function breaches(
  runs: readonly (readonly number[])[],
  run: (points: readonly number[]) => Promise<Verdict>,
): Promise<string[]> {
  const found: string[] = []
  for (const points of runs) {
    const { duplicates, losses, stuck } = await run(points)
    const told = [...duplicates, ...losses, ...stuck.map((what) => `stuck: ${what}`)]
    if (told.length > 0) found.push(`crash at ${points}: ${told.join('; ')}`)
  }
  return found
}

/** Every single point of a run that has so many. */
export const singles = (count: number) => Array.from({ length: count }, (_, at) => [at])

export const kept = { duplicates: [], losses: [], stuck: [] } as const
