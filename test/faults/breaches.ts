import type { Verdict } from './judge.ts'

/** What went wrong in which of these runs, in words; an empty list when every promise was kept. */
export async function breaches(
  runs: readonly (readonly number[])[],
  run: (points: readonly number[]) => Promise<Verdict>,
): Promise<string[]> {
  const found: string[] = []
  for (const points of runs) {
    const { duplicates, losses, strays, stuck } = await run(points)
    const told = [
      ...duplicates,
      ...losses,
      ...strays.map((to) => `a letter to ${to}`),
      ...stuck.map((what) => `stuck: ${what}`),
    ]
    if (told.length > 0) found.push(`crash at ${points}: ${told.join('; ')}`)
  }
  return found
}

/** Every single point of a run that has so many, or every `stride`-th. */
export const singles = (count: number, stride = 1) =>
  Array.from({ length: Math.ceil(count / stride) }, (_, at) => [at * stride])

export const kept = { duplicates: [], losses: [], strays: [], stuck: [] } as const
