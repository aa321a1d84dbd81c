import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { ArrivalError, type Receiving, type Verdict } from './receiving.ts'

const LARGEST_MAIL_BYTES = 10 * 1024 * 1024

/**
 * `POST /mailbox` with a mail as `message/rfc822` is a mail that arrives: 202 with `{id}` when it is kept safe and the
 * function will be told. `?verdict=FAIL`: nothing vouches for its sender. `?to=` names the envelope's recipients, one
 * each; otherwise the headers do. Mount it at `/mailbox`.
 */
export function arrivalApp({ receive }: Receiving): Hono {
  const app = new Hono()
  const limit = bodyLimit({
    maxSize: LARGEST_MAIL_BYTES,
    onError: (c) => c.text('A mail may be 10 MB large.\n', 413),
  })
  app.post('/', limit, async (c) => {
    if (!/^message\/rfc822(?:\s*;|$)/i.test(c.req.header('content-type') ?? ''))
      return c.text('A mail is sent as Content-Type: message/rfc822.\n', 415)
    const verdict = readVerdict(c)
    if (!verdict) return c.text('A verdict is PASS or FAIL.\n', 422)
    const to = c.req.queries('to')
    const raw = new Uint8Array(await c.req.arrayBuffer())
    try {
      return c.json({ id: await receive({ raw, verdict, ...(to && { to }) }) }, 202)
    } catch (error) {
      if (!(error instanceof ArrivalError)) throw error
      return c.text(`${error.message}\n`, 422)
    }
  })
  return app
}

const VERDICTS: readonly Verdict[] = ['PASS', 'FAIL']

const readVerdict = (c: Context) => {
  const asked = c.req.query('verdict') ?? 'PASS'
  return VERDICTS.find((one) => one === asked)
}
