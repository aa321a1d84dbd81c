import ICAL from 'ical.js'
import { type ContentLine, contentLines } from './icalendar-lines.ts'
import type { Steps } from './steps.ts'

/**
 * The components of a calendar stream (RFC 5545 section 3.6). ical.js reads each line by itself, so that what it cannot
 * read costs the line and neither the event nor the file; nesting is counted here, so that a missing END costs nothing.
 */

/** A property by its name in upper case. Values are texts, unescaped where the property is a text. */
export interface Property {
  readonly name: string
  /** By their names in lower case; of a parameter with several values the first. */
  readonly parameters: ReadonlyMap<string, string>
  readonly values: readonly string[]
}

export interface Component {
  readonly name: string
  readonly properties: readonly Property[]
  readonly children: readonly Component[]
  /** It has more lines than are read. */
  readonly isOverlong: boolean
}

/** What the stream holds, and what of it was too much to read. */
export interface CalendarStream {
  readonly calendars: readonly Component[]
  readonly fault?: string
}

const componentsMax = 10_000
const depthMax = 10
const linesMax = 5000

interface Open {
  readonly name: string
  readonly properties: Property[]
  readonly children: Component[]
  lines: number
  isOverlong: boolean
}

/** Reads up to 10,000 components, ten deep, of 5,000 lines each; then stops and says so. */
export function* readStream(text: string): Steps<CalendarStream> {
  const calendars: Component[] = []
  const open: Open[] = []
  const close = () => {
    const done = open.pop()
    if (!done) return
    const parent = open.at(-1)
    if (parent) parent.children.push(done)
    else if (done.name === 'VCALENDAR') calendars.push(done)
  }
  const closeTo = (depth: number) => {
    while (open.length > depth) close()
  }
  let components = 0
  let fault: string | undefined
  for (const line of contentLines(text)) {
    yield
    if (!line) continue
    if (line.name === 'BEGIN') {
      const name = line.value.trim().toUpperCase()
      // One of these inside another was not ended.
      if (name === 'VCALENDAR') closeTo(0)
      else if (isEntry(name)) closeTo(1)
      if (open.length === 0 && isEntry(name)) open.push(opened('VCALENDAR'))
      fault = tooMuch(++components, open.length)
      if (fault) break
      open.push(opened(name))
    } else if (line.name === 'END') {
      const name = line.value.trim().toUpperCase()
      const depth = open.findLastIndex((one) => one.name === name)
      if (depth >= 0) closeTo(depth)
    } else {
      const component = open.at(-1)
      if (component) addLine(component, line)
    }
  }
  closeTo(0)
  return { calendars, ...(fault && { fault }) }
}

function opened(name: string): Open {
  return { name, properties: [], children: [], lines: 0, isOverlong: false }
}

function isEntry(name: string): boolean {
  return /^V(?:EVENT|TIMEZONE|TODO|JOURNAL)$/.test(name)
}

function tooMuch(components: number, depth: number): string | undefined {
  if (components > componentsMax) return 'The calendar holds more than 10,000 entries; the rest was not read.'
  if (depth >= depthMax)
    return 'The calendar is nested more deeply than any calendar is; the rest was not read.'
  return undefined
}

function addLine(component: Open, line: ContentLine): void {
  if (++component.lines > linesMax) {
    component.isOverlong = true
    return
  }
  const read = readers.get(line.name) ?? (line.name.startsWith('X-') ? extensions.get(line.name) : undefined)
  const property = read?.(line)
  if (property) component.properties.push(property)
}

type LineReader = (line: ContentLine) => Property | undefined

const longestLineMax = 60_000
const headMax = 2000

/** What is read of a component; all else is passed over. */
const readers: ReadonlyMap<string, LineReader> = new Map<string, LineReader>([
  ...['DTSTART', 'DTEND', 'RECURRENCE-ID', 'EXDATE', 'RDATE'].map((name): [string, LineReader] => [
    name,
    readTimes,
  ]),
  ...['RRULE', 'TZOFFSETFROM', 'TZOFFSETTO', 'DTSTAMP', 'LAST-MODIFIED'].map((name): [string, LineReader] => [
    name,
    readPlain,
  ]),
  ...(
    'METHOD UID SUMMARY DESCRIPTION LOCATION URL CONFERENCE ORGANIZER ATTENDEE STATUS CLASS TRANSP SEQUENCE ' +
    'DURATION TZID'
  )
    .split(' ')
    .map((name): [string, LineReader] => [name, readByLibrary]),
])

const extensions: ReadonlyMap<string, LineReader> = new Map(
  (
    'X-WR-TIMEZONE X-LIC-LOCATION X-ALT-DESC X-GOOGLE-CONFERENCE X-MICROSOFT-SKYPETEAMSMEETINGURL ' +
    'X-MICROSOFT-ONLINEMEETINGEXTERNALLINK X-MICROSOFT-CDO-ALLDAYEVENT X-MICROSOFT-CDO-BUSYSTATUS'
  )
    .split(' ')
    // ical.js leaves what it does not know as it stands; to its writers it is a text.
    .map((name) => [name, (line) => readByLibrary({ ...line, head: `${name};VALUE=TEXT` })]),
)

/** A value without parameters that matter, as written. */
function readPlain({ name, value }: ContentLine): Property | undefined {
  return value.length > longestLineMax ? undefined : { name, parameters: new Map(), values: [value.trim()] }
}

/**
 * A time and the name of its zone, which programs leave unquoted with colons, semicolons and spaces in it, or quote
 * together with the time.
 */
function readTimes({ name, head, value }: ContentLine): Property | undefined {
  if (head.length > headMax || value.length > longestLineMax) return undefined
  const parameters = new Map<string, string>()
  const zone = /;\s?TZID\s?=(.*)$/i.exec(head)?.[1]
  if (zone !== undefined) parameters.set('tzid', zone.replace(/;\s?(?:VALUE|X-[\w-]+)\s?=.*$/i, ''))
  const kind = /;\s?VALUE\s?=\s?([\w-]+)/i.exec(head)?.[1]
  if (kind) parameters.set('value', kind.toUpperCase())
  return { name, parameters, values: value.replaceAll('"', '').split(',') }
}

function readByLibrary({ name, head, value }: ContentLine): Property | undefined {
  // ical.js searches the whole line again for each parameter.
  const parameters = head.length > headMax ? name : mended(head)
  return parsed(name, `${parameters}:${value}`) ?? parsed(name, `${parameters.replaceAll('"', '')}:${value}`)
}

/** Parameters without the empty ones and the spaces around them, which ical.js refuses or takes for part of a name. */
function mended(head: string): string {
  if (!/;\s?;|;\s|\s;|\s=|=\s|;$/.test(head)) return head
  const parts = ['']
  let quoted = false
  for (const letter of head) {
    if (letter === '"') quoted = !quoted
    if (letter === ';' && !quoted) parts.push('')
    else parts.push(`${parts.pop()}${letter}`)
  }
  return parts
    .map((part) => part.trim().replace(/\s?=\s?/, '='))
    .filter((part) => part !== '')
    .join(';')
}

function parsed(name: string, line: string): Property | undefined {
  try {
    // jCal (RFC 7265): the name, the parameters, the type, and then the values.
    const [, parameters, , ...values]: [string, Record<string, unknown>, string, ...unknown[]] =
      ICAL.parse.property(line)
    return {
      name,
      parameters: new Map(Object.entries(parameters).map(([key, value]) => [key, firstText(value)])),
      values: values.map(firstText),
    }
  } catch (error) {
    // Its errors have no type of their own: it cannot read this line.
    if (!(error instanceof Error)) throw error
    return undefined
  }
}

function firstText(value: unknown): string {
  return Array.isArray(value) ? firstText(value[0]) : String(value ?? '')
}
