import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readVcards } from '../shared/calendar/vcard.ts'
import type { BusinessCard } from '../shared/domain/business-card.ts'

/** Lines as a file; `latin1` keeps each character below U+0100 as one byte. */
function file(lines: readonly string[], encoding: BufferEncoding = 'utf8', lineEnd = '\r\n'): Uint8Array {
  return Buffer.from(lines.join(lineEnd), encoding)
}

function cardLines(...lines: readonly string[]): string[] {
  return ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD']
}

function oldLines(...lines: readonly string[]): string[] {
  return ['BEGIN:VCARD', 'VERSION:2.1', ...lines, 'END:VCARD']
}

/** The one person of a file. */
function personIn(bytes: Uint8Array): BusinessCard {
  const { cards, refusals } = readVcards(bytes)
  expect(refusals).toEqual([])
  expect(cards).toHaveLength(1)
  return cards[0] as BusinessCard
}

function refusalsOf(bytes: Uint8Array): string[] {
  return readVcards(bytes).refusals.map(({ refused }) => refused)
}

const ines = [
  'FN:Inês Prado',
  'N:Prado;Inês;;;',
  'TITLE:Head of Collections',
  'EMAIL;TYPE=WORK:ines@farol.example',
]

describe('a card', () => {
  it('of 3.0 says who it is of', () => {
    expect(personIn(file(cardLines(...ines, 'ORG:Farol;Plates')))).toEqual({
      name: 'Inês Prado',
      title: 'Head of Collections',
      organization: 'Farol',
      email: 'ines@farol.example',
      otherEmails: [],
    })
  })

  it('of 4.0 says it with its parameters in quotes, its groups and its address as a URI', () => {
    const lines = [
      'BEGIN:VCARD',
      'VERSION:4.0',
      'KIND:individual',
      'FN;LANGUAGE=pt;X-OF="a:b;c":Inês Prado',
      'item1.EMAIL;TYPE="work,home";PREF=1:mailto:ines@farol.example',
      'item1.X-ABLabel:_$!<Work>!$_',
      'END:VCARD',
    ]
    expect(personIn(file(lines))).toMatchObject({ name: 'Inês Prado', email: 'ines@farol.example' })
  })

  it('of 2.1 says it in quoted-printable, over soft breaks, with parameters that have no name', () => {
    const lines = oldLines(
      'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:In=C3=AAs de Vas=',
      'concelos=20e =50rado',
      'LABEL;WORK;QUOTED-PRINTABLE:1 Rua=0D=0A=',
      'EMAIL: this is a line of the address=',
      '',
      'EMAIL;INTERNET;PREF:ines@farol.example',
    )
    expect(personIn(file(lines))).toMatchObject({
      name: 'Inês de Vasconcelos e Prado',
      email: 'ines@farol.example',
    })
  })

  it('is read from lines that end in any way and are folded anywhere', () => {
    const folded = cardLines('FN:Inês', '  Pra', '\tdo', 'EMAIL:ines@fa', ' rol.example')
    for (const lineEnd of ['\r\n', '\n', '\r'])
      expect(personIn(file(folded, 'utf8', lineEnd))).toMatchObject({
        name: 'Inês Prado',
        email: 'ines@farol.example',
      })
  })

  it('is read from lines that are folded in the midst of a character', () => {
    const bytes = file(cardLines(...ines))
    const at = bytes.indexOf(0xc3) + 1
    const folded = Buffer.concat([bytes.subarray(0, at), Buffer.from('\r\n '), bytes.subarray(at)])
    expect(personIn(folded).name).toBe('Inês Prado')
  })

  it('keeps the blank at which 2.1 folds', () => {
    expect(personIn(file(oldLines('FN:Inês', ' Prado'))).name).toBe('Inês Prado')
  })

  it('may hold an escape, and a line break in a title', () => {
    const { name, title } = personIn(file(cardLines('FN:Prado\\, Inês\\; Dr.', 'TITLE:Head\\nof Plates')))
    expect([name, title]).toEqual(['Prado, Inês; Dr.', 'Head of Plates'])
  })

  it('of which the end is missing counts as far as it goes', () => {
    expect(personIn(file(['BEGIN:VCARD', ...ines])).name).toBe('Inês Prado')
  })

  it('may be coded in base64 in its text', () => {
    const lines = oldLines(`FN;CHARSET=UTF-8;ENCODING=b:${Buffer.from('Inês Prado').toString('base64')}`)
    expect(personIn(file(lines)).name).toBe('Inês Prado')
  })
})

describe('a name', () => {
  const nameOf = (...lines: readonly string[]) =>
    personIn(file(cardLines(...lines, 'EMAIL:i@f.example'))).name

  it('comes from its parts where it is not given whole', () => {
    expect(nameOf('N:Prado;Inês;Maria,Rosa;Dr.;')).toBe('Dr. Inês Maria Rosa Prado')
    expect(nameOf('N:;;;;')).toBeUndefined()
  })

  it('comes from its parts where the whole is an address or sorted by the family', () => {
    expect(nameOf('FN:i@f.example', 'N:Prado;Inês')).toBe('Inês Prado')
    expect(nameOf('FN:Prado, Inês', 'N:Prado;Inês')).toBe('Inês Prado')
  })

  it('has each letter and its accent as one character', () => {
    expect(nameOf('FN:Ine\u0302s Prado')).toBe('In\u00eas Prado')
  })

  it('has the family first where that is the custom', () => {
    expect(nameOf('N:山田;太郎;;;')).toBe('山田 太郎')
  })

  it('may hold a semicolon that is coded', () => {
    const lines = oldLines('N;ENCODING=QUOTED-PRINTABLE:Pra=3Bdo;In=6Fs')
    expect(personIn(file(lines)).name).toBe('Inos Pra;do')
  })

  it('is not the address of an unwritten one', () => {
    expect(nameOf('FN:i@f.example')).toBeUndefined()
  })
})

describe('of several addresses', () => {
  const addressesOf = (...lines: readonly string[]) => {
    const { email, otherEmails } = personIn(file(cardLines('FN:Inês Prado', ...lines)))
    return [email, ...otherEmails]
  }

  it('the one that the card prefers comes first, then that of work', () => {
    expect(addressesOf('EMAIL;TYPE=HOME:h@x.example', 'EMAIL;TYPE=WORK:w@x.example')).toEqual([
      'w@x.example',
      'h@x.example',
    ])
    expect(addressesOf('EMAIL;TYPE=WORK:w@x.example', 'EMAIL;TYPE=HOME,PREF:h@x.example')[0]).toBe(
      'h@x.example',
    )
    expect(addressesOf('EMAIL;PREF=2;TYPE=work:b@x.example', 'EMAIL;PREF=1:a@x.example')[0]).toBe(
      'a@x.example',
    )
  })

  it('one that can be written to goes before one that cannot', () => {
    expect(addressesOf('EMAIL;PREF:josé@x.example', 'EMAIL:jose@x.example')).toEqual(['jose@x.example'])
    expect(addressesOf('EMAIL;TYPE=X400:c=pt;a=x', 'EMAIL:<i@x.example>')).toEqual(['i@x.example'])
  })

  it('a single one that cannot be written to is told as it is, so that somebody can say so', () => {
    expect(addressesOf('EMAIL:josé@x.example')).toEqual(['josé@x.example'])
  })

  it('two that are the same are one', () => {
    expect(addressesOf('EMAIL:i@x.example', 'EMAIL:i@X.example')).toEqual(['i@x.example'])
  })
})

describe('the letters', () => {
  const sjis = (text: string) => ({ 表: '\x95\x5c', 山: '\x8eR', 花: '\x89\xd4', 子: '\x8eq' })[text] ?? text

  it.each([
    ['of Latin-1', 'FN;CHARSET=ISO-8859-1:In\xeas Prado', 'Inês Prado'],
    ['of Windows-1252', 'FN;CHARSET=Windows-1252:In\xeas d\x92Prado', 'Inês d’Prado'],
    ['of Latin-1 in quoted-printable', 'FN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:In=EAs Prado', 'Inês Prado'],
    [
      'of Shift-JIS',
      `N;CHARSET=SHIFT_JIS:${sjis('山')}${sjis('表')};${sjis('花')}${sjis('子')}`,
      '山表 花子',
    ],
    [
      'of Shift-JIS in quoted-printable',
      'N;CHARSET=SHIFT_JIS;QUOTED-PRINTABLE:=8ER=95=5C;=89=D4=8Eq',
      '山表 花子',
    ],
    ['of Windows-1250', 'FN;CHARSET=windows-1250:Piotr Iksi\xf1ski', 'Piotr Iksiński'],
  ])('%s are read by the code page that the property names', (_, line, name) => {
    const card = personIn(file(oldLines(line), 'latin1'))
    expect(card.name).toBe(name)
    expect(card.isGuessed).toBeUndefined()
  })

  it('of a code page that is not named are a guess, and said to be', () => {
    const western = personIn(file(oldLines('FN;QUOTED-PRINTABLE:J=F3n Prado')))
    expect(western).toMatchObject({ name: 'Jón Prado', isGuessed: true })
    const russian = personIn(
      file(oldLines('FN;CHARSET=x-none:\xc8\xe2\xe0\xed \xcf\xe5\xf2\xf0\xee\xe2'), 'latin1'),
    )
    expect(russian).toMatchObject({ name: 'Иван Петров', isGuessed: true })
  })

  it('of UTF-8 that was cut off are those that are whole', () => {
    const lines = oldLines('FN;CHARSET=UTF-8;QUOTED-PRINTABLE:In=C3=AAs Prad=C3')
    expect(personIn(file(lines))).toMatchObject({ name: 'Inês Prad', isGuessed: true })
  })

  it('are read after a byte order mark, and of UTF-16 with or without one', () => {
    const lines = cardLines('FN;CHARSET=ISO-8859-1:Inês Prado 山')
    const little = Buffer.from(lines.join('\r\n'), 'utf16le')
    const big = Buffer.from(little).swap16()
    const files = [
      file(['\ufeff', ...cardLines(...ines, 'NOTE:山')].join('\n').split('\n'), 'utf8'),
      Buffer.from(`\ufeff${lines.join('\n')}`, 'utf16le'),
      Buffer.from(`\ufeff${lines.join('\n')}`, 'utf16le').swap16(),
      little,
      big,
    ]
    expect(files.map((bytes) => personIn(bytes).name)).toEqual([
      'Inês Prado',
      ...Array.from({ length: 4 }, () => 'Inês Prado 山'),
    ])
  })
})

describe('a file', () => {
  it('of several cards loses none to a bad one', () => {
    const lines = [
      ...cardLines('FN:Ana Lemos'),
      ...cardLines('NOTE:nobody'),
      ...['BEGIN:VCARD', 'FN:Rui Tavares', 'EMAIL;TYPE="never closed:rui@x.example'],
      ...cardLines(`FN:${'x'.repeat(2000)}`),
      ...cardLines('FN:Bo Ek'),
    ]
    const { cards, refusals } = readVcards(file(lines))
    expect(cards.map(({ name, email }) => [name, email])).toEqual([
      ['Ana Lemos', undefined],
      ['Rui Tavares', 'rui@x.example'],
      ['Bo Ek', undefined],
    ])
    expect(refusals).toEqual([
      { refused: 'Card 2 has neither a name nor an e-mail address.' },
      { refused: 'Card 4 holds an entry of more than 1,000 characters.' },
    ])
  })

  it.each([
    ['by its kind', ['KIND:org', 'FN:Farol']],
    ['by Apple’s word', ['FN:Farol', 'N:;;;;', 'X-ABShowAs:COMPANY']],
    ['by a name that is nobody’s', ['FN:Farol', 'N:;;;;', 'ORG:Farol;']],
  ])('that is a company’s, %s, names nobody', (_, lines) => {
    expect(refusalsOf(file(cardLines(...lines, 'EMAIL:info@farol.example')))).toEqual([
      'The card is that of an organization, “Farol”, and not of a person.',
    ])
  })

  it('with the card of an agent in it is of one person', () => {
    const nested = oldLines('FN:Ana Lemos', 'AGENT:', ...oldLines('FN:Her Agent'), 'TITLE:Director')
    expect(personIn(file(nested))).toMatchObject({ name: 'Ana Lemos', title: 'Director' })
    const inline = oldLines(
      'FN:Ana Lemos',
      'AGENT:BEGIN:VCARD',
      'FN:Her Agent',
      'END:VCARD',
      'TITLE:Director',
    )
    expect(personIn(file(inline))).toMatchObject({ name: 'Ana Lemos', title: 'Director' })
  })

  it('that is none, or too much, is refused with a reason', () => {
    expect(refusalsOf(new Uint8Array())).toEqual(['The file is empty.'])
    expect(refusalsOf(file(['BEGIN:VCALENDAR', 'END:VCALENDAR']))).toEqual([
      'The file holds no contact card (vCard).',
    ])
    expect(refusalsOf(new Uint8Array(1_000_001))).toEqual(['The file is larger than 1,000,000 bytes.'])
    expect(readVcards(file(cardLines('FN:Ana')), { maxBytes: 10 }).cards).toEqual([])
  })

  it('of more cards than fifty is read as far as that', () => {
    const many = Array.from({ length: 60 }, (_, at) => cardLines(`FN:Person ${at}`)).flat()
    const { cards, refusals } = readVcards(file(many))
    expect(cards).toHaveLength(50)
    expect(refusals).toEqual([{ refused: 'Only the first 50 cards of the file were read.' }])
  })

  it('with a photo is read as fast as one without', () => {
    const photo = Array.from({ length: 12_000 }, () => ` ${'QUJD'.repeat(18)}`)
    const bare = photo.map((line) => line.trim())
    for (const lines of [photo, bare]) {
      const bytes = file(
        oldLines('FN:Ana Lemos', 'PHOTO;JPEG;ENCODING=BASE64:', ...lines, '', 'TITLE:Director'),
      )
      const startedAt = performance.now()
      expect(personIn(bytes)).toMatchObject({ name: 'Ana Lemos', title: 'Director' })
      expect(performance.now() - startedAt).toBeLessThan(1000)
    }
  })
})

describe('bytes of any kind', () => {
  const anyLine = fc.oneof(
    fc.constantFrom(
      'BEGIN:VCARD',
      'END:VCARD',
      'BEGIN:VCARD ',
      'VERSION:4.0',
      'VERSION:2.1',
      'AGENT:',
      'FN;ENCODING=QUOTED-PRINTABLE:=C3=',
      'FN;CHARSET=SHIFT_JIS:\x95',
      'N:;;;,,;',
      'N:\\;\\',
      'EMAIL;PREF="1;TYPE=":<@>',
      'EMAIL;__proto__=1;TYPE=constructor,__proto__:a@b.example',
      '__proto__.FN;PREF=0:x',
      'ORG:',
      'KIND:',
    ),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.stringMatching(/^(FN|N|EMAIL|ORG|TITLE)[;:][ -~]{0,40}$/),
  )
  const anyFile = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.array(anyLine, { maxLength: 30 }).map((lines) => file(lines)),
    fc.array(anyLine, { maxLength: 30 }).map((lines) => file(['BEGIN:VCARD', ...lines], 'utf16le')),
  )

  it('throw nothing, and what comes of them is whole text on one line', () => {
    fc.assert(
      fc.property(anyFile, (bytes) => {
        const { cards, refusals } = readVcards(bytes)
        for (const { name, title, organization, email, otherEmails } of cards) {
          for (const text of [name, title, organization, email, ...otherEmails]) {
            // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
            expect(text ?? 'absent').toMatch(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]{1,1000}$/)
            expect(text?.isWellFormed() ?? true).toBe(true)
          }
          expect(Boolean(name || email)).toBe(true)
        }
        expect(cards.length + refusals.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['quotes', `EMAIL;${'"'.repeat(900_000)}:a@b.example`],
    ['parameters', `EMAIL;${'A=;'.repeat(300_000)}:a@b.example`],
    ['blanks', `FN:${' '.repeat(900_000)}x`],
    ['a name without end', 'x-'.repeat(450_000)],
    ['angles', `EMAIL:${'<'.repeat(900)}@`],
    ['soft breaks', `FN;QUOTED-PRINTABLE:${'=\n'.repeat(400_000)}`],
    ['folds', `FN:x${'\n x'.repeat(300_000)}`],
    ['addresses', 'EMAIL:a@b.example\n'.repeat(45_000)],
    ['agents', 'AGENT:BEGIN:VCARD\n'.repeat(45_000)],
    ['cards', 'BEGIN:VCARD\n'.repeat(75_000)],
  ])('are read in time that grows with their length: %s', (_, line) => {
    const bytes = file(['BEGIN:VCARD', line, 'END:VCARD'])
    const startedAt = performance.now()
    readVcards(bytes)
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })
})

const folder = new URL('../../shared/data/vcf/', import.meta.url)
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.vcf')) : []

describe.skipIf(files.length === 0)('files that other programs wrote (beside the project)', () => {
  /** How many people each holds; of the others, all cards are refused. */
  const people: Readonly<Record<string, number>> = {
    'android-2.1-qp-multiple.vcf': 6,
    'charset-2.1-multiple.vcf': 10,
    'gmail-list-3.0-multiple.vcf': 3,
    'nested-2.1-mail-agent.vcf': 0,
    'rfc2426-examples.vcf': 2,
    'roundcube-apple.vcf': 0,
  }

  it.each(files)('%s', (name) => {
    const { cards, refusals } = readVcards(readFileSync(new URL(name, folder)))
    expect(cards).toHaveLength(people[name] ?? 1)
    expect(refusals.length > 0).toBe(people[name] === 0)
    expect(cards.filter(({ isGuessed }) => isGuessed).length).toBe(name.startsWith('thebat') ? 1 : 0)
  })
})
