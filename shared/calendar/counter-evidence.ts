import { crowdDomains, isUnder } from './domains.ts'
import { isPlain, speaksOfHiring } from './evidence.ts'
import { namesPlainOccupation } from './occupations.ts'
import { hostOf, type Reading } from './reading.ts'
import * as words from './words-against.ts'
import { interviewWord, toApplicant } from './words-for.ts'

/** What speaks against an interview of the candidate: the tests of the lower rows of `signals.ts`, by the rows' names. */

export function interviewing({ title, description, links, isOutsideOrganizer }: Reading): boolean {
  return (
    (!isOutsideOrganizer && words.hiringSide.test(title)) ||
    words.hiringDesk.test(description) ||
    links.some((one) => words.hiringDeskLink.test(one))
  )
}

export function ownCompany(reading: Reading): boolean {
  return reading.isOwnCompany && !isInternalApplication(reading)
}

export function colleagues(reading: Reading): boolean {
  return (
    !reading.isOwnCompany &&
    !isInternalApplication(reading) &&
    reading.domains.some((domain) => isUnder(domain, reading.ownDomains))
  )
}

export function otherInterview({ title, description }: Reading): boolean {
  return (
    words.otherInterview.test(title) ||
    words.otherInterviewAnywhere.test(title) ||
    words.otherInterview.test(description.slice(0, 300))
  )
}

export function otherMatter(reading: Reading): boolean {
  return (
    !namesPlainOccupation(reading.title) &&
    !speaksOfHiring(reading) &&
    (words.otherMatter.test(reading.title) || words.otherMatter.test(reading.description.slice(0, 300)))
  )
}

export function chore({ title }: Reading): boolean {
  return words.chore.test(title)
}

export function afterHire({ title }: Reading): boolean {
  return !interviewWord.test(title) && words.afterHire.test(title)
}

export function entryType({ fact }: Reading): boolean {
  return /^(?:focusTime|outOfOffice|birthday|workingLocation)$/.test(fact.eventType ?? '')
}

export function recurring({ fact }: Reading): boolean {
  return fact.isRecurring
}

export function allDay({ fact, title }: Reading): boolean {
  return Boolean(fact.when?.isAllDay) && !/on-?site|assessment|campus|trial/.test(title)
}

export function privateLife(reading: Reading): boolean {
  return (
    !isPlain(reading.title) &&
    !namesPlainOccupation(reading.title) &&
    !speaksOfHiring(reading) &&
    words.privateLife.test(reading.title)
  )
}

export function otherBusiness(reading: Reading): boolean {
  return (
    !isPlain(reading.title) &&
    !speaksOfHiring(reading) &&
    (words.otherBusiness.test(reading.title) || words.otherBusiness.test(reading.description.slice(0, 300)))
  )
}

export function hosting({ isInvited, isOutside, isOwnCompany, others }: Reading): boolean {
  // An entry of the candidate's own may name the other side as a guest.
  return !isInvited && others.length > 0 && (isOwnCompany || !isOutside)
}

export function declined({ fact }: Reading): boolean {
  return fact.attendees.some(({ isSelf, response }) => isSelf && response === 'declined')
}

export function crowd({ fact, title, description, domains, links }: Reading): boolean {
  return (
    fact.attendees.length > 20 ||
    words.crowd.test(title) ||
    /unsubscribe|rsvp|register (?:here|now)/.test(description) ||
    [...domains, ...links.map(hostOf)].some((one) => isUnder(one, crowdDomains))
  )
}

export function placeholder({ fact, title }: Reading): boolean {
  return fact.status === 'hold' || fact.isTransparent || words.placeholder.test(title)
}

export function atWork(reading: Reading): boolean {
  return reading.isAtWork && !toApplicant.test(reading.description)
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
