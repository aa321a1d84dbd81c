import { Hono } from 'hono'
import { strict } from '../../shared/domain/input.ts'
import type { Interview } from '../../shared/domain/interview.ts'
import { parse } from '../../shared/parse.ts'
import { cancelInterview, changeInterview } from '../../shared/use-cases/change-interview.ts'
import { recordInterview } from '../../shared/use-cases/record-interview.ts'
import { readTexts } from '../../shared/use-cases/texts.ts'
import { isForgotten } from './ahead.ts'
import type { ApiContext } from './context.ts'
import { readCursor } from './cursor.ts'
import { refuse } from './failure.tsx'
import { detailOf, listedOf, receiptOf } from './interview-answer.ts'
import { isJson, mediaType, readJson } from './json-body.ts'
import { parsePatch } from './notes-patch.ts'
import type { PageContext, PageEnv } from './security.ts'
import { bearer, ownId, readOwn } from './session.ts'

/** Interviews for programs, with a token from the settings page. */
export function interviewsJson(context: ApiContext) {
  const app = new Hono<PageEnv>()

  app.post('/api/interviews', async (c) => {
    const { candidate } = await bearer(context, c)
    if (!isJson(mediaType(c))) return refuseType(c)
    const record = parse(strict.record, await readJson(c))
    const { interview, isNew } = await recordInterview(context, candidate, record, 'api')
    return c.json(receiptOf(context, interview), isNew ? 201 : 200)
  })

  app.get('/api/interviews', async (c) => {
    const { candidate } = await bearer(context, c)
    const cursor = readCursor(candidate, c.req.query('cursor'))
    const list = await context.table.listInterviews(candidate, context.now(), cursor)
    const shown = list.items.filter((interview) => !isForgotten(interview))
    const interviews = shown.map((interview) => listedOf(context, interview))
    return c.json({ interviews, ...(list.cursor && { cursor: list.cursor }) })
  })

  app.get('/api/interviews/:id', async (c) => {
    const interview = await own(c)
    return c.json(detailOf(context, interview, await readTexts(context, interview)))
  })

  app.patch('/api/interviews/:id', async (c) => {
    const { id } = await own(c)
    if (!isJson(mediaType(c))) return refuseType(c)
    const changed = await changeInterview(context, id, parsePatch(await readJson(c)))
    return c.json(receiptOf(context, changed))
  })

  app.post('/api/interviews/:id/cancel', async (c) => {
    const { id } = await own(c)
    return c.json(receiptOf(context, await cancelInterview(context, id)))
  })

  async function own(c: PageContext): Promise<Interview> {
    return readOwn(context, ownId(await bearer(context, c), c.req.param('id') ?? ''))
  }

  return app
}

export function refuseType(c: PageContext) {
  return refuse(c, 415, [{ path: '', message: 'Send JSON: Content-Type: application/json.' }])
}
