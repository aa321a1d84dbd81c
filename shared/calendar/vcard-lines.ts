import { byteText, decodeBase64, decodeQuotedPrintable, decodeValue } from './vcard-charset.ts'

/**
 * A file of vCards as plain lines, whatever wrote it: 2.1, 3.0 (RFC 2426), 4.0 (RFC 6350), and what is none of them
 * quite. Only the properties that are asked for come out; a photo is passed over line by line.
 */

/** A property without its group; its value is one line, with backslashes still before what they escape. */
export interface CardLine {
  /** In upper case. */
  readonly name: string
  /** The values of TYPE, and the parameters of 2.1 that have no name, in lower case. */
  readonly types: readonly string[]
  /** The parameter of 4.0: from 1, the best, to 100. */
  readonly pref?: number
  readonly value: string
  readonly isGuessed: boolean
}

export interface CardText {
  /** As they stand in the file, one character for each byte. */
  readonly lines: readonly string[]
  readonly isRecoded: boolean
}

const mark = /^(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*$/i
/** In 2.1 the card of an agent stands within the card, as it is. */
const agent = /^(?:[\w-]{1,60}\.)?AGENT\b[^:]{0,200}:[ \t]*$/i
const agentWithin = /^(?:[\w-]{1,60}\.)?AGENT\b[^:]{0,200}:[ \t]*BEGIN:VCARD[ \t]*$/i

/** The first cards of a file. One that is begun and not ended goes as far as the next, or as the file. */
export function splitCards(bytes: Uint8Array, cardsMax: number): { cards: CardText[]; hasMore: boolean } {
  const { text, isRecoded } = byteText(bytes)
  const cards: { lines: string[]; isRecoded: boolean }[] = []
  let open: string[] | undefined
  let agents = 0
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, word] = mark.exec(line) ?? []
    if (!word) {
      if (open && agentWithin.test(line)) agents += 1
      else if (agents === 0) open?.push(line)
    } else if (word.toUpperCase() === 'END') {
      if (agents > 0) agents -= 1
      else open = undefined
    } else if (open && (agents > 0 || agent.test(open.at(-1) ?? ''))) {
      agents += 1
    } else {
      if (cards.length === cardsMax) return { cards, hasMore: true }
      open = []
      cards.push({ lines: open, isRecoded })
    }
  }
  return { cards, hasMore: false }
}

/** What stands before a property's value. */
interface Head {
  readonly types: readonly string[]
  readonly pref?: number
  readonly encoding: 'none' | 'quotedPrintable' | 'base64'
  readonly charset: string | undefined
}

/** A property whose lines are not yet joined; of one that nobody asked for there are none. */
interface Property {
  readonly name: string
  readonly head: Head
  readonly isWanted: boolean
  readonly parts: string[]
}

const propertyName = /^(?:[\w-]{1,60}\.)?([a-z][\w-]{0,60})[ \t]*[;:]/i
const propertiesMax = 100

/** The properties of these names, 100 at most; of a value no more than the first 10,000 bytes count. */
export function readLines({ lines, isRecoded }: CardText, names: ReadonlySet<string>): CardLine[] {
  const properties: Property[] = []
  let current: Property | undefined
  let before = ''
  let isOld = false
  for (const line of lines) {
    const [, name] = propertyName.exec(line) ?? []
    if (current?.head.encoding === 'quotedPrintable' && before.endsWith('=')) {
      addPart(current, line)
    } else if (line.trim() === '') {
      // Some put an empty line after a photo; it ends nothing.
    } else if (/^[ \t]/.test(line)) {
      // 2.1 folds where there is a blank, which stays; its successors fold anywhere, and add one.
      addPart(current, isOld ? line : line.slice(1))
    } else if (!name) {
      addPart(current, ` ${line}`)
    } else {
      if (/^VERSION$/i.test(name)) isOld = /:[ \t]*2/.test(line)
      current = openProperty(name.toUpperCase(), line, names)
      if (current.isWanted && properties.length < propertiesMax) properties.push(current)
    }
    before = line
  }
  return properties.map((property) => closeProperty(property, isRecoded))
}

function addPart(property: Property | undefined, part: string): void {
  if (property?.isWanted) property.parts.push(part)
}

function openProperty(name: string, line: string, names: ReadonlySet<string>): Property {
  const colon = endOfHead(line)
  return {
    name,
    head: readHead(line.slice(0, colon)),
    isWanted: names.has(name),
    parts: [line.slice(colon + 1)],
  }
}

/** Where the colon is that ends the parameters: not within quotes, unless they are never closed. */
function endOfHead(line: string): number {
  let isQuoted = false
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') isQuoted = !isQuoted
    else if (line[at] === ':' && !isQuoted) return at
  }
  const first = line.indexOf(':')
  return first < 0 ? line.length : first
}

const headMaxLength = 2_000

function readHead(head: string): Head {
  const parameters = head
    .slice(0, headMaxLength)
    .split(';')
    .slice(1)
    .map((parameter) => {
      const [first = '', ...rest] = parameter.split('=')
      const [name, value] = rest.length > 0 ? [first, rest.join('=')] : ['', first]
      return { name: name.trim().toUpperCase(), value: value.replaceAll('"', '').trim().toLowerCase() }
    })
  const given = (wanted: string) => parameters.find(({ name }) => name === wanted)?.value
  const types = parameters.flatMap(({ name, value }) =>
    name === '' || name === 'TYPE' ? value.split(',') : [],
  )
  const pref = Number(given('PREF'))
  const encoding = given('ENCODING')
  const isEncodedBy = (...words: string[]) =>
    words.some((word) => word === encoding || (!encoding && types.includes(word)))
  return {
    types,
    ...(pref >= 1 && pref <= 100 && { pref }),
    encoding: isEncodedBy('quoted-printable')
      ? 'quotedPrintable'
      : isEncodedBy('base64', 'b')
        ? 'base64'
        : 'none',
    charset: given('CHARSET'),
  }
}

const valueMaxBytes = 10_000

function closeProperty({ name, head, parts }: Property, isRecoded: boolean): CardLine {
  const { types, pref, encoding, charset } = head
  const raw = joinParts(parts, encoding).slice(0, valueMaxBytes)
  const { text, isGuessed } = decodeValue(
    decoders[encoding](raw),
    isRecoded && encoding === 'none' ? undefined : charset,
  )
  return { name, types, ...(pref && { pref }), value: oneLine(text), isGuessed }
}

const decoders = {
  none: (value: string) => value,
  quotedPrintable: decodeQuotedPrintable,
  base64: decodeBase64,
} as const

function joinParts(parts: readonly string[], encoding: Head['encoding']): string {
  if (encoding !== 'quotedPrintable') return parts.join('')
  return parts.map((part) => (part.endsWith('=') ? part.slice(0, -1) : part)).join('')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out.
const blanks = /[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g

/** Text of any kind on one line, without control characters; a letter and its accent are one character (NFC). */
export function oneLine(text: string): string {
  return text.normalize('NFC').replace(blanks, ' ').trim()
}
