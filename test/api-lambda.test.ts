import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { bundleFunction } from '../infra/bundle.ts'
import { calendarOf, eventOf } from './fixtures/calendar.ts'
import { mailFrom, openSite, record, type Site, signIn, stored } from './fixtures/site.ts'

/** The function as it ships, called as HTTP API calls it, payload format 2.0. */

let site: Site
let folder: string
let bundled: ReturnType<typeof bundleFunction>
let handler: (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>

beforeAll(async () => {
  site = await openSite()
  const env = {
    ...site.aws.environment,
    PUBLIC_URL: site.publicUrl,
    MAIL_FROM: mailFrom,
    CANDIDATES: '*@example.com',
  }
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  folder = await mkdtemp(join(tmpdir(), 'afterword-api-'))
  bundled = bundleFunction('api', folder)
  const module = await import(pathToFileURL(join(folder, 'index.mjs')).href)
  handler = module.handler
})

afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
  await site.close()
})

function eventOfApi(
  method: string,
  path: string,
  more: Partial<APIGatewayProxyEventV2> = {},
): APIGatewayProxyEventV2 {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: { host: 'evil.example' },
    isBase64Encoded: false,
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'abc.execute-api.us-east-1.amazonaws.com',
      domainPrefix: 'abc',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'r',
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    ...more,
  }
}

it('answers a page with its headers, as text', async () => {
  const answer = await handler(eventOfApi('GET', '/'))
  expect(answer).toMatchObject({ statusCode: 200, isBase64Encoded: false })
  expect(answer.headers?.['content-security-policy']).toContain("default-src 'none'")
  expect(answer.headers?.['strict-transport-security']).toBe('max-age=31536000')
  expect(answer.body).toContain('<!doctype html>')
})

it('takes a form that comes in base64 and hands the cookie back as API Gateway wants it', async () => {
  const body = Buffer.from('email=lambda%40example.com').toString('base64')
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: site.publicUrl }
  const asked = await handler(eventOfApi('POST', '/sign-in', { body, headers, isBase64Encoded: true }))
  expect(asked.statusCode).toBe(200)
  const link = await site.linkFor('lambda@example.com', 'signIn')
  const answer = await handler(eventOfApi('POST', link, { headers }))
  expect(answer.statusCode).toBe(303)
  expect(answer.cookies).toEqual([
    expect.stringMatching(/^__Host-session=.*; HttpOnly; Secure; SameSite=Lax$/),
  ])
  const cookies = [(answer.cookies?.[0] ?? '').split(';')[0] ?? '']
  expect((await handler(eventOfApi('GET', '/profile', { cookies }))).statusCode).toBe(200)
  expect((await handler(eventOfApi('HEAD', '/profile', { cookies }))).body).toBe('')
})

it('takes a contact card that comes in base64, whatever its bytes are', async () => {
  const candidate = await signIn(site)
  const id = await record(site, candidate)
  const form = new FormData()
  const card = ['BEGIN:VCARD', 'VERSION:2.1', 'FN;CHARSET=ISO-8859-1:Jo\xe3o Dias', 'END:VCARD'].join('\r\n')
  form.append('card', new File([Buffer.from(card, 'latin1')], 'João.vcf', { type: 'text/x-vcard' }))
  const sent = new Response(form)
  const answer = await handler(
    eventOfApi('POST', `/interviews/${id}/edit`, {
      body: Buffer.from(await sent.arrayBuffer()).toString('base64'),
      headers: { 'content-type': sent.headers.get('content-type') ?? '', origin: site.publicUrl },
      cookies: [...candidate.cookies()].map(([name, value]) => `${name}=${value}`),
      isBase64Encoded: true,
    }),
  )
  expect([answer.statusCode, answer.headers?.location]).toEqual([303, `/interviews/${id}`])
  expect((await stored(site, id)).interviewers.map(({ name }) => name)).toEqual(['Inês Prado', 'João Dias'])
})

it('takes an invitation that comes in base64, which another function reads', async () => {
  const candidate = await signIn(site)
  const form = new FormData()
  const lines = [
    'DTSTART:20261203T140000Z',
    'DTEND:20261203T150000Z',
    'SUMMARY:Interview: Archivist @ Caf\xe9 Larch',
  ]
  const file = Buffer.from(calendarOf(...eventOf(...lines)), 'latin1')
  form.append('fill', 'yes')
  form.append('calendar', new File([file], 'invite.ics', { type: 'text/calendar' }))
  const sent = new Response(form)
  const answer = await handler(
    eventOfApi('POST', '/interviews', {
      body: Buffer.from(await sent.arrayBuffer()).toString('base64'),
      headers: { 'content-type': sent.headers.get('content-type') ?? '', origin: site.publicUrl },
      cookies: [...candidate.cookies()].map(([name, value]) => `${name}=${value}`),
      isBase64Encoded: true,
    }),
  )
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toContain('value="Café Larch"')
  const shipped = Object.values(bundled.outputs).flatMap(({ inputs }) => Object.keys(inputs))
  expect(shipped).not.toContain('shared/calendar/icalendar.ts')
})

it('loads the reader of contact cards with the first card, not with the start', () => {
  const outputs = new Map(Object.entries(bundled.outputs))
  const withIcal = [...outputs].filter(([, { inputs }]) =>
    Object.keys(inputs).some((file) => file.includes('ical.js')),
  )
  const atStart = new Set<string>()
  const visit = (path: string): void => {
    if (atStart.has(path)) return
    atStart.add(path)
    const imports = outputs.get(path)?.imports ?? []
    for (const { path: next, kind } of imports) if (kind === 'import-statement') visit(next)
  }
  visit([...outputs.keys()].find((path) => path.endsWith('/index.mjs')) ?? '')
  expect(atStart.size).toBeGreaterThan(1)
  expect(withIcal).toHaveLength(1)
  expect(withIcal.filter(([path]) => atStart.has(path))).toEqual([])
})
