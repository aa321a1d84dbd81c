import { domainOf, isCompany, isUnder, registeredLabel } from './domains.ts'
import { fold, wholeWords } from './fold.ts'
import type { Found } from './found.ts'
import { type Application, descriptionMax, hostOf, type Meeting } from './meeting.ts'
import { namesOccupation } from './occupations.ts'
import { type Piece, squash } from './title-pieces.ts'
import { doubtfulStep, hiringParty, hiringStep, interviewWord, talkWord } from './words-for.ts'

const companyMax = 200

/** Names of what a company is, as they stand in names of companies. */
const companyWords = wholeWords(
  'inc|llc|ltd|limited|gmbh|ag|se|kg|ohg|e\\.v|plc|corp|corporation|co|sas|sarl|srl|spa|s\\.p\\.a|bv|nv|ab|oy|oyj|aps|pty|llp|group|holdings?',
  'bank|banking|clinic|hospital|school|schools|college|university|academy|institute|laborator(?:y|ies)|labs?|studios?|foods?|bakery|brewery|bistro|brasserie|café|cafe|restaurant|hotel|inn|church|chapel|city|county|council|borough|ministry|department|agency|museum|library|theatre|foundation|trust|society',
  'health|healthcare|medical|dental|pharmacy|care|systems|software|technologies|technology|tech|consulting|consultants|partners|solutions|services|logistics|transport|airlines?|airways|energy|electric|motors?|steel|industries|manufacturing|construction|builders?|properties|insurance|media|press|publishing|games|outfitters|robotics|security|analytics|capital|ventures|law|associates|works|stadtwerke|praxis|kanzlei|bäckerei|klinikum|krankenhaus|hôpital|clinique|banque|banco|scuola|escuela|colegio|ziekenhuis|zorggroep|kommune|gemeente|nhs|ymca',
)

/** Those of them that stand in front. */
const leadingWords =
  /^(?:bank|city|county|university|college|school|church|ministry|department|institute|museum|hotel|cafe|hospital|clinic|klinikum|krankenhaus|praxis|kanzlei|backerei|kita|stadtwerke|clinique|hopital|banque|banco|colegio|scuola|st|ville|mairie|stadt|gemeinde|gemeente|comune|ayuntamiento)$/

const proper = String.raw`[\p{Lu}\p{N}](?:[\p{L}\p{N}&'’-]|\.(?=\p{L})){0,40}(?: (?:(?:of|and|the|de|du|des|für|&|\+) )?[\p{Lu}\p{N}&](?:[\p{L}\p{N}&'’-]|\.(?=\p{L})){0,40}){0,5}`
/** After these a name is the company's: "your application to …", "a role at …". */
const surely = new RegExp(
  `(?:(?:[Aa]pplication|[Aa]pplying|[Aa]pplied)(?: (?:to|at|with)| bei| chez)|(?:[Ii]nterview|[Rr]ole|[Pp]osition|[Oo]pportunity|[Vv]acancy|[Jj]ob|[Cc]areers?|[Oo]pening|interest|here|team|people|recruiting|talent|partner|manager|recruiter) (?:at|@|bei|chez|in joining)|[Jj]oining|[Jj]oin us at|[Oo]n behalf of|[Cc]ompany:|[Ee]mployer:|our client,?|Unternehmen:|[Ee]ntreprise ?:|[Ee]mpresa:) (?:the )?(${proper})`,
  'u',
)
/** After these it may be somebody's. */
const maybe = new RegExp(
  `(?:[Ii]nterview|interviewing|[Cc]all|meeting|conversation|[Cc]hat|interest|Vorstellungsgespräch|[Ee]ntretien) (?:with|in|mit|avec) (?:the )?(${proper})`,
  'gu',
)
const calendarName =
  /^\[?(.{2,80}?)\]? (?:candidate|candidates|interview|interviews|recruiting|recruitment|talent(?: acquisition| team)?|careers?|hiring(?: team)?|hr|people(?: team)?|jobs|ta)(?: (?:calendar|team|department|dept|scheduling|operations|ops))?$/iu
const hiringHead =
  /^(?:hr|hr team|rrhh|rh|recruiting|recruitment|talent team|careers) (?:at |@ )?(.{2,80})$/iu
const inBrackets = /^.{2,80}?\s*(?:\(([^()]{2,80})\)| \| (.{2,80})| @ (.{2,80}))$/u

/** Where hiring services put the customer's name: in a path, or below their domain. */
const slugs: readonly RegExp[] = [
  /^(?:jobs|apply)\.(?:eu\.)?lever\.co\/([a-z0-9-]+)/,
  /^(?:boards|job-boards)(?:\.eu)?\.greenhouse\.io\/(?!embed)([a-z0-9-]+)/,
  /^jobs\.ashbyhq\.com\/([a-z0-9%.-]+)/,
  /^apply\.workable\.com\/([a-z0-9-]+)/,
  /^(?:jobs|careers)\.smartrecruiters\.com\/([a-z0-9-]+)/,
  /^(?:careers-)?([a-z0-9-]+)\.(?:wd\d+\.myworkday(?:jobs|site)?\.com|bamboohr\.com|recruitee\.com|teamtailor\.com|breezy\.hr|icims\.com|workable\.com|applytojob\.com|jobs\.personio\.(?:de|com)|taleo\.net|softgarden\.io|pinpointhq\.com)/,
]

/** The company, and the application that it belongs to where the candidate keeps track of one. */
export function drawCompany(
  meeting: Meeting,
  pieces: readonly Piece[],
): { company?: Found; application?: Application } {
  const application = applied(meeting)
  const company = application
    ? ({ value: application.company, from: 'application' } as const)
    : (inTitle(meeting, pieces) ??
      inOrganizer(meeting) ??
      inDescription(meeting) ??
      inLinks(meeting) ??
      inDomains(meeting))
  return {
    ...(company && company.value.length <= companyMax && { company }),
    ...(application && { application }),
  }
}

function applied({ applications, domains, title }: Meeting): Application | undefined {
  const byDomain = applications.filter(
    ({ domain }) => domain && domains.some((one) => isUnder(one, [domain.toLowerCase()])),
  )
  if (byDomain.length > 0) return byDomain[0]
  const named = applications.filter(
    ({ company }) => squash(company).length > 3 && ` ${title} `.includes(` ${fold(company)} `),
  )
  return named.length === 1 ? named[0] : undefined
}

/** Domains of companies that take part, the organizer's first; the candidate's own comes last. */
function companyDomains({ domains, ownDomains }: Meeting): string[] {
  const companies = domains.filter(isCompany)
  const isOwn = (domain: string) => isUnder(domain, ownDomains)
  return [...companies.filter((one) => !isOwn(one)), ...companies.filter(isOwn)]
}

function labelsOf(meeting: Meeting): string[] {
  return companyDomains(meeting).flatMap((domain) => registeredLabel(domain) ?? [])
}

/**
 * A name and a domain that mean the same: "Northwind Foods" and northwind, "Northwind" and northwindfoods, "University
 * of Wexcombe" and wexcombe.
 */
function fits(name: string, label: string): boolean {
  const [one, other] = [squash(name), squash(label)]
  if (one.length < 3) return false
  if (one === other) return true
  if (Math.min(one.length, other.length) < 4) return false
  return one.startsWith(other) || other.startsWith(one) || (leadsCompany(name) && one.endsWith(other))
}

function isPerson(text: string, { others, firstName }: Meeting): boolean {
  const folded = fold(text)
  const first = folded.split(' ')[0]
  return (
    first === firstName ||
    others.some(({ name = '', email = '' }) => {
      const known = fold(name.slice(0, 120))
      return (
        known === folded || known.split(' ')[0] === folded || fold(email.split(/[._@-]/)[0] ?? '') === first
      )
    })
  )
}

function inTitle(meeting: Meeting, pieces: readonly Piece[]): Found | undefined {
  const labels = labelsOf(meeting)
  // "Backend Engineer, Northwind": what follows a job is the company only where its domain says so, or, in an entry of
  // the candidate's own, where it begins like one.
  const tails = pieces.flatMap(({ text }) => text.split(', ').slice(1))
  const isLabel = (text: string) => labels.some((label) => squash(text) === squash(label))
  const named = pieces.filter(({ text }) => !isPerson(text, meeting) || isLabel(text))
  const isNoName = (text: string) => namesOccupation(fold(text)) || isStep(text)
  const spelled = [...named.map(({ text }) => text), ...tails].find((text) =>
    labels.some((label) => fits(text, label)),
  )
  const placed = named.find(({ text, mark }) => mark === 'at' && /^[\p{Lu}\p{N}\p{Lo}]/u.test(text))
  const worded = named.find(({ text, mark }) => mark !== 'for' && isCompanyName(text) && !isNoName(text))
  // In an entry of the candidate's own, what stands beside the interview alone is where it is.
  const plain = named.filter(
    ({ text, mark }) => mark === 'plain' && /^\p{Lu}/u.test(text) && !isNoName(text) && !honorific.test(text),
  )
  const isOwnEntry = meeting.others.length === 0 && !meeting.isInvited
  const alone = isOwnEntry && plain.length === 1 ? plain[0]?.text : undefined
  const last = isOwnEntry ? tails.find((text) => leadsCompany(text) && !isNoName(text)) : undefined
  const found = spelled ?? placed?.text ?? worded?.text ?? alone ?? last
  return found ? { value: found.replace(hiringTail, ''), from: 'title' } : undefined
}

/** "Harbor Bank", "Bank of Harbor", "Bäckerei Korn"; not "Pharmacy Tech II", in which such a word stands elsewhere. */
function isCompanyName(text: string): boolean {
  const words = fold(text).split(' ')
  return leadsCompany(text) || (words.length > 1 && companyWords.test(words.at(-1) ?? ''))
}

/** "Bank of Harbor", "City of Ridgeway" */
function leadsCompany(text: string): boolean {
  const [first = '', ...others] = fold(text).split(' ')
  return others.length > 0 && leadingWords.test(first)
}

const honorific = /(?:^|\s)(?:Mr|Mrs|Ms|Dr|Prof|Frau|Herr|Mme|Sra?)\.?\s/

const hiringTail = / (?:talent(?: acquisition)?|recruiting|recruitment|hr|careers|hiring|people)(?: team)?$/iu

function isStep(text: string): boolean {
  const folded = fold(text)
  return (
    interviewWord.test(folded) ||
    hiringStep.test(folded) ||
    doubtfulStep.test(folded) ||
    talkWord.test(folded)
  )
}

/** "Northwind Candidate Calendar", "Northwind Recruiting", "Dana Wu (Northwind)" */
function inOrganizer({ fact }: Meeting): Found | undefined {
  const name = fact.organizer?.name?.slice(0, 200).trim() ?? ''
  const bracket = inBrackets.exec(name)
  const told = calendarName.exec(name)?.[1] ?? hiringHead.exec(name)?.[1] ?? bracket?.slice(1).find(Boolean)
  if (!told || !/^[\p{Lu}\p{N}\p{Lo}]/u.test(told)) return undefined
  const folded = fold(told)
  return hiringParty.test(folded) ||
    namesOccupation(folded) ||
    isStep(told) ||
    /^(?:the|our|early|team)\b/.test(folded)
    ? undefined
    : { value: told, from: 'organizer' }
}

function inDescription(meeting: Meeting): Found | undefined {
  const text = (meeting.fact.description ?? '').slice(0, descriptionMax)
  const labels = labelsOf(meeting)
  const clean = (name: string) => name.replace(/[.'’-]+$/u, '')
  const sure = clean(surely.exec(text)?.[1] ?? '')
  const doubtful = [...text.matchAll(maybe)]
    .slice(0, 20)
    .map(([, name = '']) => clean(name))
    .find(
      (name) =>
        !isPerson(name, meeting) &&
        (name.includes('&') || isCompanyName(name) || labels.some((label) => fits(name, label))),
    )
  const found = sure && !isPerson(sure, meeting) && !namesOccupation(fold(sure)) ? sure : doubtful
  return found && !/^(?:zoom|microsoft teams|teams|google meet|webex|skype|hr|the)$/i.test(found)
    ? { value: found, from: 'description' }
    : undefined
}

function inLinks({ links, domains }: Meeting): Found | undefined {
  const told = [...links, ...domains.map((domain) => `${domain}/`)]
  const slug = told
    .flatMap((link) => slugs.flatMap((shape) => shape.exec(link)?.[1] ?? []))
    .find((one) => !generic.test(one))
  return slug
    ? {
        value: asName(slug.replaceAll('%20', '-')),
        from: told.some((one) => hostOf(one) === one) ? 'domain' : 'link',
      }
    : undefined
}

const generic =
  /^(?:www|app|mail|us|eu|api|jobs|careers|notifications?|email|no-?reply|my|talent|hire|apply|candidates?|example|company)$/

/** The last resort, and marked as such: "blue-harbor.example" is "Blue Harbor", or as the text spells it. */
function inDomains(meeting: Meeting): Found | undefined {
  const { fact, isOwnCompany, isInvited } = meeting
  const organizer = domainOf(fact.organizer?.email)
  const domain = isInvited && organizer && isCompany(organizer) ? organizer : companyDomains(meeting)[0]
  const label = domain && registeredLabel(domain)
  if (!label || (generic.test(label) && !isOwnCompany)) return undefined
  const spelled = spelling(label, (fact.description ?? '').slice(0, descriptionMax))
  return spelled ? { value: spelled, from: 'description' } : { value: asName(label), from: 'domain' }
}

/** The words of a text that are a domain's label when written together. */
function spelling(label: string, text: string): string | undefined {
  const words = text.split(/\s+/).map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
  for (let at = 0; at < words.length; at += 1) {
    for (let length = 1; length <= 4; length += 1) {
      const span = words.slice(at, at + length).join(' ')
      if (/^\p{Lu}/u.test(span) && squash(span) === squash(label)) return span
    }
  }
  return undefined
}

function asName(label: string): string {
  return label
    .split(/[-_.]+/)
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}
