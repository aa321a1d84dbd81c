import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { type Deployment, examine } from '../infra/doctor.ts'
import type { SesAccount } from '../infra/local/ses-account.ts'
import { startWorld, temporaryFolder } from './fixtures/local-world.ts'

const deployment: Deployment = {
  ...{ region: 'us-east-1', domain: 'notes.example' },
  ...{ configurationSet: 'afterword', inboundRuleSet: 'afterword' },
}

/** What the doctor finds missing in an account that lacks what `change` takes away. */
async function missing(change: Partial<SesAccount>, asked: Partial<Deployment> = {}) {
  const { aws, ses } = await startWorld()
  Object.assign(aws.ses.account, change)
  const findings = await examine(ses, { ...deployment, ...asked })
  return findings.filter(({ isWell }) => !isWell)
}

describe('the doctor', () => {
  it('finds nothing missing where nothing is, in an order that a person mends in', async () => {
    const { ses } = await startWorld()
    const findings = await examine(ses, deployment)
    expect(findings).toEqual(
      [
        'SES knows that notes.example is yours.',
        'Mail from notes.example is signed (DKIM).',
        'SES sends up to 50000 mails a day.',
        'SES reports what becomes of each mail.',
        'SES takes mail in.',
      ].map((what) => ({ isWell: true, what, mends: [] })),
    )
  })

  it('asks for nothing about mail that arrives where none is to', async () => {
    expect(await missing({ activeRuleSet: undefined }, { inboundRuleSet: undefined })).toEqual([])
  })

  it('names the records of a domain that is not proven', async () => {
    const found = await missing({ identity: () => ({ verification: 'Pending', dkim: 'Pending' }) })
    expect(found.map(({ what }) => what)).toEqual([
      'SES does not know yet that notes.example is yours (Pending).',
      'Mail from notes.example is not signed (DKIM: Pending).',
    ])
    for (const { mends } of found) {
      expect(mends).toHaveLength(3)
      for (const record of mends)
        expect(record).toMatch(/^([0-9a-f]{32})\._domainkey\.notes\.example CNAME \1\.dkim\.amazonses\.com$/)
    }
  })

  it('sends whoever has not deployed here to the deployment', async () => {
    const found = await missing({ identity: () => undefined }, { configurationSet: 'none' })
    expect(found.map(({ what }) => what)).toEqual([
      'SES has never heard of notes.example.',
      'Mail from notes.example is not signed (DKIM: unknown).',
      'SES has no configuration set none.',
    ])
    for (const { mends } of found) expect(mends).toEqual([expect.stringContaining('npm run deploy')])
  })

  it('tells of the sandbox and the way out of it', async () => {
    const [found] = await missing({ max24HourSend: 200 })
    expect(found?.what).toContain('in the sandbox')
    expect(found?.mends).toEqual([
      expect.stringContaining('aws sesv2 put-account-details --region us-east-1 --production-access-enabled'),
      expect.stringContaining('aws ses verify-email-identity --region us-east-1'),
    ])
  })

  it('takes an account without a limit for one outside the sandbox', async () => {
    expect(await missing({ max24HourSend: -1 })).toEqual([])
  })

  it.each([
    [undefined, 'send, delivery, bounce, complaint, reject'],
    [['send', 'delivery', 'reject'], 'bounce, complaint'],
  ])('tells which events are missing: of %j', async (events, untold) => {
    const [found] = await missing({ events })
    expect(found?.what).toBe(`SES does not report every event of a mail: ${untold}.`)
  })

  it('never takes away a rule set that somebody else made active', async () => {
    const activate = 'aws ses set-active-receipt-rule-set --region us-east-1 --rule-set-name afterword'
    const [none] = await missing({ activeRuleSet: undefined })
    expect(none?.mends).toEqual([activate])
    const [other] = await missing({ activeRuleSet: { name: 'office', isRuleEnabled: true } })
    expect(other?.what).toContain('another receipt rule set, office')
    expect(other?.mends).toEqual([`if that one may rest: ${activate}`, expect.stringContaining('if not')])
    const [off] = await missing({ activeRuleSet: { name: 'afterword', isRuleEnabled: false } })
    expect(off?.what).toBe('The receipt rule is switched off.')
  })
})

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')

/** `npm run doctor` as a user runs it; `told` is what it prints, on standard output and on standard error. */
async function doctor(environment: Record<string, string>, ...args: string[]) {
  const command = ['--import', 'tsx', 'infra/local/doctor.ts', ...args]
  const env = { PATH: process.env.PATH, ...environment }
  try {
    const { stdout, stderr } = await run(process.execPath, command, { cwd: root, env })
    return { code: 0, told: stdout, complaint: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, told: stdout, complaint: stderr }
  }
}

async function outputsOf(stacks: unknown): Promise<string> {
  const file = join(await temporaryFolder(), 'outputs.json')
  await writeFile(file, JSON.stringify(stacks))
  return file
}

const stack = {
  Region: 'us-east-1',
  Domain: 'notes.example',
  ConfigurationSet: 'afterword',
  SiteUrl: 'https://a',
}

describe('npm run doctor', () => {
  it('ends with status 0 when all is well and with 1 when something is missing', async () => {
    const { aws } = await startWorld()
    const file = await outputsOf({ 'Afterword-dev': stack })
    const healthy = await doctor(aws.environment, file)
    expect(healthy).toMatchObject({ code: 0, complaint: '' })
    expect(healthy.told).toMatch(/^(well {5}[^\n]+\n){4}$/)

    aws.ses.account.max24HourSend = 200
    const ill = await doctor(aws.environment, file)
    expect(ill).toMatchObject({ code: 1, complaint: '' })
    expect(ill.told).toContain('missing  The account is in the sandbox')
    expect(ill.told).toMatch(/^ {11}aws sesv2/m)
  })

  it('ends with status 2 and one line when it cannot ask', async () => {
    const { aws, close } = await startWorld()
    await close()
    const cases = [
      await doctor(aws.environment, await outputsOf({ 'Afterword-dev': stack })),
      await doctor({}, await outputsOf({ 'Afterword-dev': { SiteUrl: 'https://a' } })),
      await doctor({}, await outputsOf({ one: stack, two: stack })),
      await doctor({}, 'none.json'),
      await doctor({}, '--help'),
    ]
    for (const { code, told, complaint } of cases) {
      expect([code, told]).toEqual([2, ''])
      expect(complaint).toMatch(/^[^\n]+\n$/)
      expect(complaint).not.toContain('This should not have happened')
    }
  }, 60_000)
})
