import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Metafile } from 'esbuild'
import { bundle, bundleFunction, entries } from '../../infra/bundle.ts'
import { environments, type FunctionName } from '../../shared/env.ts'

/** Bytes and import time of each function, beside a bundle that imports the same libraries and nothing else. */

const root = join(import.meta.dirname, '..', '..')
const runs = 25

/** A function that is composed when it is loaded needs the variables that it must have; what they say does not matter here. */
const variables = Object.fromEntries(
  Object.entries(environments.api.def.shape)
    .filter(([, schema]) => !schema.safeParse(undefined).success)
    .map(([name]) => [name, name === 'PUBLIC_URL' ? 'https://a.example' : name]),
)

export interface BundleFigures {
  readonly name: string
  readonly bytes: number
  readonly libraryBytes: number
  readonly importMs: number
  readonly libraryImportMs: number
}

/** What facts give as the floor of any API with our services: Hono and three clients, and no code at all. */
const floor = `
export { Hono } from 'hono'
export { handle } from 'hono/aws-lambda'
export { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
export { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
export { SchedulerClient, CreateScheduleCommand, DeleteScheduleCommand } from '@aws-sdk/client-scheduler'
`

export async function measureBundles(): Promise<{
  figures: BundleFigures[]
  floorBytes: number
  floorMs: number
}> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'))
  try {
    const figures: BundleFigures[] = []
    for (const name of Object.keys(entries) as FunctionName[]) {
      const ours = join(folder, name)
      const theirs = join(folder, `${name}-libraries`)
      const metafile = bundleFunction(name, ours)
      const [bytes, libraryBytes] = [sizeOf(metafile), sizeOf(bundleLibraries(metafile, theirs))]
      const [importMs, libraryImportMs] = importTimes(ours, theirs)
      figures.push({ name, bytes, libraryBytes, importMs, libraryImportMs })
    }
    const bare = join(folder, 'floor')
    const floorBytes = sizeOf(bundleText(floor, bare))
    const [floorMs] = importTimes(bare, bare)
    return { figures, floorBytes, floorMs }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function bundleText(contents: string, outdir: string): Metafile {
  return bundle({ stdin: { contents, resolveDir: root, loader: 'ts' } }, outdir)
}

/** What our start loads is loaded at the start there too, and what ours loads when it is needed stays out of it. */
function bundleLibraries(metafile: Metafile, outdir: string): Metafile {
  const source = `${outdir}-source`
  const atStart = filesAtStart(metafile)
  const files = Object.keys(metafile.inputs).filter((file) => !file.includes('node_modules/'))
  mkdirSync(source)
  writeFileSync(join(source, 'later.ts'), librariesOf(files.filter((file) => !atStart.has(file))))
  writeFileSync(
    join(source, 'index.ts'),
    `${librariesOf(files.filter((file) => atStart.has(file)))}\nexport const later = () => import('./later.ts')`,
  )
  const nodePaths = [join(root, 'node_modules')]
  return bundle({ entryPoints: [join(source, 'index.ts')], nodePaths }, outdir)
}

/** The files in the entry's module, and in those that it imports outright. */
function filesAtStart({ outputs }: Metafile): ReadonlySet<string> {
  const files = new Set<string>()
  const left = Object.keys(outputs).filter((output) => output.endsWith('/index.mjs'))
  const seen = new Set(left)
  for (const output of left) {
    const { inputs = {}, imports = [] } = outputs[output] ?? {}
    for (const file of Object.keys(inputs)) files.add(file)
    const outright = imports.filter(({ kind, path }) => kind === 'import-statement' && !seen.has(path))
    for (const { path } of outright) {
      seen.add(path)
      left.push(path)
    }
  }
  return files
}

/** The same names from the same packages, exported again so that nothing of them is shaken off. */
function librariesOf(files: readonly string[]): string {
  const names = new Map<string, Set<string>>()
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8')
    for (const [, clause = '', from = ''] of text.matchAll(
      /^import\s([\w{},*\s$]*?)\sfrom '([^.'][^']*)'/gm,
    )) {
      if (from.startsWith('node:') || clause.startsWith('type ')) continue
      const known = names.get(from) ?? new Set()
      for (const name of namesOf(clause, text)) known.add(name)
      names.set(from, known)
    }
    if (file.endsWith('.tsx')) names.set('hono/jsx/jsx-runtime', new Set(['jsx', 'jsxs', 'Fragment']))
  }
  return [...names]
    .map(([from, list], at) => [...list].map((name) => exportOf(name, from, at)).join('\n'))
    .join('\n')
}

function exportOf(name: string, from: string, at: number): string {
  return name === 'default'
    ? `export { default as d${at} } from '${from}'`
    : `export { ${name} as ${name}${at} } from '${from}'`
}

/** Of a namespace import, what the file uses of it: `import * as z` and `z.object` is `object`. */
function namesOf(clause: string, text: string): string[] {
  const namespace = /^\* as (\w+)$/.exec(clause.trim())?.[1]
  if (namespace)
    return [
      ...new Set(
        [...text.matchAll(new RegExp(`\\b${namespace}\\.(\\w+)\\(`, 'g'))].map(([, name = '']) => name),
      ),
    ]
  const listed = /\{([^}]*)\}/.exec(clause)?.[1]
  const named = (listed ?? '')
    .split(',')
    .map((name) => name.trim().split(' as ')[0] ?? '')
    .filter((name) => name && !name.startsWith('type '))
  return /^\w/.test(clause.trim()) ? ['default', ...named] : named
}

/** Of all modules, those included that a start does not load. */
const sizeOf = ({ outputs }: Metafile) => Object.values(outputs).reduce((sum, { bytes }) => sum + bytes, 0)

/** Medians of a fresh process a run, the two in turn, so that a machine that slows down slows both. */
function importTimes(one: string, other: string): [number, number] {
  const times: [number[], number[]] = [[], []]
  for (let run = 0; run < runs; run++) {
    times[0].push(importMs(one))
    times[1].push(importMs(other))
  }
  return [median(times[0]), median(times[1])]
}

function importMs(folder: string): number {
  const file = join(folder, 'index.mjs')
  const probe = `const t = performance.now(); await import(${JSON.stringify(pathToFileURL(file).href)}); process.stdout.write(String(performance.now() - t)); process.exit(0)`
  const env = { ...process.env, ...variables, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' }
  return Number(
    execFileSync(process.execPath, ['--input-type=module', '-e', probe], {
      encoding: 'utf8',
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  )
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
