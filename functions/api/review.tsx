import { Hono } from 'hono'
import type { Interview } from '../../shared/domain/interview.ts'
import { ReadableError } from '../../shared/errors.ts'
import { paths } from '../../shared/links.ts'
import { parse } from '../../shared/parse.ts'
import { endInterview } from '../../shared/use-cases/end-interview.ts'
import { openLink } from '../../shared/use-cases/open-link.ts'
import {
  type ReviewForm,
  type ReviewOutcome,
  reviewForm,
  reviewLetter,
} from '../../shared/use-cases/review-letter.ts'
import { readSendAt } from '../../shared/use-cases/shown-letter.ts'
import { type Review, viewLetterAt, viewLetters } from '../../shared/use-cases/view-letters.ts'
import type { ApiContext } from './context.ts'
import { type Fields, lines, readForm } from './fields.ts'
import { printPage } from './print.tsx'
import { reviewPage } from './review-page.tsx'
import type { Turn, Where } from './review-turn.ts'
import type { PageContext, PageEnv } from './security.ts'
import { ownInterview, readOwn } from './session.ts'

/** Reading, changing and approving the letters: by the link in the mail, or signed in. */
export function reviewRoutes(context: ApiContext) {
  const app = new Hono<PageEnv>()
  const ofToken = (token: string): Where => ({
    here: paths.review(token),
    end: `${paths.review(token)}/end`,
    print: `${paths.review(token)}/print`,
  })
  const ofId = (id: string): Where => {
    const back = paths.interview(id)
    return { here: `${back}/review`, end: `${back}/end`, print: `${back}/print`, back }
  }

  app.get('/review/:token', async (c) => {
    const token = c.req.param('token')
    return show(context, c, await openLink(context, token, 'review'), ofToken(token))
  })

  app.post('/review/:token', async (c) => {
    const token = c.req.param('token')
    return act(context, c, await openLink(context, token, 'review'), ofToken(token))
  })

  app.post('/review/:token/end', async (c) => {
    const token = c.req.param('token')
    const { id } = await openLink(context, token, 'review')
    await endInterview(context, id, (await readForm(c)).get('end'))
    return c.redirect(paths.review(token), 303)
  })

  app.get('/review/:token/print', async (c) => {
    return printPage(c, await viewLetters(context, await openLink(context, c.req.param('token'), 'review')))
  })

  app.get('/interviews/:id/review', async (c) => {
    const interview = await ownInterview(context, c)
    return show(context, c, interview, ofId(interview.id))
  })

  app.post('/interviews/:id/review', async (c) => {
    const interview = await ownInterview(context, c)
    return act(context, c, interview, ofId(interview.id))
  })

  app.get('/interviews/:id/print', async (c) =>
    printPage(c, await viewLetters(context, await ownInterview(context, c))),
  )

  return app
}

async function show(context: ApiContext, c: PageContext, interview: Interview, where: Where) {
  const { saved, letter = saved, sendAt } = c.req.query()
  const values = new Map(sendAt ? [['sendAt', sendAt]] : [])
  const turn: Turn | undefined = letter
    ? { kind: saved ? 'saved' : 'looking', letter, values, faults: [] }
    : undefined
  return answer(context, c, interview, where, turn)
}

/** A text that says "today" says something else on the day that was chosen, and that has to be read first. */
const staleOnChosenDay =
  'This is how it reads on the day you chose, and as it stands now. Read it once more, then approve.'

/** Fields of which several may be ticked. */
const lists = ['strike', 'unstrike']

async function act(context: ApiContext, c: PageContext, interview: Interview, where: Where) {
  const values = await readForm(c, lists)
  try {
    const listed = lists.map((name) => [name, lines(values.get(name) ?? '')])
    const form = parse(reviewForm, { ...Object.fromEntries(values), ...Object.fromEntries(listed) })
    const outcome = await reviewLetter(context, interview, form)
    return c.redirect(where.here + whereToLook(form, outcome), 303)
  } catch (error) {
    if (!(error instanceof ReadableError)) throw error
    const { code: kind, message, faults } = error
    if (kind !== 'stale' && kind !== 'invalid' && kind !== 'unavailable') throw error
    const now = await readOwn(context, interview.id)
    return answer(context, c, now, where, {
      kind,
      message: kind === 'stale' && values.get('sendAt') ? staleOnChosenDay : message,
      letter: values.get('letter') ?? '',
      values,
      faults,
    })
  }
}

/**
 * The letter that was acted on. A time that was chosen before its text changed goes along: it must not be forgotten
 * while the text is read once more.
 */
function whereToLook({ action, letter, sendAt }: ReviewForm, outcome: ReviewOutcome): string {
  const query = new URLSearchParams()
  const isTimeKept = sendAt && (outcome === 'saved' || action === 'save')
  if (outcome === 'saved' || isTimeKept) query.set(outcome === 'saved' ? 'saved' : 'letter', letter)
  if (isTimeKept) query.set('sendAt', sendAt)
  return `${query.size > 0 ? `?${query}` : ''}#letter-${encodeURIComponent(letter)}`
}

async function answer(
  context: ApiContext,
  c: PageContext,
  interview: Interview,
  where: Where,
  turn: Turn | undefined,
) {
  const review = await advised(await viewAt(context, await viewLetters(context, interview), turn))
  const statuses = { saved: 200, looking: 200, stale: 409, invalid: 422, unavailable: 503 } as const
  return reviewPage(c, { review, where, turn, now: context.now(), status: turn ? statuses[turn.kind] : 200 })
}

/** With what could be better in the candidate's own texts. */
async function advised(review: Review): Promise<Review> {
  const { adviceOn } = await import('../../shared/use-cases/advise.ts')
  return { ...review, letters: review.letters.map((view) => ({ ...view, advice: adviceOn(view) })) }
}

/** The letters as they stand, the one that is being dealt with as it reads on the day that was chosen for it. */
async function viewAt(context: ApiContext, review: Review, turn: Turn | undefined): Promise<Review> {
  const chosen = turn && chosenAt(turn.values, review.interview, context.now())
  const usual = review.letters.find(({ letter }) => letter.key === turn?.letter)
  if (!chosen || !usual) return review
  const then = await viewLetterAt(context, review.interview, usual.letter, chosen)
  return { ...review, letters: review.letters.map((view) => (view === usual ? then : view)) }
}

function chosenAt(values: Fields, interview: Interview, now: string): string | undefined {
  try {
    return readSendAt(values.get('sendAt'), interview, now)
  } catch (error) {
    if (error instanceof ReadableError) return undefined
    throw error
  }
}
