import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { SesEnvelope } from '../infra/local/ses-events.ts'
import { MINUTE, mail, message, START, startWorld } from './fixtures/local-world.ts'

interface Received {
  from: string
  to: string[]
  raw: string
}

/** A real SMTP server that behaves as told. */
async function startRelay(options: SMTPServerOptions = {}, login = '') {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const to = rcptTo.map(({ address }) => address)
        received.push({ from: mailFrom ? mailFrom.address : '', to, raw: Buffer.concat(chunks).toString() })
        callback()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  onTestFinished(() => new Promise<void>((closed) => server.close(() => closed())))
  const { port } = listening.address() as AddressInfo
  return { received, smtpUrl: `smtp://${login}127.0.0.1:${port}` }
}

/** Makes a refusal with an SMTP status, as smtp-server wants it. */
const reply = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })

const drain = (stream: NodeJS.ReadableStream, then: () => void) => stream.on('end', then).resume()

describe('mail that really goes out', () => {
  it('is answered after the relay took it, and goes to the envelope, as it is kept', async () => {
    const { received, smtpUrl } = await startRelay()
    const { aws, ses } = await startWorld({ smtpUrl })
    const { MessageId } = await ses.send(
      mail({ Destinations: ['real@corp.example'] }, message({}, '.\r\n..\r\n')),
    )
    expect(received).toEqual([
      { from: 'ann@notes.example', to: ['real@corp.example'], raw: (await aws.mails())[0]?.raw },
    ])
    expect(received[0]?.raw).toContain(`Message-ID: <${MessageId}@email.amazonses.com>`)
  })

  it('is logged in for', async () => {
    const logins: string[] = []
    const { smtpUrl } = await startRelay(
      {
        authOptional: false,
        allowInsecureAuth: true,
        onAuth({ username = '', password }, _, callback) {
          logins.push(`${username}/${password}`)
          callback(null, { user: username })
        },
      },
      'ann%40mail.example:p%3Ass@',
    )
    const { ses } = await startWorld({ smtpUrl })
    await ses.send(mail())
    expect(logins).toEqual(['ann@mail.example/p:ss'])
  })

  it('is not logged in for in the clear beyond this machine', async () => {
    const logins: unknown[] = []
    const { received, smtpUrl } = await startRelay(
      {
        allowInsecureAuth: true,
        onAuth({ username }, _, callback) {
          logins.push(username)
          callback(null, { user: username })
        },
      },
      'ann:pass@',
    )
    // The same relay by an address that need not be this machine's.
    const { ses } = await startWorld({ smtpUrl: smtpUrl.replace('127.0.0.1', '0.0.0.0') })
    await expect(ses.send(mail())).rejects.toMatchObject({ message: expect.stringContaining('STARTTLS') })
    expect([logins, received]).toEqual([[], []])
  })

  it('leaves the mailbox simulator at home', async () => {
    const { received, smtpUrl } = await startRelay()
    const { aws, ses } = await startWorld({ smtpUrl })
    await ses.send(mail({ Destinations: ['bounce@simulator.amazonses.com'] }))
    expect(received).toEqual([])
    expect(aws.ses.sent()).toHaveLength(1)
  })

  it('bounces for the recipients that were refused while others were not', async () => {
    const { received, smtpUrl } = await startRelay({
      onRcptTo: ({ address }, _, callback) =>
        callback(address.startsWith('no') ? reply(550, '5.1.1 no such user') : undefined),
    })
    const { aws, clock, ses } = await startWorld({ smtpUrl })
    const events: SesEnvelope[] = []
    aws.register<SesEnvelope>('feedback', (event) => events.push(event), { timeoutSeconds: 5 })
    await ses.send(mail({ Destinations: ['yes@corp.example', 'nobody@corp.example'] }))
    await clock.advanceTo(START + MINUTE)
    expect(received[0]?.to).toEqual(['yes@corp.example'])
    expect(events.map(({ detail }) => detail.eventType)).toEqual(['Send', 'Delivery', 'Bounce'])
    expect(events[2]?.detail.bounce).toMatchObject({
      bouncedRecipients: [{ emailAddress: 'nobody@corp.example', status: '5.1.1' }],
    })
  })
})

describe('a definite refusal by the relay is a coded 400', () => {
  const refusals: Record<string, [SMTPServerOptions, string, string?]> = {
    '550 for the recipient': [
      { onRcptTo: (_, __, callback) => callback(reply(550, 'no such user')) },
      'MessageRejected',
    ],
    '450 for the recipient': [
      { onRcptTo: (_, __, callback) => callback(reply(450, 'try later')) },
      'Throttling',
    ],
    '553 for the sender': [
      { onMailFrom: (_, __, callback) => callback(reply(553, 'not yours')) },
      'MessageRejected',
    ],
    '554 for the content': [
      { onData: (stream, _, callback) => void drain(stream, () => callback(reply(554, 'spam'))) },
      'MessageRejected',
    ],
    '451 for the content': [
      { onData: (stream, _, callback) => void drain(stream, () => callback(reply(451, 'greylisted'))) },
      'Throttling',
    ],
    'a wrong password': [
      { allowInsecureAuth: true, onAuth: (_, __, callback) => callback(reply(535, 'wrong password')) },
      'MessageRejected',
      'ann:wrong@',
    ],
  }

  it.each(Object.entries(refusals))('%s', async (_, [options, code, login]) => {
    const { smtpUrl } = await startRelay(options, login)
    const { aws, ses } = await startWorld({ smtpUrl })
    await expect(ses.send(mail())).rejects.toMatchObject({ name: code, $metadata: { httpStatusCode: 400 } })
    expect(aws.ses.sent()).toEqual([])
  })

  it('a relay that is not there', async () => {
    const { aws, ses } = await startWorld({ smtpUrl: 'smtp://127.0.0.1:1' })
    await expect(ses.send(mail())).rejects.toMatchObject({ name: 'Throttling' })
    expect(aws.ses.sent()).toEqual([])
  })

  it('a connection lost before the message began', async () => {
    const { smtpUrl, hangUp } = await startFickleRelay((hangUp) => ({ onRcptTo: hangUp }))
    const { ses } = await startWorld({ smtpUrl })
    await expect(ses.send(mail())).rejects.toMatchObject({ name: 'Throttling' })
    expect(hangUp.count).toBe(1)
  })
})

describe('doubt about what the relay did is a 500', () => {
  it('a connection lost after the message began', async () => {
    const { smtpUrl } = await startFickleRelay((hangUp) => ({
      onData: (stream) => void drain(stream, hangUp),
    }))
    const { aws, ses } = await startWorld({ smtpUrl })
    await expect(ses.send(mail())).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } })
    expect(aws.ses.sent()).toEqual([])
  })
})

/** A relay that hangs up where it is told to. */
async function startFickleRelay(where: (hangUp: () => void) => SMTPServerOptions) {
  const sockets = new Set<Socket>()
  const hangUp = Object.assign(
    () => {
      hangUp.count += 1
      for (const socket of sockets) socket.destroy()
    },
    { count: 0 },
  )
  const { createServer, connect } = await import('node:net')
  const relay = await startRelay(where(hangUp))
  const { port } = new URL(relay.smtpUrl)
  const wire = createServer((socket) => {
    sockets.add(socket)
    const behind = connect(Number(port), '127.0.0.1')
    for (const end of [socket, behind]) end.on('error', () => undefined)
    socket.on('close', () => behind.destroy())
    socket.pipe(behind).pipe(socket)
  }).listen(0, '127.0.0.1')
  await once(wire, 'listening')
  onTestFinished(() => new Promise<void>((closed) => wire.close(() => closed())))
  return { hangUp, smtpUrl: `smtp://127.0.0.1:${(wire.address() as AddressInfo).port}` }
}
