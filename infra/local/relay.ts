import { Readable } from 'node:stream'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { isLoopbackHost } from './loopback.ts'
import { WireError } from './wire.ts'

/** Where mail really goes out, when somebody asked for that. */
export interface Relay {
  /**
   * Sends raw bytes to the recipients, and resolves after the relay's 250. Throws a WireError with status 400 when
   * the relay surely did not take the mail (MessageRejected for good, Throttling for now), with 500 when nobody knows.
   */
  send(source: string, recipients: string[], raw: Buffer): Promise<{ refused: RefusedRecipient[] }>
}

/** A recipient that the relay refused while it took the mail for others. */
export interface RefusedRecipient {
  recipient: string
  reply: string
}

const CONNECT_TIMEOUT_MS = 5_000
const SILENCE_TIMEOUT_MS = 60_000

/**
 * `url` as nodemailer reads it: `smtps://user:pass@host`, `smtp://host:587`. A password leaves this machine encrypted
 * or not at all, for without a demand for TLS whoever sits in between could take the relay's offer of it away.
 */
export function smtpRelay(url: string): Relay {
  const { auth, ...options } = parseConnectionUrl(url)
  const settings = {
    ...options,
    ...(auth && !isLoopbackHost(options.host ?? 'localhost') ? { requireTLS: true } : {}),
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SILENCE_TIMEOUT_MS,
  }

  return {
    send: (source, recipients, raw) =>
      new Promise((resolve, reject) => {
        const connection = new SMTPConnection(settings)
        // The doubt begins with the first byte of the message: the stream is read only after the relay said 354.
        let hasBegun = false
        const message = new Readable({
          read() {
            hasBegun = true
            this.push(raw)
            this.push(null)
          },
        })
        const fail = (error: Error) => {
          connection.close()
          reject(classify(error, hasBegun))
        }
        const mail = { from: source, to: recipients, size: raw.length, use8BitMime: true }
        const send = () =>
          connection.send(mail, message, (error, info) => {
            if (error) return fail(error)
            connection.quit()
            resolve({ refused: refusals(info) })
          })

        connection.on('error', fail)
        connection.connect((error) => {
          if (error) fail(error)
          else if (auth && connection.allowsAuth)
            connection.login(auth, (refusal) => (refusal ? fail(refusal) : send()))
          else send()
        })
      }),
  }
}

type SendInfo = Parameters<Parameters<SMTPConnection['send']>[2]>[1]

function refusals({ rejected, rejectedErrors = [] }: SendInfo): RefusedRecipient[] {
  return rejected.map((recipient) => ({
    recipient,
    reply: rejectedErrors.find((error) => error.recipient === recipient)?.response ?? '550 refused',
  }))
}

function classify(error: Error, hasBegun: boolean): WireError {
  const because = (status: number, code: string, sentence: string) =>
    new WireError(status, code, `${sentence}: ${error.message}`, { cause: error })

  const reply = replyCode(error)
  if (reply === undefined && hasBegun)
    return because(500, 'InternalFailure', 'The relay may have taken the mail')
  if (reply !== undefined && reply >= 500)
    return because(400, 'MessageRejected', 'The relay refused the mail')
  return because(400, 'Throttling', 'The relay cannot take the mail now')
}

/** The SMTP reply that an error stands for; a login that cannot even be tried is as good as refused. */
function replyCode(error: Error): number | undefined {
  if ('responseCode' in error && typeof error.responseCode === 'number') return error.responseCode
  return 'code' in error && error.code === 'EAUTH' ? 535 : undefined
}
