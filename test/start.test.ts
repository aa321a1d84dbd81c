import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
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

async function start(): Promise<void> {
  const env = { ...process.env, PORT: String(port), AFTERWORD_DATA: folder, AFTERWORD_CLOCK: 'virtual' }
  child = spawn(process.execPath, ['--import', 'tsx', 'infra/local/start.ts'], {
    cwd: join(import.meta.dirname, '..'),
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { stdout, stderr } = child
  await new Promise<void>((resolve, reject) => {
    let told = ''
    stderr?.on('data', (chunk) => {
      told += chunk
    })
    stdout?.on('data', (chunk) => String(chunk).includes('Afterword is at') && resolve())
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

  it('says in one line what is wrong with its environment', async () => {
    const env = { ...process.env, AFTERWORD_CLOCK: 'sundial', AFTERWORD_DATA: folder }
    const cwd = join(import.meta.dirname, '..')
    const failing = spawn(process.execPath, ['--import', 'tsx', 'infra/local/start.ts'], { cwd, env })
    let told = ''
    failing.stderr.on('data', (chunk) => {
      told += chunk
    })
    const [code] = await once(failing, 'exit')
    expect(code).toBe(1)
    expect(told).toBe('Afterword cannot start: AFTERWORD_CLOCK in the environment cannot be used\n')
  })
})
