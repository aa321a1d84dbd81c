import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entries } from '../infra/bundle.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')

interface Outcome {
  readonly code: number
  readonly errors: string
}

/** `cdk synth` as a user runs it, on a machine that knows of no AWS account. */
async function synth(output: string, ...options: string[]): Promise<Outcome> {
  const command = [
    join(root, 'node_modules/aws-cdk/bin/cdk'),
    'synth',
    '--quiet',
    '--output',
    output,
    ...options,
  ]
  const env = {
    PATH: process.env.PATH,
    HOME: output,
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  }
  try {
    const { stderr } = await run(process.execPath, command, { cwd: root, env })
    return { code: 0, errors: stderr }
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string }
    return { code, errors: stderr }
  }
}

describe('cdk synth', () => {
  let output = ''
  let outcome: Outcome = { code: -1, errors: '' }

  beforeAll(async () => {
    output = await mkdtemp(join(tmpdir(), 'afterword-synth-'))
    outcome = await synth(output, '-c', 'inboundDomain=in.example.com')
  }, 180_000)

  afterAll(async () => {
    await rm(output, { recursive: true, force: true })
  })

  test('needs no account and finds nothing that nobody answered for', async () => {
    expect(outcome).toMatchObject({ code: 0 })
    const report = JSON.parse(await readFile(join(output, 'validation-report.json'), 'utf8'))
    expect(report.pluginReports).toEqual([])
  })

  test('ships each function as small modules that Node can read, and nothing else', async () => {
    const template = JSON.parse(await readFile(join(output, 'Afterword-dev.template.json'), 'utf8'))
    const bundles = Object.entries<{ Type: string; Metadata?: Record<string, string> }>(template.Resources)
      .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
      .map(([id, { Metadata }]) => ({ id, bundle: join(output, String(Metadata?.['aws:asset:path'])) }))
    expect(bundles).toHaveLength(Object.keys(entries).length)
    expect(new Set(bundles.map(({ bundle }) => bundle)).size).toBe(Object.keys(entries).length)
    for (const { id, bundle } of bundles) {
      const names = await readdir(bundle)
      expect(names.filter((name) => !name.endsWith('.mjs'))).toEqual([])
      const modules = await Promise.all(names.map((name) => readFile(join(bundle, name), 'utf8')))
      const entry = modules[names.indexOf('index.mjs')] ?? ''
      await run(process.execPath, ['--check', join(bundle, 'index.mjs')])
      expect(entry).toMatch(/export\s*\{[^}]*\bhandler\b[^}]*\}/)
      const code = modules.join('')
      expect(code).not.toContain('sourceMappingURL')
      // A handful of licence comments and template texts: nothing was left unminified.
      expect(code.split('\n').length).toBeLessThan(code.length / 200)
      // The one that writes carries the words of English, to tell a slip from a word, and the holidays of all countries;
      // the API, what connects calendars. Both load them when they are needed.
      const most = id.includes('Generate') ? 3_400_000 : id.includes('Api') ? 1_300_000 : 1_000_000
      expect(code.length).toBeLessThan(most)
    }
  })

  test('refuses a bad setting in one line', async () => {
    const { code, errors } = await synth(join(output, 'refused'), '-c', 'candidates=*')
    expect(code).not.toBe(0)
    expect(errors).toContain('Setting "candidates" is "*", but has to be mail addresses or *@domain')
    expect(errors).not.toMatch(/^\s+at /m)
  }, 60_000)
})
