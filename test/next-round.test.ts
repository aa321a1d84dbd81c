import { describe, expect, it } from 'vitest'
import { plus } from '../shared/domain/instant.ts'
import { wordsOf } from './fixtures/html.ts'
import { drafted, letterOf, press } from './fixtures/review.ts'
import { type Candidate, record, recordBody, siteForFile, stored } from './fixtures/site.ts'

const site = await siteForFile({ isSwept: false })
const day = 24 * 3600

/** The same company again, in other letters, so many seconds from now. */
function again(ann: Candidate, seconds: number) {
  const startsAt = plus(site.now(), seconds)
  const interview = { company: 'FAROL photographic archive', startsAt, endsAt: plus(startsAt, 3600) }
  return record(site, ann, recordBody(site, interview))
}

describe('a later interview with the same company', () => {
  it('is the next round: linked, and the letters of the one before are not followed up', async () => {
    const { ann, id, link } = await drafted(site)
    await press(ann, link, 'approve')
    await site.advance(4 * day)
    expect((await stored(site, id)).plan.followUp).toBeDefined()
    const next = await again(ann, day)
    expect(await stored(site, next)).toMatchObject({ previous: id, isReturn: true })
    expect(await stored(site, id)).toMatchObject({ status: 'over', reason: 'nextRound', plan: {} })
    expect(await ann.read(`/interviews/${next}`)).toContain(`href="/interviews/${id}"`)
    expect(wordsOf(await ann.read(`/interviews/${id}`))).toContain('It goes on with another interview')
  })

  it('has letters that know it', async () => {
    const { ann, link } = await drafted(site)
    await press(ann, link, 'approve')
    await site.advance(4 * day)
    await again(ann, -7200)
    await site.advance(day)
    expect(wordsOf(await ann.read(await site.linkFor(ann.email, 'draft')))).toMatch(/having me back/)
  })

  it('leaves the thanks alone that are still due for the one before', async () => {
    const { ann, id, link } = await drafted(site)
    await press(ann, link, 'approve')
    await again(ann, 3 * day)
    expect(await stored(site, id)).toMatchObject({ status: 'underway', isOnHold: true })
    await site.advance(4 * day)
    expect((await letterOf(site, id)).status).toBe('delivered')
    expect((await stored(site, id)).plan.followUp).toBeUndefined()
  })
})
