import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { fieldIn, visitor } from '../infra/local/visitor.ts'

/** `npm start` from outside, as a stranger would use it: HTTP and nothing else, killed in the middle. */

interface Mail {
  readonly id: string
  readonly kind: string
  readonly to: readonly string[]
  readonly text: string
}

let folder: string
let port: number
let child: ChildProcess | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'afterword-start-'))
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  port = typeof address === 'object' && address ? address.port : 0
  probe.close()
})

afterEach(async () => {
  await kill()
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const url = (path: string) => `http://localhost:${port}${path}`

/** Resolves, to what it prints up to then, when it is up. */
async function start(variables: Record<string, string> = {}): Promise<string> {
  const own = { PORT: String(port), AFTERWORD_DATA: folder, AFTERWORD_CLOCK: 'virtual' }
  const env = { ...process.env, ...own, ...variables }
  child = spawn(process.execPath, ['--import', 'tsx', 'infra/local/start.ts'], {
    cwd: join(import.meta.dirname, '..'),
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { stdout, stderr } = child
  return await new Promise<string>((resolve, reject) => {
    let told = ''
    let printed = ''
    stderr?.on('data', (chunk) => {
      told += chunk
    })
    stdout?.on('data', (chunk) => {
      printed += chunk
      if (printed.includes('stop with Ctrl-C')) resolve(printed)
    })
    child?.once('exit', () => reject(new Error(`npm start ended: ${told}`)))
  })
}

async function kill(): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

const mails = async () => (await (await fetch(url('/mailbox.json'))).json()) as Mail[]
const nowThere = async () => ((await (await fetch(url('/clock'))).json()) as { now: string }).now

async function moveClock(move: Record<string, string>): Promise<void> {
  const answer = await fetch(url('/clock'), {
    method: 'POST',
    body: JSON.stringify(move),
    headers: { 'Content-Type': 'application/json' },
  })
  expect(answer.status).toBe(200)
}

const linkIn = (mail: Mail | undefined) => mail?.text.match(/https?:\/\/\S+/)?.[0] ?? ''
const ofKind = async (kind: string) => (await mails()).filter((mail) => mail.kind === kind)

/** Signs in by the mailed link and makes a token for programs. */
async function signUp(): Promise<string> {
  const there = visitor(url('/'), fetch)
  await there.post('/sign-in', { email: 'ana@lima.example' })
  expect((await there.post(linkIn((await ofKind('signIn')).at(-1)), {})).status).toBe(303)
  const profile = {
    ...{ name: 'Ana Lima', phone: '', postalAddress: '', headline: 'Welder' },
    qualifications: 'Cut rejects from 9% to 2%',
    timeZone: 'UTC',
  }
  expect((await there.post('/profile', profile)).status).toBe(303)
  const page = await (await there.post('/settings/tokens', { kind: 'apiToken' })).text()
  return page.match(/[a-z2-7]{16}\.[\w-]{43}/)?.[0] ?? ''
}

const at = (instant: string, hours: number) => new Date(Date.parse(instant) + hours * 3_600_000).toISOString()

describe('npm start', { timeout: 120_000 }, () => {
  it('bears kill -9 at every turn of an interview’s life, and sends one letter', async () => {
    await start()
    const token = await signUp()
    const now = await nowThere()
    const body = JSON.stringify({
      interview: {
        ...{ company: 'Caldeira', role: 'Welder', kind: 'onsite', timeZone: 'UTC' },
        ...{ startsAt: at(now, 1), endsAt: at(now, 2) },
      },
      interviewers: [{ name: 'Bruno Reis', email: 'success@simulator.amazonses.com' }],
      notes: { discussed: ['rework on stainless root passes'] },
    })
    const record = () =>
      fetch(url('/api/interviews'), {
        method: 'POST',
        body,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      })
    const first = await record()
    expect(first.status).toBe(201)
    const idIn = async (answer: Response) => ((await answer.json()) as { id: string }).id
    const id = await idIn(first)

    await kill()
    await start()
    const again = await record()
    expect([again.status, await idIn(again)]).toEqual([200, id])
    for (let round = 0; round < 10; round++) {
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
      const tooLarge = await fetch(url('/api/interviews'), {
        method: 'POST',
        body: ' '.repeat(1_048_600),
        headers,
      })
      expect([tooLarge.status, (await fetch(url('/clock'))).status]).toEqual([413, 200])
    }

    // Down while two timers fall due: they fire when it is up.
    await kill()
    await writeFile(join(folder, 'clock'), at(now, 24))
    await start()
    await moveClock({ advance: 'PT20M' })
    const [draft] = await ofKind('draft')
    expect(draft).toBeDefined()

    const review = linkIn(draft)
    const page = await (await fetch(review)).text()
    const fields = { action: 'approve', letter: 'i1', hash: fieldIn(page, 'hash') ?? '' }
    const approve = () => visitor(url('/'), fetch).post(review, fields)
    expect((await approve()).status).toBe(303)
    await kill()
    await start()
    expect((await approve()).status).toBe(303)
    await moveClock({ advance: 'P4D' })
    await kill()
    await start()
    await moveClock({ advance: 'P1D' })

    const letters = await ofKind('letter')
    expect(letters.map(({ to }) => to)).toEqual([['success@simulator.amazonses.com']])
    expect(await ofKind('receipt')).toHaveLength(1)
    expect(await (await fetch(review)).text()).toContain('Delivered')
  })

  const relay = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'letters@mail.example' }
  const open =
    'SMTP_URL with a public HOST or PUBLIC_URL needs CANDIDATES: without it anybody could sign in and send mail\n'
  const faults: [Record<string, string>, string][] = [
    [
      { AFTERWORD_CLOCK: 'sundial' },
      'Afterword cannot start: AFTERWORD_CLOCK in the environment cannot be used\n',
    ],
    [{ ...relay, HOST: '0.0.0.0' }, open],
    [{ ...relay, PUBLIC_URL: 'https://letters.example' }, open],
    [{ PORT: '0' }, 'PORT must be from 1 to 65535: the links in mails have to name it\n'],
  ]

  it.each(faults)('says in one line what is wrong with %o', async (variables, sentence) => {
    const env = { ...process.env, PORT: String(port), AFTERWORD_DATA: folder, ...variables }
    const cwd = join(import.meta.dirname, '..')
    const failing = spawn(process.execPath, ['--import', 'tsx', 'infra/local/start.ts'], { cwd, env })
    onTestFinished(() => void failing.kill('SIGKILL'))
    let told = ''
    failing.stderr.on('data', (chunk) => {
      told += chunk
    })
    // One that starts all the same says so, and is as wrong.
    failing.stdout.once('data', () => failing.kill('SIGKILL'))
    const [code] = await once(failing, 'close')
    expect(code).toBe(1)
    expect(told).toBe(sentence)
  })

  const reaches: [Record<string, string>, number][] = [
    [{}, 200],
    [{ ...relay }, 200],
    [{ HOST: '0.0.0.0' }, 200],
    [{ ...relay, HOST: '0.0.0.0', CANDIDATES: '*@lima.example' }, 404],
    [{ PUBLIC_URL: 'https://letters.example' }, 404],
    [{ ...relay, PUBLIC_URL: 'https://letters.example', CANDIDATES: 'ana@lima.example' }, 404],
  ]
  it.each(reaches)('with %o has its mailbox at status %i, and says no other', async (variables, status) => {
    const printed = await start(variables)
    expect((await fetch(url('/mailbox'))).status).toBe(status)
    expect((await fetch(url('/clock'))).status).toBe(status)
    expect(printed.includes('/mailbox')).toBe(status === 200 && !variables.SMTP_URL)
  })

  it('takes no call to its services without the key of this start', async () => {
    await start()
    const { endpoint } = JSON.parse(await readFile(join(folder, 'running.json'), 'utf8')) as {
      endpoint: string
    }
    const Credential = 'local/20261117/us-east-1/dynamodb/aws4_request'
    const Authorization = `AWS4-HMAC-SHA256 Credential=${Credential}, SignedHeaders=host, Signature=0`
    expect((await fetch(endpoint, { method: 'POST', headers: { Authorization } })).status).toBe(403)
  })

  it('goes on when nobody reads what it prints any more', async () => {
    await start(relay)
    child?.stdout?.destroy()
    // No relay is there, which it logs.
    for (const email of ['ana@lima.example', 'bea@lima.example'])
      await visitor(url('/'), fetch).post('/sign-in', { email })
    expect((await fetch(url('/mailbox'))).status).toBe(200)
    expect(child?.exitCode).toBe(null)
  })
})
