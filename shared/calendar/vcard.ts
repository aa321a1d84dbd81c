import ICAL from 'ical.js'
import type { BusinessCard } from '../domain/business-card.ts'
import { normalAddress } from '../domain/input.ts'
import type { Refused } from './fact.ts'
import { type CardLine, oneLine, readLines, splitCards } from './vcard-lines.ts'

/**
 * Business cards: vCard 2.1 (versit), 3.0 (RFC 2426) and 4.0 (RFC 6350), as phones and mail programs write them.
 * Cleaned line by line, then read by ical.js, one card at a time, so that a bad one takes no other with it.
 */

export interface CardsRead {
  readonly cards: readonly BusinessCard[]
  /** What is no card of a person, and why, in plain words. */
  readonly refusals: readonly Refused[]
}

interface Limits {
  readonly maxBytes: number
  readonly cardsMax: number
}

const defaultLimits: Limits = { maxBytes: 1_000_000, cardsMax: 50 }

const wanted: ReadonlySet<string> = new Set([
  'FN',
  'N',
  'TITLE',
  'ROLE',
  'ORG',
  'EMAIL',
  'KIND',
  'X-ABSHOWAS',
])
/** Of these, the ones whose letters can be seen in what comes of the card. */
const shown: ReadonlySet<string> = new Set(['FN', 'N', 'TITLE', 'ROLE'])
const entryMaxLength = 1_000

/** The people on the cards of a file. Throws nothing, whatever the bytes are. */
export function readVcards(bytes: Uint8Array, limits: Partial<Limits> = {}): CardsRead {
  const { maxBytes, cardsMax } = { ...defaultLimits, ...limits }
  if (bytes.length > maxBytes) return refuseFile(`The file is larger than ${withCommas(maxBytes)} bytes.`)
  if (bytes.length === 0) return refuseFile('The file is empty.')
  const { cards: texts, hasMore } = splitCards(bytes, cardsMax)
  if (texts.length === 0) return refuseFile('The file holds no contact card (vCard).')
  const isAlone = texts.length === 1 && !hasMore
  const cards: BusinessCard[] = []
  const refusals: Refused[] = []
  for (const [at, text] of texts.entries()) {
    const read = readCard(readLines(text, wanted))
    if ('fault' in read)
      refusals.push({ refused: `${isAlone ? 'The card' : `Card ${at + 1}`} ${read.fault}` })
    else cards.push(read)
  }
  if (hasMore) refusals.push({ refused: `Only the first ${cardsMax} cards of the file were read.` })
  return { cards, refusals }
}

function refuseFile(refused: string): CardsRead {
  return { cards: [], refusals: [{ refused }] }
}

function withCommas(number: number): string {
  return number.toLocaleString('en-US')
}

interface Fault {
  /** The rest of a sentence that begins with the card. */
  readonly fault: string
}

function readCard(lines: readonly CardLine[]): BusinessCard | Fault {
  if (lines.some(({ value }) => value.length > entryMaxLength))
    return { fault: `holds an entry of more than ${withCommas(entryMaxLength)} characters.` }
  const component = parseCard(lines)
  if (!component) return { fault: 'could not be read.' }
  const name = nameOf(component)
  const [organization] = textsOf(component, 'org')
  if (isOrganization(component, name, organization))
    return { fault: `is that of an organization${quoted(name ?? organization)}, and not of a person.` }
  const [title] = [...textsOf(component, 'title'), ...textsOf(component, 'role')]
  const [email, ...otherEmails] = addressesOf(component)
  if (!name && !email) return { fault: 'has neither a name nor an e-mail address.' }
  return {
    ...(name && { name }),
    ...(title && { title }),
    ...(organization && { organization }),
    ...(email && { email }),
    otherEmails,
    ...(lines.some((line) => line.isGuessed && shown.has(line.name)) && { isGuessed: true as const }),
  }
}

function quoted(name: string | undefined): string {
  return name ? `, “${name}”` : ''
}

function parseCard(lines: readonly CardLine[]): ICAL.Component | undefined {
  try {
    const text = ['BEGIN:VCARD', 'VERSION:4.0', ...lines.map(cleanLine), 'END:VCARD'].join('\r\n')
    return new ICAL.Component(ICAL.parse(text))
  } catch (error) {
    // Its own errors and what its code runs into alike: to the candidate both are a card that cannot be read.
    if (error instanceof Error) return undefined
    throw error
  }
}

function cleanLine({ name, types, pref, value }: CardLine): string {
  const known = types.filter((type) => /^[a-z0-9-]{1,30}$/.test(type))
  const type = known.length > 0 ? `;TYPE=${known.join(',')}` : ''
  return `${name}${type}${pref ? `;PREF=${pref}` : ''}:${structured.has(name) ? value : bareSemicolons(value)}`
}

const structured: ReadonlySet<string> = new Set(['N', 'ORG'])

/** Where a semicolon separates nothing it may be escaped all the same (RFC 6350 section 3.4), which ical.js keeps. */
function bareSemicolons(value: string): string {
  return value.replace(/\\([\\;])/g, (escaped, one: string) => (one === ';' ? one : escaped))
}

/** Of one property, the values that are not empty, those that the card prefers first; of structured ones the first part. */
function textsOf(component: ICAL.Component, name: string): string[] {
  return bestFirst(component.getAllProperties(name))
    .map((property) => partsOf(property)[0] ?? '')
    .filter((text) => text !== '')
}

/** The parts of a value, each as one line: several of one part, as given names, stand in a row. */
function partsOf(property: ICAL.Property): string[] {
  const value: unknown = property.getFirstValue()
  return (Array.isArray(value) ? value : [value]).map((part) =>
    oneLine(Array.isArray(part) ? part.join(' ') : String(part ?? '')),
  )
}

function bestFirst(properties: readonly ICAL.Property[]): ICAL.Property[] {
  return [...properties].sort((one, other) => rank(one) - rank(other))
}

const notPreferred = 101

/** Less is better: what the card prefers, then what belongs to work; of two alike, the first in the file. */
function rank(property: ICAL.Property): number {
  const types = [property.getParameter('type')].flat(2)
  const pref = types.includes('pref') ? 1 : Number(property.getFirstParameter('pref') || notPreferred)
  return pref * 2 + (types.includes('work') ? 0 : 1)
}

/** What a name is made of (RFC 6350 section 6.2.2). */
interface NameParts {
  readonly family: string
  readonly whole: string
}

/** FN, or the parts of N where it is missing, is an address, or is sorted by the family's name. */
function nameOf(component: ICAL.Component): string | undefined {
  const [formatted = ''] = textsOf(component, 'fn')
  const { family, whole } = namePartsOf(component)
  const isSorted = family !== '' && whole !== family && formatted.startsWith(`${family},`)
  return (isSorted || formatted === '' || formatted.includes('@') ? whole : formatted) || undefined
}

const eastAsian = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u

function namePartsOf(component: ICAL.Component): NameParts {
  const property = component.getFirstProperty('n')
  const [family = '', given = '', middle = '', prefix = '', suffix = ''] = property ? partsOf(property) : []
  const inOrder = eastAsian.test(family) ? [family, given, middle] : [prefix, given, middle, family, suffix]
  return { family, whole: inOrder.filter((part) => part !== '').join(' ') }
}

const impersonal: ReadonlySet<string> = new Set(['org', 'group', 'location', 'application', 'device'])

/** By its own word, by Apple's, or because its name is that of the organization and of nobody in it. */
function isOrganization(
  component: ICAL.Component,
  name: string | undefined,
  organization: string | undefined,
): boolean {
  const [kind = ''] = textsOf(component, 'kind')
  const [showsAs = ''] = textsOf(component, 'x-abshowas')
  if (kind) return impersonal.has(kind.toLowerCase())
  if (/^company$/i.test(showsAs)) return true
  return name !== undefined && name === organization && namePartsOf(component).whole === ''
}

const addressesMax = 20

/** The best first; where none can be written to, the first that means to be one, for whoever checks it to refuse. */
function addressesOf(component: ICAL.Component): string[] {
  const meant = textsOf(component, 'email')
    .map((text) =>
      text
        .replace(/^mailto:/i, '')
        .replace(/^.*<([^<>]*)>$/, '$1')
        .replaceAll(' ', ''),
    )
    .filter((text) => text.includes('@'))
    .slice(0, addressesMax)
  const usable = meant.flatMap((text) => normalAddress(text) ?? [])
  return usable.length > 0 ? [...new Set(usable)] : meant.slice(0, 1)
}
