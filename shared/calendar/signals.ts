import * as counter from './counter-evidence.ts'
import * as evidence from './evidence.ts'
import type { Meeting } from './meeting.ts'

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
  readonly holds: (meeting: Meeting) => boolean
}

export const signals: readonly Signal[] = [
  {
    name: 'appliedCompany',
    weight: 4,
    reason: 'somebody from a company where you applied takes part',
    isProof: true,
    holds: evidence.appliedCompany,
  },
  {
    name: 'interviewWord',
    weight: 3,
    reason: 'its title speaks of an interview',
    holds: evidence.interviewWord,
  },
  {
    name: 'hiringStep',
    weight: 3,
    reason: 'its title names a step of hiring',
    isProof: true,
    holds: evidence.hiringStep,
  },
  {
    name: 'hiringBeside',
    weight: 1,
    reason: 'its title speaks of hiring besides',
    isProof: true,
    holds: evidence.hiringBeside,
  },
  {
    name: 'recruitingDomain',
    weight: 3,
    reason: 'it comes from a service that is made for hiring',
    isProof: true,
    holds: evidence.recruitingDomain,
  },
  {
    name: 'candidateCalendar',
    weight: 3,
    reason: 'it comes from a calendar that is kept for candidates',
    isProof: true,
    holds: evidence.candidateCalendar,
  },
  {
    name: 'toApplicant',
    weight: 2,
    reason: 'its text speaks to somebody who applied',
    isProof: true,
    holds: evidence.toApplicant,
  },
  {
    name: 'hiringParty',
    weight: 2,
    reason: 'it comes from people who hire',
    isProof: true,
    holds: evidence.hiringParty,
  },
  {
    name: 'appliedCompanyNamed',
    weight: 2,
    reason: 'its title names a company where you applied',
    holds: evidence.appliedCompanyNamed,
  },
  {
    name: 'appliedRoleNamed',
    weight: 2,
    reason: 'it names the role that you applied for',
    isProof: true,
    holds: evidence.appliedRoleNamed,
  },
  {
    name: 'doubtfulStep',
    weight: 2,
    reason: 'its title names what is often a step of hiring',
    holds: evidence.doubtfulStep,
  },
  {
    name: 'occupation',
    weight: 1,
    reason: 'its title names a job',
    isProof: true,
    holds: evidence.occupation,
  },
  {
    name: 'engagedOccupation',
    weight: 1,
    reason: 'its title names a job, though one that people also talk to for other ends',
    holds: evidence.engagedOccupation,
  },
  { name: 'talk', weight: 1, reason: 'its title names a talk', holds: evidence.talk },
  {
    name: 'firstName',
    weight: 1,
    reason: 'its title sets your name beside another',
    holds: evidence.firstName,
  },
  {
    name: 'onlyNames',
    weight: 1,
    reason: 'its title holds nothing but names of you, of them and of their company',
    holds: evidence.onlyNames,
  },
  {
    name: 'outsideGuest',
    weight: 1,
    reason: 'you were invited by somebody outside your company',
    holds: evidence.outsideGuest,
  },
  { name: 'welcoming', weight: 1, reason: 'its text is worded as to a guest', holds: evidence.welcoming },
  {
    name: 'officeHours',
    weight: 1,
    reason: 'it is as long as an interview, and on a working day',
    holds: evidence.officeHours,
  },
  {
    name: 'appliedLately',
    weight: 1,
    reason: 'you applied within the 45 days before it',
    holds: evidence.appliedLately,
  },
  {
    name: 'scheduler',
    weight: 0.5,
    reason: 'it was booked on a page for appointments',
    holds: evidence.scheduler,
  },
  { name: 'remoteTalk', weight: 0.5, reason: 'it is by video or telephone', holds: evidence.remoteTalk },
  {
    name: 'interviewing',
    weight: -6,
    reason: 'it reads as if you were the one who asks',
    holds: counter.interviewing,
  },
  { name: 'ownCompany', weight: -6, reason: 'your own company holds it', holds: counter.ownCompany },
  { name: 'colleagues', weight: -4, reason: 'colleagues of yours take part', holds: counter.colleagues },
  {
    name: 'otherInterview',
    weight: -6,
    reason: 'it is an interview of another kind',
    holds: counter.otherInterview,
  },
  {
    name: 'otherMatter',
    weight: -4,
    reason: 'it is about a matter in which people are interviewed who look for no job',
    holds: counter.otherMatter,
  },
  {
    name: 'chore',
    weight: -5,
    reason: 'it is something to do before or after an interview',
    holds: counter.chore,
  },
  { name: 'afterHire', weight: -4, reason: 'it is a step after the interviews', holds: counter.afterHire },
  {
    name: 'entryType',
    weight: -5,
    reason: 'the calendar itself calls it something else',
    holds: counter.entryType,
  },
  { name: 'recurring', weight: -4, reason: 'it recurs', holds: counter.recurring },
  { name: 'allDay', weight: -4, reason: 'it lasts all day', holds: counter.allDay },
  {
    name: 'privateLife',
    weight: -4,
    reason: 'it reads as something outside work',
    holds: counter.privateLife,
  },
  {
    name: 'otherBusiness',
    weight: -3,
    reason: 'it reads as business of another kind',
    holds: counter.otherBusiness,
  },
  { name: 'hosting', weight: -3, reason: 'you are the one who invites', holds: counter.hosting },
  { name: 'declined', weight: -3, reason: 'you declined it', holds: counter.declined },
  { name: 'crowd', weight: -5, reason: 'it is open to many', holds: counter.crowd },
  { name: 'placeholder', weight: -2, reason: 'it is a slot that is kept free', holds: counter.placeholder },
  { name: 'atWork', weight: -2, reason: 'it was sent to you at work', holds: counter.atWork },
]
