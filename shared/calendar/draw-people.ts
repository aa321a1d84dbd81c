import {
  carrierDomains,
  domainOf,
  isCompany,
  isUnder,
  personalDomains,
  recruitingDomains,
  schedulerDomains,
} from './domains.ts'
import type { Person } from './fact.ts'
import { fold, wholeWords } from './fold.ts'
import type { Origin } from './found.ts'
import { descriptionMax, type Meeting } from './meeting.ts'
import { namesOccupation } from './occupations.ts'
import { type Piece, squash } from './title-pieces.ts'
import { hiringParty, hiringPartyAnywhere } from './words-for.ts'

/** Somebody whom a calendar names; a name, an address or both. */
export interface FoundPerson {
  readonly name?: string
  readonly email?: string
  readonly title?: string
  readonly from: Origin
}

export interface FoundPeople {
  /** At most 12. */
  readonly interviewers: readonly FoundPerson[]
  /** Those who only arranged it. */
  readonly coordinators: readonly FoundPerson[]
}

const peopleMax = 12
const name = String.raw`(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Herr|Frau|Mme|M|Sr|Sra)\.? )?\p{Lu}[\p{L}'’.-]{0,30}(?: (?:(?:de|da|di|van|von|der|den|la|le|al|bin|ten) ){0,2}\p{Lu}[\p{L}'’.-]{0,30}){0,3}`
const wholeName = new RegExp(`^${name}$`, 'u')
const honorific = /^(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Herr|Frau|Mme|Sr|Sra)\b/
const listIntro =
  /(?:interviewers?(?:\(s\))?|(?:interview )?panel(?: members)?|panell?ists|gesprächspartner(?:in)?|intervenants?|entrevistador(?:es|a)?|intervistatori|rekryterare) ?[::] ?(.{2,400})/iu
const meetingIntro =
  /(?:you(?:['’]ll| will)(?: be)?|to) (?:meet(?:ing)?|speak(?:ing)?|talk(?:ing)?|chat(?:ting)?|interview(?:ing|ed)?)(?: with| to| by)? (.{2,300}?)(?:[.!](?:\s|$)|\n|$)/iu
const slot =
  /^\s*\d{1,2}(?:[:.h]\d{2})?(?: ?[ap]m)?(?: ?[-–] ?\d{1,2}(?:[:.h]\d{2})?(?: ?[ap]m)?)?[\s:–-]+(\p{Lu}.{2,120})$/iu

const coordinating = wholeWords(
  '(?:recruiting |recruitment |talent |interview |scheduling |hr |people )?(?:coordinator|scheduler)|(?:executive |personal |team )?assistant|ea to|scheduling',
)
const recruiting = wholeWords(
  '~recruit~|talent (?:partner|acquisition~|lead|sourcer)|sourcer|headhunter|staffing~|hr|people partner',
)
const leading = wholeWords(
  '(?:head|director|vp|chief|dean|chair) of|vp|svp|evp|founder|co-?founder|owner|president|principal|head|lead',
)

/** Who asks the questions, and who only arranged it: told apart by what the text calls them. */
export function drawPeople(meeting: Meeting, pieces: readonly Piece[]): FoundPeople {
  const text = (meeting.fact.description ?? '').slice(0, descriptionMax)
  const listed = listedIn(text)
  const invited = meeting.others
    .filter((person) => isSomebody(person, meeting))
    .map((person) => namedInTitle(invitedAs(person, meeting, text), pieces))
  const asked = listed.map((one) => withAddress(one, invited))
  const unlisted = invited.filter(
    (one) => !asked.some(({ email, name }) => (email ?? name) === (email ? one.email : one.name)),
  )
  const isArranging = ({ title }: FoundPerson) => title !== undefined && coordinating.test(fold(title))
  const isRecruiting = ({ title }: FoundPerson) => title !== undefined && recruiting.test(fold(title))
  // Whom the text lists asks; of the others then only guests do, since the organizer sent the list.
  const all = asked.length > 0 ? [...asked, ...unlisted.filter(({ from }) => from === 'attendee')] : unlisted
  const isOnlyArranging = (one: FoundPerson) =>
    isArranging(one) ||
    (isRecruiting(one) && all.some((other) => !isArranging(other) && !isRecruiting(other)))
  const interviewers = all.filter((one) => !isOnlyArranging(one))
  return {
    interviewers: interviewers.slice(0, peopleMax),
    coordinators: [
      ...new Set([...all.filter(isOnlyArranging), ...unlisted.filter((one) => !all.includes(one))]),
    ].slice(0, peopleMax),
  }
}

/** A person, as far as the address and the name tell: no room, no shared mailbox, no service, no other applicant. */
function isSomebody({ name, email }: Person, { fact, domains }: Meeting): boolean {
  const domain = domainOf(email)
  if (domain && [recruitingDomains, schedulerDomains, carrierDomains].some((list) => isUnder(domain, list)))
    return false
  const isGuest = email !== fact.organizer?.email
  if (domain && isGuest && isUnder(domain, personalDomains) && domains.some(isCompany)) return false
  if (name && isShared(name)) return false
  const local = (email ?? '').split('@')[0] ?? ''
  return (
    Boolean(name && wholeName.test(bareName(name).name)) ||
    (local !== '' && !isShared(local.replace(/[._+-]+/g, ' ')))
  )
}

const sharedMailbox = wholeWords(
  'coordinator~|no-?reply|no reply|do ?not ?reply|notif~|info|office|team|contact|hello|admin~|support|schedul~|calendar|events?|mail|post|kontakt|praxis|leitung|reception|frontdesk|desk|front desk|interviews?|exams?|room|conference|department|dept|committee|direction|store ?\\d*|secretar[iy]a~|kitchen|partners',
)

function isShared(told: string): boolean {
  const folded = fold(told.slice(0, 120))
  return (
    sharedMailbox.test(folded) ||
    hiringPartyAnywhere.test(folded) ||
    (hiringParty.test(folded) && !namesOccupation(folded))
  )
}

/** "Wu, Dana", "Dana Wu (Northwind)", "Dana Wu - Senior Recruiter" */
function bareName(told: string): { name: string; title?: string } {
  const [head = '', tail = ''] = told.slice(0, 200).split(/\s+[-–|]\s+|\s*[([]|\s*@\s/u, 2)
  const [last, first, ...more] = head.split(/,\s*/)
  const turned =
    last && first && more.length === 0 && !namesOccupation(fold(first)) ? `${first} ${last}` : (last ?? head)
  const title = [tail.replace(/[)\]].*$/u, ''), first ?? ''].find((one) => isTitle(one))
  return { name: turned.trim().slice(0, 120), ...(title && { title: title.trim() }) }
}

function isTitle(text: string): boolean {
  const folded = fold(text.slice(0, 120))
  return (
    namesOccupation(folded) || leading.test(folded) || coordinating.test(folded) || recruiting.test(folded)
  )
}

function invitedAs(person: Person, { fact }: Meeting, text: string): FoundPerson {
  const told = person.name ? bareName(person.name) : undefined
  const isTitled = told !== undefined && isOnlyTitle(told.name, person.email)
  const isNamed = told && !isTitled && wholeName.test(told.name)
  const title = told?.title ?? (isTitled ? told.name : isNamed ? titleBeside(told.name, text) : undefined)
  const isGuest = fact.attendees.some(({ email, name }) => (email ?? name) === (person.email ?? person.name))
  return {
    ...(isNamed && { name: told.name }),
    ...(person.email && { email: person.email }),
    ...(title && { title }),
    from: isGuest ? 'attendee' : 'organizer',
  }
}

/** "Shop Foreman" is no name, "Tom Baker" is one: his address says Tom. */
function isOnlyTitle(told: string, email: string | undefined): boolean {
  const words = fold(told).split(' ')
  const local = fold((email ?? '').split('@')[0] ?? '')
  return namesOccupation(words.at(-1) ?? '') && !(words.length > 1 && local.includes(words[0] ?? ''))
}

/** "Conversation with Julia, CTO", where the invitation gives Julia's address and no name. */
function namedInTitle(person: FoundPerson, pieces: readonly Piece[]): FoundPerson {
  const local = fold(person.email?.split('@')[0] ?? '')
  const at = person.name ? -1 : pieces.findIndex(({ text }) => isLocalOf(local, text))
  const [piece, next] = [pieces[at], pieces[at + 1]]
  if (!piece) return person
  const title = person.title ?? (next && isTitle(next.text) ? next.text : undefined)
  return { ...person, name: piece.text, ...(title && { title }) }
}

const department = /^(?:ops|fin|finance|sales|it|eng|engineering|legal|marketing|product|design)$/

/** `julia`, `julia.stern` and `jstern` can be those of Julia Stern, the first that of Julia. */
function isLocalOf(local: string, name: string): boolean {
  const words = fold(name).split(' ')
  const [first = '', last = ''] = [words[0], words.at(-1)]
  if (first.length < 2 || !wholeName.test(name) || department.test(first) || namesOccupation(fold(name)))
    return false
  const whole = squash(local)
  return (
    whole === first ||
    (words.length > 1 && [first + last, `${first[0]}${last}`, last + first].includes(whole))
  )
}

/** What the text calls somebody, right behind the name or on the line below it. */
function titleBeside(of: string, text: string): string | undefined {
  const at = text.indexOf(of)
  if (at < 0) return undefined
  const rest = text.slice(at + of.length, at + of.length + 160)
  const [, found] =
    /^(?:,\s*|\s*\(|\s+[-–|]\s+|\s*\n\s*)([^\n().;]{2,80}?)(?=\)|\n|[.;,]|\s+(?:and|at)\s|$)/u.exec(rest) ??
    []
  return found && isTitle(found) ? found.trim() : undefined
}

function listedIn(text: string): FoundPerson[] {
  const [, intro] = listIntro.exec(text) ?? []
  const [, met] = meetingIntro.exec(text) ?? []
  const slots = text
    .split('\n')
    .slice(0, 100)
    .flatMap((line) => slot.exec(line.slice(0, 200))?.[1] ?? [])
  const people = [...listOf(intro), ...listOf(met), ...slots.flatMap((line) => listOf(line))]
  return people.filter(({ name }, index) => people.findIndex((other) => other.name === name) === index)
}

/** "Ana Ruiz (VP Ops), Lee Tan, COO, and Tom Berg"; ends at the first thing that is neither a name nor a title. */
function listOf(list: string | undefined): FoundPerson[] {
  const people: FoundPerson[] = []
  for (const part of (list ?? '')
    .split(/[,;]\s*|\s+(?:and|und|et|y|e|en|og|och|&)\s+|\n|(?<=\))\s+/u)
    .slice(0, 30)) {
    const bare = part.trim().replace(/^(?:and|und|et|&)\s+|^\d{1,2}[:.]\d{2}(?: ?[ap]m)?\s+|[.]$/giu, '')
    const [, who = bare, title] = /^(.{2,80}?)\s*(?:\((.{2,80})\)|\s[-–]\s(.{2,80}))$/u.exec(bare) ?? []
    const last = people.at(-1)
    if (isTitle(who) && !(honorific.test(who) || (people.length === 0 && who.includes(' ')))) {
      if (last && !last.title) people.splice(-1, 1, { ...last, title: who })
    } else if (wholeName.test(who)) {
      people.push({ name: who, ...(title && { title }), from: 'description' })
    } else if (bare !== '') break
  }
  return people
}

/** The address of whoever was invited under that name, or under an address made of it. */
function withAddress(person: FoundPerson, invited: readonly FoundPerson[]): FoundPerson {
  const told = person.name ?? ''
  const found =
    invited.find(({ name }) => name && squash(name) === squash(told)) ??
    invited.find(({ email }) => email && isLocalOf(fold(email.split('@')[0] ?? ''), told))
  const title = person.title ?? found?.title
  return { ...person, ...(found?.email && { email: found.email }), ...(title && { title }) }
}
