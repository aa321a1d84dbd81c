import { Hono } from 'hono'
import { lenient } from '../../shared/domain/input.ts'
import { notFound } from '../../shared/errors.ts'
import { parse } from '../../shared/parse.ts'
import { recordInterview } from '../../shared/use-cases/record-interview.ts'
import { authenticate } from '../../shared/use-cases/sign-in.ts'
import type { ApiContext } from './context.ts'
import { readForm } from './fields.ts'
import { receiptOf } from './interview-answer.ts'
import { recordOf } from './interview-fields.ts'
import { refuseType } from './interviews-json.ts'
import { isJson, mediaType, readJson } from './json-body.ts'
import type { PageContext, PageEnv } from './security.ts'

const formTypes: ReadonlySet<string> = new Set(['application/x-www-form-urlencoded', 'multipart/form-data'])

/** For form tools that can set no header: the secret stands in the address, and fields we do not know are passed over. */
export function formHook(context: ApiContext) {
  const app = new Hono<PageEnv>()

  app.post('/hooks/form/:secret', async (c) => {
    const who = await authenticate(context, c.req.param('secret'), 'formHook')
    if (!who) throw notFound()
    const body = await readBody(c)
    if (body === undefined) return refuseType(c)
    const record = parse(lenient.record, body)
    const { interview, isNew } = await recordInterview(context, who.candidate, record, 'hook')
    return c.json(receiptOf(context, interview), isNew ? 201 : 200)
  })

  return app
}

async function readBody(c: PageContext): Promise<unknown> {
  const type = mediaType(c)
  if (isJson(type)) return readJson(c)
  return formTypes.has(type) ? recordOf(await readForm(c)) : undefined
}
