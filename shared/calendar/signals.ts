import { secondsBetween } from '../domain/instant.ts'
import {
  crowdDomains,
  isUnder,
  isVideo,
  recruitingDomains,
  registeredLabel,
  schedulerDomains,
} from './domains.ts'
import { fold, wholeWords } from './fold.ts'
import { namesOccupation, namesPlainOccupation } from './occupations.ts'
import { hostOf, type Reading } from './reading.ts'
import * as against from './words-against.ts'
import * as words from './words-for.ts'

/**
 * What tells an interview from other meetings, one row each: the weights add up, and the reasons are what the candidate
 * is shown. A row can be changed by whoever reads it; `test/calendar-recognise.test.ts` tells what the change is worth.
 */
export interface Signal {
  readonly name: string
  readonly weight: number
  /** Follows "because" in what the candidate reads. */
  readonly reason: string
  /** It speaks of a job and not only of an interview, which journalists, schools and consulates hold too. */
  readonly isProof?: true
  readonly holds: (reading: Reading) => boolean
}

export const signals: readonly Signal[] = [
  {
    name: 'appliedCompany',
    weight: 4,
    reason: 'somebody from a company where you applied takes part',
    isProof: true,
    holds: ({ applications, domains }) =>
      applications.some(
        ({ domain }) => domain && domains.some((one) => isUnder(one, [domain.toLowerCase()])),
      ),
  },
  {
    name: 'interviewWord',
    weight: 3,
    reason: 'its title speaks of an interview',
    holds: ({ title }) => namesInterview(title),
  },
  {
    name: 'hiringStep',
    weight: 3,
    reason: 'its title names a step of hiring',
    isProof: true,
    holds: ({ title }) => !namesInterview(title) && words.hiringStep.test(title),
  },
  {
    name: 'hiringBeside',
    weight: 1,
    reason: 'its title speaks of hiring besides',
    isProof: true,
    holds: ({ title }) => namesInterview(title) && speaksOfHirers(title.replace(words.interviewWord, ' ')),
  },
  {
    name: 'recruitingDomain',
    weight: 3,
    reason: 'it comes from a service that is made for hiring',
    isProof: true,
    holds: ({ domains, links, isOwnCompany }) =>
      !isOwnCompany && [...domains, ...links.map(hostOf)].some((one) => isUnder(one, recruitingDomains)),
  },
  {
    name: 'candidateCalendar',
    weight: 3,
    reason: 'it comes from a calendar that is kept for candidates',
    isProof: true,
    holds: ({ fact }) =>
      (fact.organizer?.email ?? '').endsWith('@group.calendar.google.com') &&
      /candidate|interview|recruit|talent|hiring/.test(nameOf(fact.organizer)),
  },
  {
    name: 'toApplicant',
    weight: 2,
    reason: 'its text speaks to somebody who applied',
    isProof: true,
    holds: ({ description }) =>
      words.toApplicant.test(description) || words.toApplicantAnywhere.test(description),
  },
  {
    name: 'hiringParty',
    weight: 2,
    reason: 'it comes from people who hire',
    isProof: true,
    holds: (reading) => !reading.isOwnCompany && reading.others.some(isHiringParty),
  },
  {
    name: 'appliedCompanyNamed',
    weight: 2,
    reason: 'its title names a company where you applied',
    holds: ({ applications, title }) => applications.some(({ company }) => namesCompany(title, company)),
  },
  {
    name: 'appliedRoleNamed',
    weight: 2,
    reason: 'it names the role that you applied for',
    isProof: true,
    holds: ({ applications, title, description }) =>
      applications.some(({ role }) => role && named(role).test(`${title} ${description}`)),
  },
  {
    name: 'doubtfulStep',
    weight: 2,
    reason: 'its title names what is often a step of hiring',
    holds: ({ title }) => !isPlain(title) && (words.doubtfulStep.test(title) || words.hiringWord.test(title)),
  },
  {
    name: 'occupation',
    weight: 1,
    reason: 'its title names a job',
    isProof: true,
    holds: (reading) => isAboutJob(reading) && namesPlainOccupation(reading.title),
  },
  {
    name: 'engagedOccupation',
    weight: 1,
    reason: 'its title names a job, though one that people also talk to for other ends',
    holds: (reading) =>
      isAboutJob(reading) && namesOccupation(reading.title) && !namesPlainOccupation(reading.title),
  },
  {
    name: 'talk',
    weight: 1,
    reason: 'its title names a talk',
    holds: ({ title }) => !isPlain(title) && !words.doubtfulStep.test(title) && words.talkWord.test(title),
  },
  {
    name: 'firstName',
    weight: 1,
    reason: 'its title sets your name beside another',
    holds: ({ title, firstName, isInvited }) =>
      isInvited && !isPlain(title) && firstName !== '' && wordOf(firstName).test(title),
  },
  {
    name: 'onlyNames',
    weight: 1,
    reason: 'its title holds nothing but names of you, of them and of their company',
    holds: (reading) => reading.isOutsideOrganizer && holdsOnlyNames(reading),
  },
  {
    name: 'outsideGuest',
    weight: 1,
    reason: 'you were invited by somebody outside your company',
    holds: ({ isOutside, isInvited, others }) => isOutside && isInvited && others.length <= 9,
  },
  {
    name: 'welcoming',
    weight: 1,
    reason: 'its text is worded as to a guest',
    holds: ({ description, isOutside }) => isOutside && words.welcoming.test(description),
  },
  {
    name: 'officeHours',
    weight: 1,
    reason: 'it is as long as an interview, and on a working day',
    holds: ({ start, minutes, fact }) =>
      !fact.when?.isAllDay &&
      (minutes === undefined || (minutes >= 15 && minutes <= 120)) &&
      start !== undefined &&
      start.dayOfWeek <= 5 &&
      start.hour >= 7 &&
      start.hour < 20,
  },
  {
    name: 'appliedLately',
    weight: 1,
    reason: 'you applied within the 45 days before it',
    holds: ({ applications, fact: { when } }) =>
      applications.some(({ appliedAt }) => {
        const days = appliedAt && when ? secondsBetween(appliedAt, when.startsAt) / 86_400 : -1
        return days >= 0 && days <= 45
      }),
  },
  {
    name: 'scheduler',
    weight: 0.5,
    reason: 'it was booked on a page for appointments',
    holds: ({ domains, links }) =>
      [...domains, ...links.map(hostOf)].some((one) => isUnder(one, schedulerDomains)),
  },
  {
    name: 'remoteTalk',
    weight: 0.5,
    reason: 'it is by video or telephone',
    holds: ({ links, location }) =>
      links.some((one) => isVideo(hostOf(one))) || /^\+?[\d ().-]{7,20}$/.test(location),
  },
  {
    name: 'interviewing',
    weight: -6,
    reason: 'it reads as if you were the one who asks',
    holds: ({ title, description, links, isOutsideOrganizer }) =>
      (!isOutsideOrganizer && against.hiringSide.test(title)) ||
      against.hiringDesk.test(description) ||
      links.some((one) => against.hiringDeskLink.test(one)),
  },
  {
    name: 'ownCompany',
    weight: -6,
    reason: 'your own company holds it',
    holds: (reading) => reading.isOwnCompany && !isInternalApplication(reading),
  },
  {
    name: 'colleagues',
    weight: -4,
    reason: 'colleagues of yours take part',
    holds: (reading) =>
      !reading.isOwnCompany &&
      !isInternalApplication(reading) &&
      reading.domains.some((domain) => isUnder(domain, reading.ownDomains)),
  },
  {
    name: 'otherInterview',
    weight: -6,
    reason: 'it is an interview of another kind',
    holds: ({ title, description }) =>
      against.otherInterview.test(title) ||
      against.otherInterviewAnywhere.test(title) ||
      against.otherInterview.test(description.slice(0, 300)),
  },
  {
    name: 'otherMatter',
    weight: -4,
    reason: 'it is about a matter in which people are interviewed who look for no job',
    holds: (reading) =>
      !namesPlainOccupation(reading.title) &&
      !speaksOfHiring(reading) &&
      (against.otherMatter.test(reading.title) ||
        against.otherMatter.test(reading.description.slice(0, 300))),
  },
  {
    name: 'chore',
    weight: -5,
    reason: 'it is something to do before or after an interview',
    holds: ({ title }) => against.chore.test(title),
  },
  {
    name: 'afterHire',
    weight: -4,
    reason: 'it is a step after the interviews',
    holds: ({ title }) => !words.interviewWord.test(title) && against.afterHire.test(title),
  },
  {
    name: 'entryType',
    weight: -5,
    reason: 'the calendar itself calls it something else',
    holds: ({ fact }) => /^(?:focusTime|outOfOffice|birthday|workingLocation)$/.test(fact.eventType ?? ''),
  },
  {
    name: 'recurring',
    weight: -4,
    reason: 'it recurs',
    holds: ({ fact }) => fact.isRecurring,
  },
  {
    name: 'allDay',
    weight: -4,
    reason: 'it lasts all day',
    holds: ({ fact, title }) =>
      Boolean(fact.when?.isAllDay) && !/on-?site|assessment|campus|trial/.test(title),
  },
  {
    name: 'privateLife',
    weight: -4,
    reason: 'it reads as something outside work',
    holds: (reading) =>
      !isPlain(reading.title) && !speaksOfHiring(reading) && against.privateLife.test(reading.title),
  },
  {
    name: 'otherBusiness',
    weight: -3,
    reason: 'it reads as business of another kind',
    holds: (reading) =>
      !isPlain(reading.title) &&
      !speaksOfHiring(reading) &&
      (against.otherBusiness.test(reading.title) ||
        against.otherBusiness.test(reading.description.slice(0, 300))),
  },
  {
    name: 'hosting',
    weight: -3,
    reason: 'you are the one who invites',
    holds: ({ isInvited, others }) => !isInvited && others.length > 0,
  },
  {
    name: 'declined',
    weight: -3,
    reason: 'you declined it',
    holds: ({ fact }) => fact.attendees.some(({ isSelf, response }) => isSelf && response === 'declined'),
  },
  {
    name: 'crowd',
    weight: -5,
    reason: 'it is open to many',
    holds: ({ fact, title, description, domains, links }) =>
      fact.attendees.length > 20 ||
      against.crowd.test(title) ||
      /unsubscribe|rsvp|register (?:here|now)/.test(description) ||
      [...domains, ...links.map(hostOf)].some((one) => isUnder(one, crowdDomains)),
  },
  {
    name: 'placeholder',
    weight: -2,
    reason: 'it is a slot that is kept free',
    holds: ({ fact, title }) =>
      fact.status === 'hold' || fact.isTransparent || against.placeholder.test(title),
  },
  {
    name: 'atWork',
    weight: -2,
    reason: 'it was sent to you at work',
    holds: (reading) => reading.isAtWork && !words.toApplicant.test(reading.description),
  },
]

/** The title says it in plain words. */
function isPlain(title: string): boolean {
  return namesInterview(title) || words.hiringStep.test(title)
}

function namesInterview(title: string): boolean {
  return words.interviewWord.test(title) || words.interviewWordAnywhere.test(title)
}

function speaksOfHirers(text: string): boolean {
  return words.hiringStep.test(text) || words.hiringWord.test(text)
}

function holdsOnlyNames({ title, firstName, others, domains }: Reading): boolean {
  const labels = domains.flatMap((domain) => registeredLabel(domain) ?? [])
  const names = [firstName, ...others.flatMap(({ name }) => fold((name ?? '').slice(0, 120)).split(' '))]
  const known = new Set([...names, ...others.map(({ email }) => email?.split(/[._@-]/)[0])])
  const rest = title.split(/[^\p{L}]+/u).filter((word) => word.length > 1 && !known.has(word))
  return (
    title !== '' && rest.length <= 4 && (rest.length === 0 || labels.some((label) => isPartOf(rest, label)))
  )
}

/** "northwind" of northwindfoods, or "northwind", "foods" of northwind. */
function isPartOf(words: readonly string[], label: string): boolean {
  const [joined, bare] = [words.join(''), label.replace(/[^\p{L}]+/gu, '')]
  return joined.length >= 3 && (bare.startsWith(joined) || (bare.length >= 4 && joined.startsWith(bare)))
}

/** The name of a job in it is that of the job to be had, as far as one can tell. */
function isAboutJob({ title, description }: Reading): boolean {
  return (
    isPlain(title) ||
    words.hiringWord.test(title) ||
    words.doubtfulStep.test(title) ||
    words.talkWord.test(title) ||
    words.toApplicant.test(description)
  )
}

function speaksOfHiring({ title, description, others, isOwnCompany }: Reading): boolean {
  return (
    /\b(?:role|position|vacancy|opening)\b/.test(title) ||
    words.toApplicant.test(description) ||
    words.toApplicantAnywhere.test(description) ||
    (!isOwnCompany && others.some(isHiringParty))
  )
}

/** People apply within their own company too. */
function isInternalApplication({ title, description }: Reading): boolean {
  return (
    /\bintern(?:al|e[rs]?)? (?:interview|vacancy|application|stelle|bewerbung)/.test(title) ||
    /\byour (?:internal )?application|internal vacancy|deine bewerbung|ihre bewerbung|votre candidature/.test(
      description,
    )
  )
}

function nameOf(person: { readonly name?: string } | undefined): string {
  return fold((person?.name ?? '').slice(0, 120))
}

function isHiringParty({ name, email }: Reading['others'][number]): boolean {
  const [local = '', domain = ''] = fold((email ?? '').slice(0, 254)).split('@')
  const told = `${nameOf({ ...(name && { name }) })} | ${local.replace(/[._+-]+/g, ' ')} | ${registeredLabel(domain) ?? ''}`
  return words.hiringParty.test(told) || words.hiringPartyAnywhere.test(told)
}

function named(text: string): RegExp {
  return wordOf(fold(text.slice(0, 120)))
}

function wordOf(folded: string): RegExp {
  return wholeWords(folded.replace(/[.*+?^${}()|[\]\\/~#-]/g, '\\$&'))
}

const legalForm =
  /[ ,]+(?:inc|llc|ltd|limited|gmbh|ag|se|kg|plc|corp|corporation|co|company|sa|sas|srl|bv|nv|ab|as|oy|group)\.?$/

function namesCompany(title: string, company: string): boolean {
  const bare = fold(company.slice(0, 120)).replace(legalForm, '')
  return bare.length > 1 && wordOf(bare).test(title)
}
