import { describe, expect, it, onTestFinished } from 'vitest'
import type { Connection } from '../shared/domain/connection.ts'
import { MailDoubtedError, MailRefusedError } from '../shared/errors.ts'
import { changeConnection } from '../shared/use-cases/change-connection.ts'
import { tellBroken } from '../shared/use-cases/tell-broken.ts'
import { openSite, signIn } from './fixtures/site.ts'

async function broken() {
  const site = await openSite()
  onTestFinished(() => site.close())
  const who = await signIn(site)
  const connection: Connection = {
    ...{
      schema: 1,
      id: `${who.candidate}${'b'.repeat(12)}`,
      revision: 1,
      kind: 'google',
      name: 'ida@home.example',
    },
    ...{ addresses: ['ida@home.example'], since: site.now(), failures: 0, channels: [] },
    broken: { why: 'accessWithdrawn', at: site.now(), isTold: false },
  }
  await site.table.createConnection(connection)
  const { id } = connection
  return {
    ...{ site, id, telling: { kind: 'broken', connection: id } as const },
    now: () => site.table.readConnection(id, site.now()),
    mails: async () => (await site.aws.mails()).filter(({ kind }) => kind === 'notice'),
    refusing: (error: Error) => ({
      ...site.context,
      mailer: { ...site.context.mailer, send: () => Promise.reject(error) },
    }),
  }
}

describe('that a calendar is broken', () => {
  it('is told once, however often it is asked for', async () => {
    const { site, telling, now, mails } = await broken()
    for (let time = 0; time < 3; time++) await tellBroken(site.context, telling)
    expect(await mails()).toHaveLength(1)
    expect(await now()).toMatchObject({ broken: { isTold: true } })
  })

  it('is told by the function that may mail candidates', async () => {
    const { site, id, mails } = await broken()
    await site.context.timers.tellBroken(id, site.now())
    await site.advance(180)
    const [mail] = await mails()
    expect(mail?.text).toContain('Google says that access was withdrawn.')
    expect(mail?.text).toContain('https://afterword.example/connections')
  })

  it('is told again later when nobody knows whether the mail went out', async () => {
    const { site, telling, now, mails, refusing } = await broken()
    await expect(tellBroken(refusing(new MailDoubtedError('Reset')), telling)).rejects.toThrow('Reset')
    await expect(tellBroken(refusing(new MailRefusedError('Throttling', true)), telling)).rejects.toThrow()
    expect(await now()).toMatchObject({ broken: { isTold: false } })
    await tellBroken(site.context, telling)
    expect(await mails()).toHaveLength(1)
  })

  it('is not told for ever to whom SES does not mail', async () => {
    const { telling, now, refusing } = await broken()
    await tellBroken(refusing(new MailRefusedError('MessageRejected', false)), telling)
    expect(await now()).toMatchObject({ broken: { isTold: true } })
  })

  it('is told to nobody once it works again or is gone', async () => {
    const { site, id, telling, mails } = await broken()
    await changeConnection(site.context, id, ({ broken: _broken, ...whole }) => whole)
    await tellBroken(site.context, telling)
    await site.table.removeConnection(id)
    await tellBroken(site.context, telling)
    expect(await mails()).toEqual([])
  })
})
