import { crowdDomains, isUnder } from './domains.ts'
import { isPlain, speaksOfHiring } from './evidence.ts'
import { hostOf, type Meeting } from './meeting.ts'
import { namesPlainOccupation } from './occupations.ts'
import * as words from './words-against.ts'
import { interviewWord, toApplicant } from './words-for.ts'

/** What speaks against an interview of the candidate: the tests of the lower rows of `signals.ts`. */

export function interviewing({ title, description, links, isOutsideOrganizer }: Meeting): boolean {
  return (
    (!isOutsideOrganizer && words.hiringSide.test(title)) ||
    words.hiringDesk.test(description) ||
    links.some((one) => words.hiringDeskLink.test(one))
  )
}

export function ownCompany(meeting: Meeting): boolean {
  return meeting.isOwnCompany && !isInternalApplication(meeting)
}

export function colleagues(meeting: Meeting): boolean {
  return (
    !meeting.isOwnCompany &&
    !isInternalApplication(meeting) &&
    meeting.domains.some((domain) => isUnder(domain, meeting.ownDomains))
  )
}

export function otherInterview({ title, description }: Meeting): boolean {
  return (
    words.otherInterview.test(title) ||
    words.otherInterviewAnywhere.test(title) ||
    words.otherInterview.test(description.slice(0, 300))
  )
}

export function otherMatter(meeting: Meeting): boolean {
  return (
    !namesPlainOccupation(meeting.title) &&
    !speaksOfHiring(meeting) &&
    (words.otherMatter.test(meeting.title) || words.otherMatter.test(meeting.description.slice(0, 300)))
  )
}

export function chore({ title }: Meeting): boolean {
  return words.chore.test(title)
}

export function afterHire({ title }: Meeting): boolean {
  return !interviewWord.test(title) && words.afterHire.test(title)
}

export function entryType({ fact }: Meeting): boolean {
  return /^(?:focusTime|outOfOffice|birthday|workingLocation)$/.test(fact.eventType ?? '')
}

export function recurring({ fact }: Meeting): boolean {
  return fact.isRecurring
}

export function allDay({ fact, title }: Meeting): boolean {
  return Boolean(fact.when?.isAllDay) && !/on-?site|assessment|campus|trial/.test(title)
}

export function privateLife(meeting: Meeting): boolean {
  return (
    !isPlain(meeting.title) &&
    !namesPlainOccupation(meeting.title) &&
    !speaksOfHiring(meeting) &&
    words.privateLife.test(meeting.title)
  )
}

export function otherBusiness(meeting: Meeting): boolean {
  return (
    !isPlain(meeting.title) &&
    !speaksOfHiring(meeting) &&
    (words.otherBusiness.test(meeting.title) || words.otherBusiness.test(meeting.description.slice(0, 300)))
  )
}

export function hosting({ isInvited, isOutside, isOwnCompany, others }: Meeting): boolean {
  // An entry of the candidate's own may name the other side as a guest.
  return !isInvited && others.length > 0 && (isOwnCompany || !isOutside)
}

export function declined({ fact }: Meeting): boolean {
  return fact.attendees.some(({ isSelf, response }) => isSelf && response === 'declined')
}

export function crowd({ fact, title, description, domains, links }: Meeting): boolean {
  return (
    fact.attendees.length > 20 ||
    words.crowd.test(title) ||
    /unsubscribe|rsvp|register (?:here|now)/.test(description) ||
    [...domains, ...links.map(hostOf)].some((one) => isUnder(one, crowdDomains))
  )
}

export function placeholder({ fact, title }: Meeting): boolean {
  return fact.status === 'hold' || fact.isTransparent || words.placeholder.test(title)
}

export function atWork(meeting: Meeting): boolean {
  return meeting.isAtWork && !toApplicant.test(meeting.description)
}

/** People apply within their own company too. */
function isInternalApplication({ title, description }: Meeting): boolean {
  return (
    /\bintern(?:al|e[rs]?)? (?:interview|vacancy|application|stelle|bewerbung)/.test(title) ||
    /\byour (?:internal )?application|internal vacancy|deine bewerbung|ihre bewerbung|votre candidature/.test(
      description,
    )
  )
}
