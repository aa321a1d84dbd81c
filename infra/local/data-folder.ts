import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { IDENTITY_HEADER } from './router.ts'

/** Who serves a folder, so that a second process can ask whether it still does. */
interface Claim {
  process: number
  endpoint: string
  identity: string
}

const ANSWER_TIMEOUT_MS = 1_000

/**
 * Claims a data folder for this process, making it when it is missing. Throws a sentence for the user when another
 * process serves it. A claim left by a process that was killed is recognised by its silence, for process ids are
 * used again. Returns what gives the folder back.
 */
export async function claimFolder(
  folder: string,
  { endpoint, identity }: { endpoint: string; identity: string },
): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'running.json')
  const rival = await readClaim(file)
  if (rival && (await isServing(rival))) {
    throw new Error(`${folder} is in use: another Afterword (process ${rival.process}) is running on it.`)
  }
  const claim: Claim = { process: process.pid, endpoint, identity }
  await writeFile(file, JSON.stringify(claim))
  return () => rm(file, { force: true })
}

async function readClaim(file: string): Promise<Claim | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Claim
  } catch {
    // None was made, or a crash left half of one: nobody serves the folder.
    return undefined
  }
}

async function isServing({ endpoint, identity }: Claim): Promise<boolean> {
  try {
    const answer = await fetch(endpoint, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) })
    await answer.body?.cancel()
    return answer.headers.get(IDENTITY_HEADER) === identity
  } catch {
    // Whoever made the claim is gone.
    return false
  }
}
