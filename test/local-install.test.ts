import { spawnSync } from 'node:child_process'
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from './fixtures/local-world.ts'

const packages = {
  '': { dependencies: { hono: '1.0.0' }, devDependencies: { tsx: '2.0.0' } },
  'node_modules/hono': { version: '1.0.0' },
  'node_modules/tsx': { version: '2.0.0', dev: true },
  'node_modules/other-platform': { version: '3.0.0', optional: true },
}

/** A clone in which everything is installed, with an npm that only writes down how it was called. */
async function makeClone() {
  const root = await temporaryFolder()
  const write = async (path: string, content: unknown) => {
    await mkdir(join(root, path, '..'), { recursive: true })
    await writeFile(join(root, path), typeof content === 'string' ? content : JSON.stringify(content))
  }
  await write('package-lock.json', { packages })
  const { '': _, 'node_modules/other-platform': __, ...installed } = packages
  await write('node_modules/.package-lock.json', { packages: installed })
  for (const name of ['hono', 'tsx']) await write(`node_modules/${name}/package.json`, {})
  await write(
    'npm.cjs',
    'console.log("npm", ...process.argv.slice(2)); process.exit(Number(process.env.NPM_STATUS))',
  )
  await mkdir(join(root, 'infra/local'), { recursive: true })
  const script = join(root, 'infra/local/install.mjs')
  await copyFile(new URL('../infra/local/install.mjs', import.meta.url), script)
  const run = (npmStatus = 0, ...options: string[]) => {
    const env = { ...process.env, npm_execpath: join(root, 'npm.cjs'), NPM_STATUS: String(npmStatus) }
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...options], {
      env,
      encoding: 'utf8',
    })
    return { status, stdout, stderr }
  }
  return { root, run, script, write }
}

const INSTALLED = {
  status: 0,
  stdout: '',
  stderr: 'Installing what is missing…\nnpm ci --include=dev --include=optional --loglevel=error\n',
}

describe('the installer', () => {
  it('does nothing, and says nothing, when everything is there', async () => {
    const { run } = await makeClone()
    expect(run()).toEqual({ status: 0, stdout: '', stderr: '' })
  })

  it('installs on a fresh clone, with nothing on standard output', async () => {
    const { root, run } = await makeClone()
    await rm(join(root, 'node_modules'), { recursive: true })
    expect(run()).toEqual(INSTALLED)
  })

  it('installs when a version has changed', async () => {
    const { run, write } = await makeClone()
    await write('package-lock.json', { packages: { ...packages, 'node_modules/tsx': { version: '2.0.1' } } })
    expect(run()).toEqual(INSTALLED)
  })

  it('installs when a package was deleted by hand', async () => {
    const { root, run } = await makeClone()
    await rm(join(root, 'node_modules/hono'), { recursive: true })
    expect(run()).toEqual(INSTALLED)
  })

  it('says how to go on when npm fails', async () => {
    const { root, run } = await makeClone()
    await rm(join(root, 'node_modules'), { recursive: true })
    expect(run(7)).toMatchObject({ status: 1, stderr: expect.stringContaining('Run `npm ci` to try again.') })
  })

  it('says nothing before a command that prints data, and one line when npm fails', async () => {
    const { root, run } = await makeClone()
    await rm(join(root, 'node_modules'), { recursive: true })
    expect(run(0, '--quiet')).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(run(7, '--quiet')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'What is missing could not be installed: `npm ci` says why.\n',
    })
  })

  it('refuses a Node that is too old, in one sentence', async () => {
    const { run, script } = await makeClone()
    const source = await readFile(script, 'utf8')
    await writeFile(script, source.replace('[20, 19]', '[999, 0]'))
    const { status, stderr } = run()
    expect(status).toBe(1)
    expect(stderr).toBe(`Afterword needs Node 999.0 or newer; this is ${process.versions.node}.\n`)
  })
})
