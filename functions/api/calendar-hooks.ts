import { Hono } from 'hono'
import { parseGoogleRing } from '../../shared/calendar/google.ts'
import { readGraphNotifications, validationToken } from '../../shared/calendar/microsoft-notification.ts'
import { notFound, ReadableError } from '../../shared/errors.ts'
import { createProof } from '../../shared/use-cases/prove-delivery.ts'
import { ringGoogle, ringMicrosoft } from '../../shared/use-cases/ring-connection.ts'
import type { ApiContext } from './context.ts'
import { readJson } from './json-body.ts'
import type { PageEnv } from './security.ts'

/**
 * Where providers of calendars ring and deliver. Each is verified, made durable and answered; the work is done
 * afterwards, by `sync`.
 */
export function calendarHooks(context: ApiContext) {
  const app = new Hono<PageEnv>()
  const isSigned = createProof(context)

  // Whatever rings for nothing of ours is answered like the rest: Google would call it a failure and ring again.
  app.post('/hooks/google/:connection', async (c) => {
    const ring = parseGoogleRing(c.req.raw.headers)
    if (!('refused' in ring)) await ringGoogle(context, c.req.param('connection'), ring)
    return c.body(null, 202)
  })

  app.post('/hooks/microsoft/:connection', async (c) => {
    const token = validationToken(new URL(c.req.url).searchParams)
    if (token !== undefined) return c.text(token, 200)
    const items = readGraphNotifications(await readJson(c)).flatMap((one) => ('refused' in one ? [] : [one]))
    await ringMicrosoft(context, c.req.param('connection'), items)
    return c.body(null, 202)
  })

  for (const [kind, header] of [
    ['calendly', 'Calendly-Webhook-Signature'],
    ['calcom', 'X-Cal-Signature-256'],
  ] as const) {
    app.post(`/hooks/${kind}/:connection`, async (c) => {
      const connection = c.req.param('connection')
      const body = new Uint8Array(await c.req.arrayBuffer())
      const proven = await isSigned(connection, { kind, header: c.req.header(header), body })
      if (proven === undefined) throw notFound()
      if (!proven) throw new ReadableError('unauthenticated', 'The signature is missing or wrong.')
      await context.functions.leaveToSync({
        ...{ kind: 'delivery', connection },
        body: Buffer.from(body).toString('base64'),
      })
      return c.body(null, 202)
    })
  }

  return app
}
