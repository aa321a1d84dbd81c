import type { Temporal } from 'temporal-polyfill'
import { type Instant, secondsBetween, wallClock } from '../domain/instant.ts'
import type { TaughtLesson } from '../domain/interview.ts'
import { domainOf, isCompany, isUnder, personalDomains } from './domains.ts'
import type { CalendarFact, Person } from './fact.ts'
import { fold } from './fold.ts'

/** What the signals look at: a calendar's fact, read for one candidate, each text folded and cut to a length. */

/** An application that the candidate keeps track of. */
export interface Application {
  readonly company: string
  /** The company's domain, bare. */
  readonly domain?: string
  readonly role?: string
  readonly appliedAt?: Instant
}

export interface Candidate {
  /** All addresses at which invitations reach the candidate, bare. */
  readonly addresses: readonly string[]
  readonly firstName: string
  readonly employerDomain?: string
  readonly applications?: readonly Application[]
  /** Oldest first: the later of two that contradict each other counts. */
  readonly answers?: readonly TaughtLesson[]
}

export interface Meeting {
  readonly fact: CalendarFact
  readonly applications: readonly Application[]
  /** Folded, without what mail programs put in front; 300 characters at most. */
  readonly title: string
  /** Folded, 6,000 characters at most. */
  readonly description: string
  readonly location: string
  /** Host and path of each link, in lower case. */
  readonly links: readonly string[]
  readonly firstName: string
  /** Those who take part besides the candidate, the organizer first; no rooms. */
  readonly others: readonly Person[]
  readonly domains: readonly string[]
  /** The candidate's, and those of colleagues. */
  readonly ownDomains: readonly string[]
  /** Somebody else's calendar sent it. */
  readonly isInvited: boolean
  /** The organizer is at the candidate's employer, or the candidate's work calendar invited others. */
  readonly isOwnCompany: boolean
  /** Somebody takes part who is at a company that is not the candidate's. */
  readonly isOutside: boolean
  /** The organizer is at a company that is not the candidate's. */
  readonly isOutsideOrganizer: boolean
  /** Invited at the employer's address and not at the candidate's own. */
  readonly isAtWork: boolean
  readonly start?: Temporal.ZonedDateTime
  readonly minutes?: number
}

export const titleMax = 300
export const descriptionMax = 6_000
const peopleMax = 60
const linksMax = 50

const prefixes = new RegExp(
  `^(?:(?:${[
    'updated invitation(?: with note)?|invitation|updated|update|canceled event|cancelled event|canceled|cancelled|accepted|tentative|new time proposed|rescheduled?|reminder|event invitation|cancellation|moved|confirmed|confirmation',
    'fwd?|fw|re|wg|aw|tr|rv|enc|vs|vl|sv|i|r|doorst|ynt|ilt|pd|odp',
    'aktualisiert|abgesagt|einladung|aktualisierte einladung|terminanderung|termin',
    'invitation mise a jour|mise a jour|annule|annulation|evenement annule|invitacion|invitacion actualizada|actualizado|actualizada|cancelado|cancelada|convite|convite atualizado|atualizado',
    'invito|invito aggiornato|aggiornato|annullato|uitnodiging|bijgewerkt|geannuleerd|inbjudan|uppdaterad|installd|invitasjon|oppdatert|avlyst|invitation opdateret|aflyst',
    'zaproszenie|zaktualizowano|odwolano|kutsu|paivitetty|peruttu|pozvanka|aktualizovano|zruseno|davet|guncellendi|iptal edildi|приглашение|обновлено|отменено|招待|更新|キャンセル|邀请|邀請|已更新|已取消|초대|업데이트됨|취소됨',
  ].join('|')})\\s?[::]|\\[modified\\]|\\[(?:ext|external|extern)\\]|(?:external|ext):)\\s*`,
  'u',
)

/** Google's mails end the title in the time and the reader's address. */
const mailedWhen = / @ (?:\p{L}{2,9}\.? ){1,2}\d{1,2},? \d{4} .{0,120}$/u

/** A title without what mail programs put in front of it, however often ("Fwd: Updated: …"). Keeps its spelling. */
export function bareTitle(title: string): string {
  let rest = title.slice(0, titleMax).replace(/\s+/g, ' ').replace(mailedWhen, '').trim()
  for (let times = 0; times < 4; times += 1) {
    const found = prefixes.exec(fold(rest))?.[0]
    // Folding can change the length, so the cut is made at the colon or bracket that was found, not at its place.
    const end = found ? rest.search(/[::\]]/) : -1
    if (end < 0) break
    rest = rest.slice(end + 1).trim()
  }
  return rest
}

const link = /https?:\/\/([^\s/<>"'()?#\\]{1,253})([^\s<>"'()\\]{0,500})/gi

function linksOf(fact: CalendarFact): string[] {
  const texts = [fact.joinUrl, fact.location, fact.description].map(
    (text) => text?.slice(0, descriptionMax) ?? '',
  )
  return [...texts.join(' ').matchAll(link)]
    .slice(0, linksMax)
    .map(([, host = '', path = '']) => `${host.replace(/^.*@|:\d+$/g, '')}${path}`.toLowerCase())
}

/** The host of a link as `links` holds them. */
export function hostOf(url: string): string {
  return url.split(/[/?#]/, 1)[0] ?? ''
}

/** Throws nothing: what cannot be read is absent. */
export function meetingOf(fact: CalendarFact, candidate: Candidate): Meeting {
  const mine = new Set(candidate.addresses.map((address) => address.toLowerCase()))
  const people = [fact.organizer, ...fact.attendees.slice(0, peopleMax)].filter((one) => one !== undefined)
  const isMe = ({ isSelf, email }: Person) => isSelf || (email !== undefined && mine.has(email.toLowerCase()))
  const selves = people.filter(isMe)
  const others = people.filter((one) => !isMe(one) && !one.isResource)
  const employer = candidate.employerDomain?.toLowerCase()
  const addresses = [...mine, ...selves.map(({ email }) => email)]
  const ownDomains = [employer, ...addresses.map(domainOf)].filter((domain) => domain !== undefined)
  const own = [...new Set(ownDomains)].filter((domain) => !isUnder(domain, personalDomains))
  const domains = [...new Set(others.flatMap(({ email }) => domainOf(email) ?? []))]
  const isOutsideDomain = (domain: string | undefined) =>
    domain !== undefined && isCompany(domain) && !isUnder(domain, own)
  const organizer = inviterOf(fact, isMe, others)
  const organizerDomain = domainOf(organizer?.email)
  const isInvited = organizer !== undefined && !isMe(organizer)
  const selfDomains = selves.map(({ email }) => domainOf(email))
  return {
    fact,
    applications: candidate.applications ?? [],
    title: fold(bareTitle(fact.title ?? '')),
    description: fold((fact.description ?? '').slice(0, descriptionMax)),
    location: fold((fact.location ?? '').slice(0, titleMax)),
    links: linksOf(fact),
    firstName: fold(candidate.firstName || (selves[0]?.name?.slice(0, titleMax).split(' ')[0] ?? '')),
    others,
    domains,
    ownDomains: own,
    isInvited,
    isOwnCompany:
      organizerDomain !== undefined && isUnder(organizerDomain, own) && (isInvited || others.length > 0),
    isOutside: domains.some(isOutsideDomain),
    isOutsideOrganizer: isInvited && isOutsideDomain(organizerDomain),
    isAtWork:
      employer !== undefined &&
      selfDomains.length > 0 &&
      selfDomains.every((one) => one !== undefined && isUnder(one, [employer])),
    ...timesOf(fact),
  }
}

/** On a booking page of the candidate's own, whoever books a time is the one who invites. */
function inviterOf(
  { source, organizer }: CalendarFact,
  isMe: (person: Person) => boolean,
  others: readonly Person[],
): Person | undefined {
  const isOwnPage = (source === 'calendly' || source === 'calcom') && organizer && isMe(organizer)
  return isOwnPage ? (others[0] ?? organizer) : organizer
}

function timesOf({ when }: CalendarFact): Pick<Meeting, 'start' | 'minutes'> {
  if (!when) return {}
  try {
    return {
      ...(when.timeZone && { start: wallClock(when.startsAt, when.timeZone) }),
      ...(when.endsAt && { minutes: secondsBetween(when.startsAt, when.endsAt) / 60 }),
    }
  } catch (error) {
    // A zone or an instant that the platform does not know says nothing, for or against.
    if (error instanceof RangeError) return {}
    throw error
  }
}
