import { describe, expect, it } from 'vitest'
import { type Candidate, draft, makeToken, recordBody, signIn, siteForFile, stored } from './fixtures/site.ts'

const site = await siteForFile()

/** A program with a candidate's token. */
async function openProgram(candidate?: Candidate) {
  const ann = candidate ?? (await signIn(site))
  const token = await makeToken(ann, 'apiToken')

  async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const answer = await site.app.request(`/api/interviews${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    // What the answers hold is what these tests look into.
    return {
      status: answer.status,
      headers: answer.headers,
      json: (await answer.json()) as Record<string, unknown>,
    }
  }

  const count = async () => (await site.table.listInterviews(ann.candidate, site.now())).items.length
  return { ann, send, count }
}

const upcoming = { startsAt: '2027-03-02T10:00:00-05:00', endsAt: '2027-03-02T11:00:00-05:00' }

describe('POST /api/interviews', () => {
  it('records once, however often the same body comes, and refuses other content with the place of the first', async () => {
    const { send, count } = await openProgram()
    const body = recordBody(site, upcoming)
    const first = await send('POST', '', body)
    expect(first.status).toBe(201)
    expect(first.json).toEqual({
      id: expect.stringMatching(/^[a-z2-7]{28}$/),
      status: 'upcoming',
      url: `https://afterword.example/interviews/${first.json.id}`,
    })
    const again = await send('POST', '', body)
    expect([again.status, again.json]).toEqual([200, first.json])
    const other = await send('POST', '', {
      ...body,
      interview: { ...body.interview, role: 'Head Archivist' },
    })
    expect(other.status).toBe(409)
    expect(other.json).toEqual({
      errors: [{ path: 'interview', message: expect.any(String) }],
      url: first.json.url,
    })
    expect(await count()).toBe(1)
  })

  it('makes one interview of ten copies that arrive at the same time', async () => {
    const { send, count } = await openProgram()
    const body = recordBody(site, upcoming)
    const answers = await Promise.all(Array.from({ length: 10 }, () => send('POST', '', body)))
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1)
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(9)
    expect(await count()).toBe(1)
  })

  const body = recordBody(site, upcoming)
  const { interview } = body
  const [person] = body.interviewers
  const refused: readonly (readonly [string, unknown, string, string])[] = [
    ['what is no JSON', '{"interview":', '', 'This is not JSON.'],
    ['nothing', '', '', 'This is not JSON.'],
    ['a text where an object belongs', { ...body, interview: 'Acme' }, 'interview', 'Must be an object.'],
    ['a list', [], '', 'Must be an object.'],
    ['a body without people', { interview }, 'interviewers', 'Is missing.'],
    ['a field that does not exist', { ...body, extra: 1 }, 'extra', 'There is no such field.'],
    [
      'a field that does not exist within',
      { ...body, interview: { ...interview, salary: 1 } },
      'interview.salary',
      'There is no such field.',
    ],
    [
      'a line break in a line',
      { ...body, interview: { ...interview, role: 'a\r\nBcc: x@y.example' } },
      'interview.role',
      'Must be one line, without control characters.',
    ],
    [
      'no company',
      { ...body, interview: { ...interview, company: '  ' } },
      'interview.company',
      'Say which company it was with.',
    ],
    [
      'a zone that is none',
      { ...body, interview: { ...interview, timeZone: 'Mars/Olympus' } },
      'interview.timeZone',
      'Is not a time zone we know, such as Europe/Oslo.',
    ],
    [
      'an offset that is not the zone’s',
      { ...body, interview: { ...interview, startsAt: '2027-03-02T10:00:00+01:00' } },
      'interview.startsAt',
      'Its offset is not that of America/New_York, which is -05:00 then.',
    ],
    [
      'an end before its start',
      { ...body, interview: { ...interview, endsAt: '2027-03-02T09:00:00-05:00' } },
      'interview.endsAt',
      'Must be after the start.',
    ],
    [
      'a date in three years',
      {
        ...body,
        interview: {
          ...interview,
          startsAt: '2029-12-02T10:00:00-05:00',
          endsAt: '2029-12-02T11:00:00-05:00',
        },
      },
      'interview.startsAt',
      'Is more than two years away.',
    ],
    [
      'a kind that is none',
      { ...body, interview: { ...interview, kind: 'date' } },
      'interview.kind',
      'Must be one of phone, video, onsite, panel, secondRound, final, internal, academic, other.',
    ],
    [
      'an address that is none',
      { ...body, interviewers: [{ name: 'A', email: 'a b@c.example' }] },
      'interviewers.0.email',
      'Is not an e-mail address that can be written to.',
    ],
    [
      'a person without name or address',
      { ...body, interviewers: [{ title: 'Boss' }] },
      'interviewers.0.name',
      'Give a name or an address.',
    ],
    [
      'thirteen people',
      { ...body, interviewers: Array.from({ length: 13 }, () => person) },
      'interviewers',
      'Must not be more than 12 people.',
    ],
    [
      'notes that are too long',
      { ...body, notes: { missed: 'x'.repeat(10_001) } },
      'notes.missed',
      'Must not be longer than 10000 characters.',
    ],
  ]

  it.each(refused)(
    'refuses %s, says where and why, and stores nothing',
    async (_what, sent, path, message) => {
      const { send, count } = await openProgram()
      const answer = await send('POST', '', sent)
      expect(answer.status).toBe(422)
      expect(answer.json.errors).toContainEqual({ path, message })
      expect(await count()).toBe(0)
    },
  )

  it('is not fooled by the names of prototypes', async () => {
    const { send, count } = await openProgram()
    const text = JSON.stringify(body)
    for (const hostile of [
      text.replace('{', '{"__proto__":{"isAdmin":true},'),
      text.replace('"interview":{', '"interview":{"__proto__":{"company":"x"},'),
      text.replace('{', '{"constructor":{"prototype":{"x":1}},'),
    ]) {
      expect((await send('POST', '', hostile)).status).toBe(422)
    }
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(await count()).toBe(0)
  })

  it('refuses bytes that are no UTF-8', async () => {
    const { ann, count } = await openProgram()
    const headers = {
      Authorization: `Bearer ${await makeToken(ann, 'apiToken')}`,
      'Content-Type': 'application/json',
    }
    const text = Buffer.from(JSON.stringify(body))
    const broken = Buffer.concat([text.subarray(0, 40), Buffer.from([0xff]), text.subarray(40)])
    expect(
      (await site.app.request('/api/interviews', { method: 'POST', headers, body: broken })).status,
    ).toBe(422)
    expect(await count()).toBe(0)
  })

  it('takes any script, emoji and HTML as text', async () => {
    const { send } = await openProgram()
    const role = '<b>R&D</b> Ingeniør 🙂 エンジニア مهندس'
    const { json } = await send('POST', '', { ...body, interview: { ...interview, role } })
    const detail = (await send('GET', `/${json.id}`)).json
    expect(detail).toMatchObject({ role, interview: { role } })
  })

  it('wants JSON and a token', async () => {
    const { send, count } = await openProgram()
    expect((await send('POST', '', body, { 'Content-Type': 'text/plain' })).status).toBe(415)
    expect((await send('POST', '', body, { 'Content-Type': 'application/json; charset=utf-8' })).status).toBe(
      201,
    )
    for (const Authorization of [
      '',
      'Bearer',
      'Bearer x',
      `Bearer ${'a'.repeat(16)}.${'b'.repeat(43)}`,
      'Basic YTpi',
    ]) {
      const answer = await send('POST', '', body, { Authorization })
      expect(answer.status, Authorization).toBe(401)
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
      expect(answer.json).toEqual({ errors: [{ path: '', message: expect.any(String) }] })
    }
    expect(await count()).toBe(1)
  })

  it('does not take the cookie of a browser for a token', async () => {
    const ann = await signIn(site)
    const headers = { 'Content-Type': 'application/json', Origin: 'https://evil.example' }
    const answer = await ann.request('/api/interviews', {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    expect(answer.status).toBe(401)
  })
})

describe('GET /api/interviews', () => {
  it('lists them a page at a time', async () => {
    const { send } = await openProgram()
    const days = Array.from({ length: 51 }, (_, day) =>
      new Date(Date.UTC(2027, 0, 1 + day, 15)).toISOString(),
    )
    for (const startsAt of days) {
      await send('POST', '', recordBody(site, { startsAt, endsAt: startsAt.replace('T15', 'T16') }))
    }
    const first = (await send('GET', '')).json as { interviews: { id: string }[]; cursor: string }
    const second = (await send('GET', `?cursor=${first.cursor}`)).json as typeof first
    expect([first.interviews.length, second.interviews.length, second.cursor]).toEqual([50, 1, undefined])
    expect(new Set([...first.interviews, ...second.interviews].map(({ id }) => id)).size).toBe(51)
    expect(first.interviews[0]).toEqual({
      id: expect.any(String),
      status: 'upcoming',
      url: expect.stringMatching(/^https:\/\/afterword\.example\/interviews\//),
      company: 'Farol Photographic Archive',
      role: 'Archivist, Photographs',
      startsAt: expect.stringMatching(/Z$/),
      endsAt: expect.stringMatching(/Z$/),
    })
    expect((await send('GET', '?cursor=nonsense')).status).toBe(422)
  })

  it('tells all of one: what was sent, its letters, what happened', async () => {
    const ann = await signIn(site)
    const { id } = await draft(site, ann, recordBody(site))
    const { send } = await openProgram(ann)
    const { json } = await send('GET', `/${id}`)
    const sent = recordBody(site)
    expect(json).toMatchObject({
      id,
      status: 'inReview',
      interview: { kind: 'onsite', timeZone: 'America/New_York', location: 'New Bedford, MA' },
      interviewers: sent.interviewers,
      notes: sent.notes,
      letters: [
        {
          letter: 'i1',
          name: 'Inês Prado',
          to: 'i.prado@farol.example.org',
          status: 'drafted',
          subject: expect.any(String),
        },
      ],
      history: expect.arrayContaining([{ at: expect.stringMatching(/Z$/), text: 'Interview recorded.' }]),
    })
    expect(JSON.stringify(json)).not.toMatch(/secret|hash|links|revision/)
  })
})

describe('PATCH /api/interviews/<id>', () => {
  it('changes what it names and leaves the rest, note by note', async () => {
    const { send } = await openProgram()
    const { json } = await send('POST', '', recordBody(site, upcoming))
    const answer = await send('PATCH', `/${json.id}`, {
      interview: { endsAt: '2027-03-02T12:30:00-05:00' },
      notes: { missed: 'that I speak Polish' },
    })
    expect([answer.status, answer.json]).toEqual([200, json])
    expect((await send('GET', `/${json.id}`)).json).toMatchObject({
      startsAt: '2027-03-02T15:00:00Z',
      endsAt: '2027-03-02T17:30:00Z',
      interviewers: [{ name: 'Inês Prado' }],
      notes: { ...recordBody(site).notes, missed: 'that I speak Polish' },
    })
    await send('PATCH', `/${json.id}`, { notes: { discussed: [], nextStep: null } })
    const { notes } = (await send('GET', `/${json.id}`)).json as { notes: Record<string, unknown> }
    expect(notes).toMatchObject({ discussed: [], missed: 'that I speak Polish' })
    expect(notes).not.toHaveProperty('nextStep')
  })

  it('writes nothing when nothing changes', async () => {
    const { send } = await openProgram()
    const { json } = await send('POST', '', recordBody(site, upcoming))
    const before = await stored(site, String(json.id))
    expect((await send('PATCH', `/${json.id}`, {})).status).toBe(200)
    await send('PATCH', `/${json.id}`, { interview: { role: before.role, ...upcoming } })
    expect(await stored(site, String(json.id))).toEqual(before)
  })

  it('refuses as recording does, and changes nothing', async () => {
    const { send } = await openProgram()
    const { json } = await send('POST', '', recordBody(site, upcoming))
    const before = await stored(site, String(json.id))
    const cases: readonly (readonly [unknown, string])[] = [
      [{ interview: { endsAt: '2027-03-01T10:00:00-05:00' } }, 'interview.endsAt'],
      [{ interview: { timeZone: 'x' } }, 'interview.timeZone'],
      [{ notes: { mised: 'x' } }, 'notes.mised'],
      [{ candidate: 'x' }, 'candidate'],
      [{ interviewers: [{}] }, 'interviewers.0.name'],
    ]
    for (const [body, path] of cases) {
      const answer = await send('PATCH', `/${json.id}`, body)
      expect(answer.status, path).toBe(422)
      expect(answer.json.errors).toContainEqual({ path, message: expect.any(String) })
    }
    expect(await stored(site, String(json.id))).toEqual(before)
  })

  it('does not move one interview onto another', async () => {
    const { send } = await openProgram()
    const { json: first } = await send('POST', '', recordBody(site, upcoming))
    const later = { startsAt: '2027-03-03T10:00:00-05:00', endsAt: '2027-03-03T11:00:00-05:00' }
    await send('POST', '', recordBody(site, later))
    const answer = await send('PATCH', `/${first.id}`, { interview: later })
    expect(answer.status).toBe(409)
    expect((await stored(site, String(first.id))).startsAt).toBe('2027-03-02T15:00:00Z')
  })
})

describe('POST /api/interviews/<id>/cancel', () => {
  it('calls it off, and again is no error', async () => {
    const { send } = await openProgram()
    const { json } = await send('POST', '', recordBody(site, upcoming))
    for (let time = 0; time < 2; time++) {
      const answer = await send('POST', `/${json.id}/cancel`)
      expect([answer.status, answer.json]).toEqual([200, { ...json, status: 'cancelled' }])
    }
  })

  it('knows no interview that is not there', async () => {
    const { send } = await openProgram()
    const answer = await send('POST', `/${'a'.repeat(28)}/cancel`)
    expect([answer.status, answer.json]).toEqual([
      404,
      { errors: [{ path: '', message: expect.any(String) }] },
    ])
  })
})
