import { isUnder, recruitingDomains, registeredLabel, schedulerDomains } from './domains.ts'
import { fold, hasWords } from './fold.ts'
import { isCallLink } from './join-link.ts'
import { hostOf, type Meeting } from './meeting.ts'
import { namesOccupation, namesPlainOccupation } from './occupations.ts'
import * as words from './words-for.ts'

/** What speaks for an interview: the tests of the upper rows of `signals.ts`. */

export function appliedCompany({ applications, domains }: Meeting): boolean {
  return applications.some(
    ({ domain }) => domain && domains.some((one) => isUnder(one, [domain.toLowerCase()])),
  )
}

export function interviewWord({ title }: Meeting): boolean {
  return namesInterview(title)
}

export function hiringStep({ title }: Meeting): boolean {
  return !namesInterview(title) && words.hiringStep.test(title)
}

export function hiringBeside({ title }: Meeting): boolean {
  return namesInterview(title) && speaksOfHirers(title.replace(words.interviewWord, ' '))
}

export function recruitingDomain({ domains, links, isOwnCompany }: Meeting): boolean {
  return !isOwnCompany && [...domains, ...links.map(hostOf)].some((one) => isUnder(one, recruitingDomains))
}

export function candidateCalendar({ fact }: Meeting): boolean {
  return (
    (fact.organizer?.email ?? '').endsWith('@group.calendar.google.com') &&
    /candidate|interview|recruit|talent|hiring/.test(nameOf(fact.organizer))
  )
}

export function toApplicant({ description }: Meeting): boolean {
  return words.toApplicant.test(description) || words.toApplicantAnywhere.test(description)
}

export function hiringParty(meeting: Meeting): boolean {
  return !meeting.isOwnCompany && meeting.others.some(isHiringParty)
}

export function appliedCompanyNamed({ applications, title }: Meeting): boolean {
  return applications.some(({ company }) => namesCompany(title, company))
}

export function appliedRoleNamed({ applications, title, description }: Meeting): boolean {
  return applications.some(
    ({ role }) => role && hasWords(`${title} ${description}`, fold(role.slice(0, 120))),
  )
}

export function doubtfulStep({ title }: Meeting): boolean {
  return !isPlain(title) && (words.doubtfulStep.test(title) || words.hiringWord.test(title))
}

export function occupation(meeting: Meeting): boolean {
  return (isAboutJob(meeting) || meeting.isOutsideOrganizer) && namesPlainOccupation(meeting.title)
}

export function engagedOccupation(meeting: Meeting): boolean {
  return isAboutJob(meeting) && namesOccupation(meeting.title) && !namesPlainOccupation(meeting.title)
}

export function talk({ title }: Meeting): boolean {
  return !isPlain(title) && !words.doubtfulStep.test(title) && words.talkWord.test(title)
}

export function firstName({ title, firstName, isInvited }: Meeting): boolean {
  return isInvited && !isPlain(title) && hasWords(title, firstName)
}

export function onlyNames(meeting: Meeting): boolean {
  return meeting.isOutsideOrganizer && holdsOnlyNames(meeting)
}

export function outsideGuest({ isOutside, isInvited, others }: Meeting): boolean {
  return isOutside && isInvited && others.length <= 9
}

export function welcoming({ description, isOutside }: Meeting): boolean {
  return isOutside && words.welcoming.test(description)
}

export function officeHours({ start, minutes, fact }: Meeting): boolean {
  return (
    !fact.when?.isAllDay &&
    (minutes === undefined || (minutes >= 15 && minutes <= 120)) &&
    start !== undefined &&
    start.dayOfWeek <= 5 &&
    start.hour >= 7 &&
    start.hour < 20
  )
}

export function appliedLately({ applications, fact: { when } }: Meeting): boolean {
  return applications.some(({ appliedAt = '' }) => {
    // Where either is no instant, the difference is no number, and no comparison holds.
    const days = (Date.parse(when?.startsAt ?? '') - Date.parse(appliedAt)) / 86_400_000
    return days >= 0 && days <= 45
  })
}

export function scheduler({ domains, links }: Meeting): boolean {
  return [...domains, ...links.map(hostOf)].some((one) => isUnder(one, schedulerDomains))
}

export function remoteTalk({ links, location }: Meeting): boolean {
  return links.some(isCallLink) || /^\+?[\d ().-]{7,20}$/.test(location)
}

/** The title says it in plain words. */
export function isPlain(title: string): boolean {
  return namesInterview(title) || words.hiringStep.test(title)
}

function namesInterview(title: string): boolean {
  return words.interviewWord.test(title) || words.interviewWordAnywhere.test(title)
}

function speaksOfHirers(text: string): boolean {
  return words.hiringStep.test(text) || words.hiringWord.test(text)
}

function holdsOnlyNames({ title, firstName, others, domains }: Meeting): boolean {
  const labels = domains.flatMap((domain) => registeredLabel(domain) ?? [])
  const names = [firstName, ...others.flatMap(({ name }) => fold((name ?? '').slice(0, 120)).split(' '))]
  const known = new Set([...names, ...others.map(({ email }) => email?.split(/[._@-]/)[0])])
  const rest = title.split(/[^\p{L}]+/u).filter((word) => word.length > 1 && !known.has(word))
  return (
    title !== '' && rest.length <= 4 && (rest.length === 0 || labels.some((label) => isPartOf(rest, label)))
  )
}

/** "northwind" of northwindfoods, or "northwind", "foods" of northwind. */
function isPartOf(parts: readonly string[], label: string): boolean {
  const [joined, bare] = [parts.join(''), label.replace(/[^\p{L}]+/gu, '')]
  return joined.length >= 3 && (bare.startsWith(joined) || (bare.length >= 4 && joined.startsWith(bare)))
}

/** The name of a job in it is that of the job to be had, as far as one can tell. */
function isAboutJob({ title, description }: Meeting): boolean {
  return (
    isPlain(title) ||
    words.hiringWord.test(title) ||
    words.doubtfulStep.test(title) ||
    words.talkWord.test(title) ||
    words.toApplicant.test(description)
  )
}

/** Somebody in it, or something said, shows that it is about a job to be had. */
export function speaksOfHiring({ title, description, others, isOwnCompany }: Meeting): boolean {
  return (
    /\b(?:role|position|vacancy|opening)\b/.test(title) ||
    words.toApplicant.test(description) ||
    words.toApplicantAnywhere.test(description) ||
    (!isOwnCompany && others.some(isHiringParty))
  )
}

function nameOf(person: { readonly name?: string } | undefined): string {
  return fold((person?.name ?? '').slice(0, 120))
}

function isHiringParty({ name, email }: Meeting['others'][number]): boolean {
  const [local = '', domain = ''] = fold((email ?? '').slice(0, 254)).split('@')
  const told = `${nameOf({ ...(name && { name }) })} | ${local.replace(/[._+-]+/g, ' ')} | ${registeredLabel(domain) ?? ''}`
  return words.hiringParty.test(told) || words.hiringPartyAnywhere.test(told)
}

const legalForm =
  /[ ,]+(?:inc|llc|ltd|limited|gmbh|ag|se|kg|plc|corp|corporation|co|company|sa|sas|srl|bv|nv|ab|as|oy|group)\.?$/

function namesCompany(title: string, company: string): boolean {
  const bare = fold(company.slice(0, 120)).replace(legalForm, '')
  return bare.length > 1 && hasWords(title, bare)
}
