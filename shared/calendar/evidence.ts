import { isUnder, isVideo, recruitingDomains, registeredLabel, schedulerDomains } from './domains.ts'
import { fold, hasWords } from './fold.ts'
import { namesOccupation, namesPlainOccupation } from './occupations.ts'
import { hostOf, type Reading } from './reading.ts'
import * as words from './words-for.ts'

/** What speaks for an interview: the tests of the upper rows of `signals.ts`, by the rows' names. */

export function appliedCompany({ applications, domains }: Reading): boolean {
  return applications.some(
    ({ domain }) => domain && domains.some((one) => isUnder(one, [domain.toLowerCase()])),
  )
}

export function interviewWord({ title }: Reading): boolean {
  return namesInterview(title)
}

export function hiringStep({ title }: Reading): boolean {
  return !namesInterview(title) && words.hiringStep.test(title)
}

export function hiringBeside({ title }: Reading): boolean {
  return namesInterview(title) && speaksOfHirers(title.replace(words.interviewWord, ' '))
}

export function recruitingDomain({ domains, links, isOwnCompany }: Reading): boolean {
  return !isOwnCompany && [...domains, ...links.map(hostOf)].some((one) => isUnder(one, recruitingDomains))
}

export function candidateCalendar({ fact }: Reading): boolean {
  return (
    (fact.organizer?.email ?? '').endsWith('@group.calendar.google.com') &&
    /candidate|interview|recruit|talent|hiring/.test(nameOf(fact.organizer))
  )
}

export function toApplicant({ description }: Reading): boolean {
  return words.toApplicant.test(description) || words.toApplicantAnywhere.test(description)
}

export function hiringParty(reading: Reading): boolean {
  return !reading.isOwnCompany && reading.others.some(isHiringParty)
}

export function appliedCompanyNamed({ applications, title }: Reading): boolean {
  return applications.some(({ company }) => namesCompany(title, company))
}

export function appliedRoleNamed({ applications, title, description }: Reading): boolean {
  return applications.some(
    ({ role }) => role && hasWords(`${title} ${description}`, fold(role.slice(0, 120))),
  )
}

export function doubtfulStep({ title }: Reading): boolean {
  return !isPlain(title) && (words.doubtfulStep.test(title) || words.hiringWord.test(title))
}

export function occupation(reading: Reading): boolean {
  return (isAboutJob(reading) || reading.isOutsideOrganizer) && namesPlainOccupation(reading.title)
}

export function engagedOccupation(reading: Reading): boolean {
  return isAboutJob(reading) && namesOccupation(reading.title) && !namesPlainOccupation(reading.title)
}

export function talk({ title }: Reading): boolean {
  return !isPlain(title) && !words.doubtfulStep.test(title) && words.talkWord.test(title)
}

export function firstName({ title, firstName, isInvited }: Reading): boolean {
  return isInvited && !isPlain(title) && hasWords(title, firstName)
}

export function onlyNames(reading: Reading): boolean {
  return reading.isOutsideOrganizer && holdsOnlyNames(reading)
}

export function outsideGuest({ isOutside, isInvited, others }: Reading): boolean {
  return isOutside && isInvited && others.length <= 9
}

export function welcoming({ description, isOutside }: Reading): boolean {
  return isOutside && words.welcoming.test(description)
}

export function officeHours({ start, minutes, fact }: Reading): boolean {
  return (
    !fact.when?.isAllDay &&
    (minutes === undefined || (minutes >= 15 && minutes <= 120)) &&
    start !== undefined &&
    start.dayOfWeek <= 5 &&
    start.hour >= 7 &&
    start.hour < 20
  )
}

export function appliedLately({ applications, fact: { when } }: Reading): boolean {
  return applications.some(({ appliedAt = '' }) => {
    // Where either is no instant, the difference is no number, and no comparison holds.
    const days = (Date.parse(when?.startsAt ?? '') - Date.parse(appliedAt)) / 86_400_000
    return days >= 0 && days <= 45
  })
}

export function scheduler({ domains, links }: Reading): boolean {
  return [...domains, ...links.map(hostOf)].some((one) => isUnder(one, schedulerDomains))
}

export function remoteTalk({ links, location }: Reading): boolean {
  return links.some((one) => isVideo(hostOf(one))) || /^\+?[\d ().-]{7,20}$/.test(location)
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
function isPartOf(parts: readonly string[], label: string): boolean {
  const [joined, bare] = [parts.join(''), label.replace(/[^\p{L}]+/gu, '')]
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

/** Somebody in it, or something said, shows that it is about a job to be had. */
export function speaksOfHiring({ title, description, others, isOwnCompany }: Reading): boolean {
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

function isHiringParty({ name, email }: Reading['others'][number]): boolean {
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
