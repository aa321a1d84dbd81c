import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Small named blobs that survive a crash: what was written is there whole or not at all. */
export interface Store {
  write(name: string, content: string | Uint8Array): Promise<void>
  read(name: string): Promise<Buffer | undefined>
  /** Does nothing when there is no such blob. */
  remove(name: string): Promise<void>
  /** In order of name. */
  names(): Promise<string[]>
}

/** A store in one folder, a file for each blob; without a folder it is kept in memory. */
export async function openStore(folder: string | undefined): Promise<Store> {
  return withPlainNames(folder === undefined ? memoryStore() : await folderStore(folder))
}

/** No name leads out of the folder, whoever made it. A tilde stands between the two names of a schedule. */
const isPlain = (name: string) => /^[\w.~-]+$/.test(name) && name !== '.' && name !== '..'

function withPlainNames(store: Store): Store {
  const plain = (name: string) => {
    if (!isPlain(name)) throw new Error(`${JSON.stringify(name)} is no name for a file here`)
    return name
  }
  return {
    write: async (name, content) => store.write(plain(name), content),
    read: async (name) => store.read(plain(name)),
    remove: async (name) => store.remove(plain(name)),
    // A file that somebody else put there is none of ours, and must not keep us from starting.
    names: async () => (await store.names()).filter(isPlain),
  }
}

/** Parses every blob whose name ends in `.json`; one that a broken disk left unreadable is reported and skipped. */
export async function readAll<T>(store: Store): Promise<T[]> {
  const values: T[] = []
  for (const name of await store.names()) {
    if (!name.endsWith('.json')) continue
    const content = await store.read(name)
    if (!content) continue
    try {
      // The store is written by this process alone, in the shape that its owner declares.
      values.push(JSON.parse(content.toString('utf8')) as T)
    } catch (error) {
      console.error(`Skipping ${name}, which is not readable:`, error)
    }
  }
  return values
}

function memoryStore(): Store {
  const blobs = new Map<string, Buffer>()
  return {
    write: async (name, content) => void blobs.set(name, Buffer.from(content)),
    read: async (name) => blobs.get(name),
    remove: async (name) => void blobs.delete(name),
    names: async () => [...blobs.keys()].sort(),
  }
}

const UNFINISHED = '.tmp'

/** Mails hold links that sign somebody in, and secrets are secrets: other users of the machine read nothing. */
const OWN_FOLDER = 0o700
const OWN_FILE = 0o600

async function folderStore(folder: string): Promise<Store> {
  await mkdir(folder, { recursive: true, mode: OWN_FOLDER })
  for (const name of await readdir(folder)) if (name.endsWith(UNFINISHED)) await rm(join(folder, name))

  // One change after the other: two writes of one name must end with the later one.
  let last: Promise<void> = Promise.resolve()
  const inTurn = (change: () => Promise<void>) => {
    const done = last.then(change)
    last = done.catch(() => undefined)
    return done
  }

  return {
    write: (name, content) =>
      inTurn(async () => {
        const unfinished = join(folder, `${randomUUID()}${UNFINISHED}`)
        await writeFile(unfinished, content, { mode: OWN_FILE })
        await rename(unfinished, join(folder, name))
      }),
    async read(name) {
      try {
        return await readFile(join(folder, name))
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
        throw error
      }
    },
    remove: (name) => inTurn(() => rm(join(folder, name), { force: true })),
    names: async () => (await readdir(folder)).filter((name) => !name.endsWith(UNFINISHED)).sort(),
  }
}
