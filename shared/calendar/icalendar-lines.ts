/**
 * The content lines of a calendar (RFC 5545 section 3.1), unfolded, and with raw line breaks inside a text put back as
 * the text's own: Exchange's descriptions and many small programs' break lines without a word.
 */

/** One line: `name` in upper case, `head` with its parameters as written, `value` still escaped. */
export interface ContentLine {
  readonly name: string
  readonly head: string
  readonly value: string
}

/**
 * Reads line by line, so that whoever has enough can stop; undefined where one goes on, so that whoever keeps others
 * waiting can pause. Characters beyond 100,000 of one line are dropped.
 */
export function* contentLines(text: string): Generator<ContentLine | undefined> {
  let line = ''
  for (const physical of physicalLines(text)) {
    if (isFolded(physical)) line = appended(line, physical.slice(1))
    else if (isSoftlyBroken(line)) line = appended(line.slice(0, -1), physical)
    else if (beginsProperty(physical)) {
      yield* split(line)
      line = physical.slice(0, lineMax)
    } else line = appended(line, continuesText(line) ? `\\n${physical}` : physical.trim())
    yield
  }
  yield* split(line)
}

const lineMax = 100_000

function* physicalLines(text: string): Generator<string> {
  const ends = /\r{0,3}\n|\r/g
  let start = 0
  for (let end = ends.exec(text); end; end = ends.exec(text)) {
    yield text.slice(start, end.index)
    start = ends.lastIndex
  }
  yield text.slice(start)
}

function appended(line: string, more: string): string {
  return line.length >= lineMax ? line : line + more.slice(0, lineMax - line.length)
}

function isFolded(physical: string): boolean {
  return (physical[0] === ' ' || physical[0] === '\t') && !/^[ \t]{1,20}(?:BEGIN|END):/.test(physical)
}

/** A line of quoted-printable that goes on (vCalendar 1.0). */
function isSoftlyBroken(line: string): boolean {
  return line.endsWith('=') && isQuotedPrintable(line.slice(0, headMax))
}

function isQuotedPrintable(head: string): boolean {
  return /^[A-Z-]+;[^:]*QUOTED-PRINTABLE/i.test(head)
}

const headMax = 2000

/** Names in lower or mixed case are read only if they are the standard's: a text has lines such as `Passcode: 123`. */
function beginsProperty(physical: string): boolean {
  const name = /^\s{0,20}([A-Za-z][A-Za-z0-9-]{0,60})[ \t]{0,4}[;:]/.exec(physical)?.[1]
  if (!name) return false
  if (/^(?:BEGIN|END)$/i.test(name)) return true
  if (name === name.toUpperCase()) return true
  return name === name.toLowerCase() ? properties.has(name.toUpperCase()) : /^X-/i.test(name)
}

const properties = new Set(
  (
    'METHOD VERSION PRODID UID DTSTART DTEND DTSTAMP DURATION SUMMARY DESCRIPTION LOCATION ORGANIZER ATTENDEE RRULE ' +
    'RDATE EXDATE RECURRENCE-ID SEQUENCE STATUS CLASS TRANSP CREATED LAST-MODIFIED TZID TZOFFSETFROM TZOFFSETTO TZNAME'
  ).split(' '),
)

function continuesText(line: string): boolean {
  return /^(?:DESCRIPTION|SUMMARY|LOCATION|COMMENT|X-ALT-DESC)[;:]/i.test(line)
}

function* split(line: string): Generator<ContentLine> {
  const name = /^\s*([A-Za-z][A-Za-z0-9-]*)/.exec(line)?.[1]?.toUpperCase()
  const colon = name ? valueAt(name, line) : -1
  if (!name || colon < 0) return
  const head = line.slice(0, colon).trim()
  const value = line.slice(colon + 1)
  const isEncoded = isQuotedPrintable(`${head.slice(0, headMax)}:`)
  yield { name, head, value: isEncoded ? decodeQuotedPrintable(head, value) : value }
}

/** Where the colon stands that ends the parameters: the first that is not in quotes. */
function valueAt(name: string, line: string): number {
  // The zone's name before a time may hold colons and a quote that is never closed; the time itself is plain to see.
  if (times.has(name)) {
    const time = line.search(/:[\s"]{0,4}\d{4}-?\d\d-?\d\d/)
    if (time >= 0) return time
  }
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') quoted = !quoted
    else if (line[at] === ':' && !quoted) return at
  }
  // A quote that is not closed is no quote.
  return line.indexOf(':')
}

const times = new Set(['DTSTART', 'DTEND', 'RECURRENCE-ID', 'EXDATE', 'RDATE'])

/** RFC 2045 section 6.7, in the character set that the head names; line breaks become the text's own. */
function decodeQuotedPrintable(head: string, value: string): string {
  const bytes = new TextEncoder().encode(value)
  const decoded = new Uint8Array(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const hex = bytes[at] === equals ? String.fromCharCode(...bytes.subarray(at + 1, at + 3)) : ''
    const isCode = /^[0-9a-f]{2}$/i.test(hex)
    decoded[length++] = isCode ? Number.parseInt(hex, 16) : (bytes[at] ?? 0)
    if (isCode) at += 2
  }
  const charset = /CHARSET="?([\w-]+)/i.exec(head)?.[1] ?? 'utf-8'
  return decoderFor(charset)
    .decode(decoded.subarray(0, length))
    .replace(/\r\n|\r|\n/g, '\\n')
}

const equals = 61

function decoderFor(charset: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset)
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder('utf-8')
    throw error
  }
}
