import fc from 'fast-check'
import PostalMime, { type Address } from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { composeMime, type Mime } from '../shared/mail/mime.ts'

const plain: Mime = {
  from: { name: 'Marta Vaz', address: 'letters@afterword.example' },
  to: { name: 'Inês Prado', address: 'i.prado@farol.example' },
  replyTo: [{ name: 'Marta Vaz', address: 'marta@example.com' }],
  subject: 'Thank you, and a thought on the glass negatives',
  text: 'Dear Inês,\n\nThank you for the time yesterday.\n\nSincerely,\nMarta',
  html: '<p>Dear Inês,</p>',
  isAutomatic: false,
}

const decoder = new TextDecoder('latin1')

/** The header block as any server on the way reads it: lines, unfolded, nothing decoded. */
function headersOf(raw: Uint8Array): { name: string; value: string }[] {
  const [head = ''] = decoder.decode(raw).split('\r\n\r\n')
  return head
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n')
    .map((line) => ({
      name: line.slice(0, line.indexOf(':')).toLowerCase(),
      value: line.slice(line.indexOf(':') + 1),
    }))
}

const flat = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()

/** A name as it arrives: on one line, no longer than a name, without the start of an encoded word. */
const asName = (name: string) => [...flat(name).replaceAll('=?', '= ?')].slice(0, 200).join('').trim()

/** Whatever line breaks it came with; how many stand at the very end is the parser's taste. */
const unbroken = (text: string | undefined) => (text ?? '').replace(/\r\n?/g, '\n').replace(/\n+$/, '')

const nasty = fc.constantFrom(
  'a\r\nBcc: x@evil.example',
  'a\nBcc: x@evil.example\n\nbody',
  '\r\n\r\n<h1>gone</h1>',
  'a\u2028Bcc: x@evil.example',
  '\u0000',
  '"quoted", and \\ more',
  'x <y@evil.example>, z@evil.example',
  'Undisclosed: x@evil.example;',
  '=?utf-8?q?=0D=0ABcc=3A_x=40evil.example?=',
  '=?utf-8?b?DQpCY2M6IHhAZXZpbA==?= and more',
  '=?x?q?',
  '👩🏽‍🚀🧡',
  '\ud83d lone \udc00',
  'مرحبا בוקר \u202egnihton',
  '--_NmP-0000-Part_1--',
  '.\r\n.',
  'From here on',
  `${'long'.repeat(2500)}`,
  'two words '.repeat(1000),
  'ø'.repeat(5000),
  '日本語'.repeat(900),
  '%0d%0aBcc: x@evil.example',
)
const anything = fc.oneof(
  nasty,
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  // Code units, so that halves of characters come alone as well.
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
    .map((units) => String.fromCharCode(...units)),
  fc.tuple(nasty, fc.string(), nasty).map((parts) => parts.join('')),
)

const mimes = fc.record({
  fromName: anything,
  toName: fc.option(anything),
  replyToName: fc.option(anything),
  subject: anything,
  text: anything,
  html: anything,
  isAutomatic: fc.boolean(),
})

function mimeOf(given: typeof mimes extends fc.Arbitrary<infer T> ? T : never): Mime {
  return {
    from: { name: given.fromName, address: plain.from.address },
    to: { name: given.toName, address: plain.to.address },
    ...(given.replyToName !== null && {
      replyTo: [{ name: given.replyToName, address: 'marta@example.com' }],
    }),
    ...{ subject: given.subject, text: given.text, html: given.html, isAutomatic: given.isAutomatic },
  }
}

const one = (name: string | null, address: string): Address => ({ name: asName(name ?? ''), address })

describe('a mail made of any strings', () => {
  it('has the intended headers and no others', async () => {
    await fc.assert(
      fc.asyncProperty(mimes, async (given) => {
        const headers = headersOf(await composeMime(mimeOf(given)))
        const names = ['from', 'to', 'message-id', 'date', 'mime-version', 'content-type']
        if (given.replyToName !== null) names.push('reply-to')
        if (flat(given.subject)) names.push('subject')
        if (given.isAutomatic) names.push('auto-submitted')
        expect(headers.map(({ name }) => name).sort()).toEqual(names.sort())
      }),
      { numRuns: 200 },
    )
  })

  it('reaches the intended person and nobody else', async () => {
    await fc.assert(
      fc.asyncProperty(mimes, async (given) => {
        const parsed = await PostalMime.parse(await composeMime(mimeOf(given)))
        expect(parsed.from).toEqual(one(given.fromName, plain.from.address))
        expect(parsed.to).toEqual([one(given.toName, plain.to.address)])
        expect([parsed.cc, parsed.bcc, parsed.sender]).toEqual([undefined, undefined, undefined])
        expect(parsed.replyTo).toEqual(
          given.replyToName === null ? undefined : [one(given.replyToName, 'marta@example.com')],
        )
      }),
      { numRuns: 200 },
    )
  })

  it('says what it was given, in both parts and the subject', async () => {
    await fc.assert(
      fc.asyncProperty(mimes, async (given) => {
        const parsed = await PostalMime.parse(await composeMime(mimeOf(given)))
        expect(parsed.subject ?? '').toBe(flat(given.subject))
        expect(unbroken(parsed.text)).toBe(unbroken(given.text.toWellFormed()))
        expect(unbroken(parsed.html)).toBe(unbroken(given.html.toWellFormed()))
        expect(parsed.attachments).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('is what SES accepts: ASCII headers, CRLF, no line over 998 octets', async () => {
    await fc.assert(
      fc.asyncProperty(mimes, async (given) => {
        const raw = await composeMime(mimeOf(given))
        expect(raw.every((octet) => octet <= 0x7f && octet !== 0)).toBe(true)
        const text = decoder.decode(raw)
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
        const [head = ''] = text.split('\r\n\r\n')
        expect(head.split('\r\n').filter((line) => line.trim() === '')).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

describe('a letter', () => {
  it('reads as it was written, and does not look automatic', async () => {
    const parsed = await PostalMime.parse(await composeMime(plain))
    expect(parsed.from).toEqual(plain.from)
    expect(parsed.to).toEqual([plain.to])
    expect(parsed.subject).toBe(plain.subject)
    expect(unbroken(parsed.text)).toBe(plain.text)
    expect(parsed.headers.map(({ key }) => key)).not.toContain('auto-submitted')
  })

  it('is one message of two alternatives, the text first', async () => {
    const raw = decoder.decode(await composeMime(plain))
    expect(raw).toMatch(/^Content-Type: multipart\/alternative;/m)
    expect(raw.match(/^Content-Type: text\/\w+; charset=utf-8/gm)).toEqual([
      'Content-Type: text/plain; charset=utf-8',
      'Content-Type: text/html; charset=utf-8',
    ])
    expect(raw).not.toMatch(/^(Bcc|Cc|List-|X-|Precedence)/im)
  })
})

it('marks a mail to the candidate as automatic', async () => {
  const headers = headersOf(await composeMime({ ...plain, isAutomatic: true }))
  expect(headers).toContainEqual({ name: 'auto-submitted', value: ' auto-generated' })
})

describe('an address that is none', () => {
  const hostile = [
    [
      '',
      'a',
      'a@b',
      '@b.example',
      'a b@c.example',
      'a@b.example\r\nBcc: x@evil.example',
      'a@b.example\n',
      'a@b.example\0',
    ],
    [
      'ø@b.example',
      'a@bø.example',
      '"a b"@c.example',
      'a@b.example, x@evil.example',
      'a@[127.0.0.1]',
      '.a@b.example',
    ],
    ['a..b@c.example', 'a@b@c.example', '<a@b.example>', 'a@b..example', `${'a'.repeat(300)}@b.example`],
  ].flat()

  it.each(hostile)('is refused: %j', async (address) => {
    await expect(composeMime({ ...plain, to: { address } })).rejects.toThrow('Not an address')
    await expect(composeMime({ ...plain, from: { name: 'A', address } })).rejects.toThrow('Not an address')
    await expect(composeMime({ ...plain, replyTo: [{ address }] })).rejects.toThrow('Not an address')
  })

  it('is not repeated in the error, which is logged', async () => {
    await expect(composeMime({ ...plain, to: { address: 'jane doe@x.example' } })).rejects.not.toThrow('jane')
  })
})
