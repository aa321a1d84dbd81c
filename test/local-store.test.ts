import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore } from '../infra/local/store.ts'
import { temporaryFolder } from './fixtures/local-world.ts'

const kinds = { 'in a folder': temporaryFolder, 'in memory': async () => undefined }

describe.each(Object.entries(kinds))('a store %s', (_, folder) => {
  it.each(['../secret', 'a/b', '/etc/passwd', 'a\\b', 'a\0b', 'a\n', '..', '.', ''])(
    'refuses the name %j',
    async (name) => {
      const store = await openStore(await folder())
      const refusal = 'is no name for a file here'
      await expect(store.read(name)).rejects.toThrow(refusal)
      await expect(store.write(name, 'x')).rejects.toThrow(refusal)
      await expect(store.remove(name)).rejects.toThrow(refusal)
    },
  )

  it('takes the names that the services make', async () => {
    const store = await openStore(await folder())
    const names = ['0100019a-1b2c-000000.eml', 'afterword~send.abc_1.v1.json']
    for (const name of names) await store.write(name, name)
    expect(await store.names()).toEqual(names)
    for (const name of names) expect(String(await store.read(name))).toBe(name)
  })
})

it('a store can be read by its owner alone', async () => {
  const folder = join(await temporaryFolder(), 'mail')
  const store = await openStore(folder)
  for (const content of ['first', 'second']) await store.write('mail.eml', content)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect((await stat(join(folder, 'mail.eml'))).mode & 0o777).toBe(0o600)
})

it('a store does not list a file that somebody else put into its folder', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'a copy.json'), '{}')
  expect(await (await openStore(folder)).names()).toEqual([])
})
