import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { debriefMessage } from '../shared/mail/debrief.ts'
import { draftMessage, reminderMessage } from '../shared/mail/draft.ts'
import type { Message } from '../shared/mail/layout.ts'
import { letterMessage } from '../shared/mail/letter.ts'
import { type Question, questionMessage } from '../shared/mail/question.ts'
import { noticeMessage, receiptMessage } from '../shared/mail/receipt.ts'
import { signInMessage } from '../shared/mail/sign-in.ts'
import { listed, shortened } from '../shared/mail/wording.ts'

const url = 'https://afterword.example/review/abcdefghijklmnop234567.5-secret_SECRET'

/** Everything that people typed, under one name each, so that any of it can be hostile. */
const typed = {
  company: 'Farol Photographic Archive',
  role: 'Archivist, Photographs',
  name: 'Inês Prado',
  other: 'Ann Lee',
  subject: 'Thank you, and a thought on the glass negatives',
  paragraph: 'Thank you for the time yesterday, and for talking through the glass negatives with me.',
  leftOut: 'my salary wish',
  reason: 'A letter of thanks is no place for it.',
  warning: 'You did not say who else was there.',
  status: 'Delivered Wed 18 Nov, 07:31.',
  happening: 'Letter to Inês Prado delivered.',
}
type Typed = typeof typed

const to = 'i.prado@farol.example'
const why = 'the first working morning where they are (Monday to Friday, from 7:30, New York)'
const bodyOf = ({ name, paragraph }: Typed) =>
  `Dear ${name},\n\n${paragraph}\n\nSincerely,\nMarta\n+1 508 555 0163`

function question(facts: Typed, asked: Question): Message {
  const { company, role, name } = facts
  return questionMessage({ company, role, name, to, question: asked, link: url })
}

interface Kind {
  readonly make: (facts: Typed) => Message
  /** What both the text and the HTML have to say. */
  readonly says: (facts: Typed) => readonly string[]
}

const kinds: Readonly<Record<string, Kind>> = {
  signIn: { make: () => signInMessage({ link: url, minutes: 30 }), says: () => [url, '30 minutes'] },
  debrief: {
    make: ({ company, role, name, other }) =>
      debriefMessage({
        company,
        role,
        interviewers: [name, other],
        link: url,
        isAnswerable: false,
        draftsAt: 'Tue 17 Nov, 13:45',
      }),
    says: ({ company, role, name, other }) => [
      ...[company, role, `${name} and ${other}`, url, 'Tue 17 Nov, 13:45', 'three hours', 'two minutes'],
      ...[
        'who was there',
        'talked about',
        'wish you had said',
        'an idea',
        'get back to you',
        'did not take place',
      ],
    ],
  },
  draft: {
    make: (facts) =>
      draftMessage({
        ...{ company: facts.company, role: facts.role, link: url, expires: 'Tue 24 Nov, 14:00' },
        letters: [
          {
            name: facts.name,
            to,
            subject: facts.subject,
            body: bodyOf(facts),
            when: 'Wed 18 Nov, 07:30',
            why,
          },
          {
            ...{ name: facts.other, to: null, subject: facts.subject, body: facts.paragraph },
            ...{ when: 'Wed 18 Nov, 07:30', why, problems: ['The text still holds a blank to fill in.'] },
          },
        ],
        leftOut: [{ text: facts.leftOut, reason: facts.reason }],
        warnings: [facts.warning],
      }),
    says: ({ company, role, name, other, subject, paragraph, leftOut, reason, warning }) => [
      ...[company, role, `${name} <${to}>`, subject, `Dear ${name},`, paragraph, '+1 508 555 0163'],
      ...[
        `Wed 18 Nov, 07:30, ${why}`,
        `${other} (no address yet)`,
        'holds a blank',
        leftOut,
        reason,
        warning,
      ],
      ...[url, 'Tue 24 Nov, 14:00', 'Nothing goes out until you approve it'],
    ],
  },
  reminder: {
    make: ({ company, role, name, other }) =>
      reminderMessage({ company, role, names: [name, other, null], link: url, expires: 'Tue 24 Nov, 14:00' }),
    says: ({ company, role, name, other }) => [
      ...[company, role, `${name}, ${other} and the team`, url, 'Tue 24 Nov, 14:00', 'not been sent'],
    ],
  },
  bounced: {
    make: (facts) =>
      question(facts, { type: 'bounced', reason: facts.reason, likelyAddresses: ['ines.p@x.example'] }),
    says: ({ company, role, name, reason }) => [company, role, name, to, reason, 'ines.p@x.example', url],
  },
  inDoubt: {
    make: (facts) => question(facts, { type: 'inDoubt' }),
    says: ({ company, role, name }) => [
      company,
      role,
      name,
      to,
      'cannot prove',
      'it arrived',
      'send it again',
      url,
    ],
  },
  refused: {
    make: (facts) => question(facts, { type: 'refused', reason: facts.reason }),
    says: ({ company, role, name, reason }) => [company, role, name, to, reason, 'did not go out', url],
  },
  dayPassed: {
    make: (facts) => question(facts, { type: 'dayPassed' }),
    says: ({ company, role, name }) => [company, role, name, 'yesterday', 'not sent', url],
  },
  notice: {
    make: ({ company, role, name }) => noticeMessage({ company, role, name, link: url }),
    says: ({ company, role, name }) => [company, role, name, 'unwanted', 'nothing more is sent', url],
  },
  receipt: {
    make: ({ company, role, name, status, happening }) =>
      receiptMessage({
        ...{ company, role, link: url, letters: [{ name, status }] },
        lines: [{ when: 'Wed 18 Nov, 07:31', text: happening }],
      }),
    says: ({ company, role, name, status, happening }) => [
      ...[company, role, name, status, happening, 'Wed 18 Nov, 07:31', url],
    ],
  },
  letter: {
    make: (facts) => letterMessage({ subject: facts.subject, body: bodyOf(facts) }),
    says: ({ name, paragraph }) => [`Dear ${name},`, paragraph, 'Sincerely,', 'Marta', '+1 508 555 0163'],
  },
}
const everyKind = Object.entries(kinds)

const flat = (text: string) => text.replace(/\s+/g, ' ').trim()

/** What a reader of the HTML sees: no tags, entities read. */
function seen(html: string): string {
  const [, body = ''] = html.split('<body>')
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }
  return flat(
    body.replace(/<[^>]*>/g, ' ').replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole),
  )
}

const hostile: Typed = {
  company: `<script>alert('1')</script> & "Sons"`,
  role: '</title><img src=x onerror=alert(1)>',
  name: '"><svg/onload=alert(2)>',
  other: "O'Brien & <b>Co</b>",
  subject: '</p></div><h1>&amp; owned</h1>',
  paragraph: '<a href="https://evil.example">click</a> & {{7*7}}',
  leftOut: '<style>*{display:none}</style>',
  reason: '&lt;not a tag&gt;',
  warning: '<!-- ',
  status: ']]><x>',
  happening: '<plaintext>',
}

describe.each(everyKind)('the mail %s', (_kind, { make, says }) => {
  it('says the same in its text and in its HTML', () => {
    const { text, html } = make(typed)
    for (const fact of says(typed)) {
      expect(flat(text)).toContain(flat(fact))
      expect(seen(html)).toContain(flat(fact))
    }
  })

  it('shows what people typed as they typed it, and runs none of it', () => {
    const { text, html } = make(hostile)
    for (const fact of says(hostile)) {
      expect(flat(text)).toContain(flat(fact))
      expect(seen(html)).toContain(flat(fact))
    }
    const own = [
      '!doctype',
      'html',
      'head',
      'meta',
      'title',
      'style',
      'body',
      'div',
      'p',
      'h2',
      'ul',
      'li',
      'a',
      'br',
      'hr',
      'strong',
    ]
    const tags = [...html.matchAll(/<\/?([^\s>/]+)/g)].map(([, tag]) => tag)
    expect(tags.filter((tag) => !own.includes(tag ?? ''))).toEqual([])
    expect(html.match(/<(?:style|title|body)\b/g)?.length).toBeLessThanOrEqual(3)
  })

  it('loads nothing, tracks nothing and links to one page at most', () => {
    const { html } = make(typed)
    expect(html).not.toMatch(/<(?:img|script|iframe|link|form)|url\(|@import|\ssrc=/i)
    const targets = [...html.matchAll(/href="([^"]*)"/g)].map(([, target]) => target)
    expect(new Set(targets).size).toBeLessThanOrEqual(1)
    expect(targets.every((target) => target === url)).toBe(true)
  })

  it('is written calmly and set tidily', () => {
    const { subject, text } = make(typed)
    expect(`${subject}\n${text}`).not.toMatch(/!|\p{Extended_Pictographic}/u)
    expect(text).not.toMatch(/\n{3}|undefined|null|\[object/)
    expect(text).not.toMatch(/[ \t]$/m)
  })

  it('has a subject that fits on a line whatever the company is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (company) => {
        const { subject } = make({ ...typed, company })
        expect(subject.length).toBeLessThanOrEqual(78)
        expect(subject).not.toMatch(/\p{Cc}/u)
        expect(subject.isWellFormed()).toBe(true)
      }),
    )
  })

  it('holds any strings without breaking out of its HTML', () => {
    const facts = fc.record(
      Object.fromEntries(Object.keys(typed).map((key) => [key, fc.string({ unit: 'grapheme' })])),
    )
    fc.assert(
      fc.property(facts, (given) => {
        const { html } = make({ ...typed, ...given })
        const empty = make(typed).html
        const tagsOf = (document: string) => [...document.matchAll(/<[^>]*>/g)].map(([tag]) => tag)
        expect(tagsOf(html).filter((tag) => !tagsOf(empty).includes(tag))).toEqual([])
      }),
    )
  })
})

describe('the letter', () => {
  const body = 'Dear Inês,\n\nThank you.\nAgain.\n\nSincerely,\nMarta'

  it('is the text that was approved, to the letter', () => {
    expect(letterMessage({ subject: 'Thank you', body })).toMatchObject({ subject: 'Thank you', text: body })
  })

  it('has the same paragraphs in HTML and not a word more', () => {
    const { html } = letterMessage({ subject: 'Thank you', body })
    expect(seen(html)).toBe('Dear Inês, Thank you. Again. Sincerely, Marta')
    expect(html.match(/<p /g)).toHaveLength(3)
    expect(html).not.toMatch(/afterword|<a |<title/i)
  })
})

describe('the drafts', () => {
  const letter = {
    name: 'Inês Prado',
    to,
    subject: 'Thank you',
    body: 'Dear Inês',
    when: 'Wed 18 Nov, 07:30',
    why,
  }
  const facts = {
    company: 'Farol',
    role: 'Archivist',
    leftOut: [],
    warnings: [],
    link: url,
    expires: 'Tue 24 Nov, 14:00',
  }

  it('speak of one letter when there is one', () => {
    expect(draftMessage({ ...facts, letters: [letter] }).subject).toBe(
      'Your letter to Farol is ready to read',
    )
    expect(draftMessage({ ...facts, letters: [letter, letter] }).subject).toBe(
      'Your letters to Farol are ready to read',
    )
    expect(reminderMessage({ ...facts, names: ['Inês'] }).text).toContain(
      'is still a draft and has not been sent',
    )
  })

  it('do not ask for anything when all has been decided before the mail went out', () => {
    for (const message of [
      draftMessage({ ...facts, letters: [] }),
      reminderMessage({ ...facts, names: [] }),
    ]) {
      expect(message.subject).toBe('No letter to Farol is waiting for you')
      expect(message.text).toContain(
        'You have decided on every letter after the interview with Farol (Archivist).',
      )
      expect(message.text).toContain(url)
    }
  })

  it('do not speak of what there is none of', () => {
    const { text } = draftMessage({ ...facts, letters: [letter] })
    expect(text).not.toMatch(/Left out|Worth a look/)
  })

  it('show a letter of any length in full, and a long note that was left out shortened', () => {
    const body = 'A long paragraph. '.repeat(600).trim()
    const leftOut = [{ text: 'word '.repeat(2000), reason: 'It is too long.' }]
    const { text, html } = draftMessage({ ...facts, letters: [{ ...letter, body }], leftOut })
    expect(text).toContain(body)
    expect(seen(html)).toContain(body)
    expect(text).toMatch(/“word word [^”]{300,400}…”: It is too long\./)
  })
})

describe('shared words', () => {
  it('shorten at the end of a word, and between characters where there is none', () => {
    expect(shortened('Farol Photographic Archive', 40)).toBe('Farol Photographic Archive')
    expect(shortened('Farol Photographic Archive', 24)).toBe('Farol Photographic…')
    expect(shortened('👩🏽‍🚀👩🏽‍🚀👩🏽‍🚀', 20)).toBe('👩🏽‍🚀👩🏽‍🚀…')
    expect(shortened('two\n\tlines', 40)).toBe('two lines')
  })

  it('list names as a person does', () => {
    expect([listed([]), listed(['Ann']), listed(['Ann', 'Bo']), listed(['Ann', 'Bo', 'Cy'])]).toEqual([
      ...['', 'Ann', 'Ann and Bo', 'Ann, Bo and Cy'],
    ])
  })

  it('refuse a link that leads anywhere but to a web page', () => {
    for (const link of ['javascript:alert(1)', 'data:text/html,x', '/review/x', 'https://a b', '']) {
      expect(() => signInMessage({ link, minutes: 30 })).toThrow('web address')
    }
  })
})
