import * as counter from './counter-evidence.ts'
import * as evidence from './evidence.ts'
import type { Meeting } from './meeting.ts'

/**
 * What tells an interview from other meetings, one row each: the weights add up, and the reasons are what the candidate
 * is shown. A row can be changed by whoever reads it; `test/calendar-recognise.test.ts` tells what the change is worth.
 */
export interface Signal {
  readonly holds: (meeting: Meeting) => boolean
  readonly weight: number
  /** Follows "because" in what the candidate reads. */
  readonly reason: string
  /** It speaks of a job and not only of an interview, which journalists, schools and consulates hold too. */
  readonly isProof?: true
}

export const signals: readonly Signal[] = [
  {
    holds: evidence.appliedCompany,
    weight: 4,
    reason: 'somebody from a company where you applied takes part',
    isProof: true,
  },
  { holds: evidence.interviewWord, weight: 3, reason: 'its title speaks of an interview' },
  { holds: evidence.hiringStep, weight: 3, reason: 'its title names a step of hiring', isProof: true },
  { holds: evidence.hiringBeside, weight: 1, reason: 'its title speaks of hiring besides', isProof: true },
  {
    holds: evidence.recruitingDomain,
    weight: 3,
    reason: 'it comes from a service that is made for hiring',
    isProof: true,
  },
  {
    holds: evidence.candidateCalendar,
    weight: 3,
    reason: 'it comes from a calendar that is kept for candidates',
    isProof: true,
  },
  {
    holds: evidence.toApplicant,
    weight: 2,
    reason: 'its text speaks to somebody who applied',
    isProof: true,
  },
  { holds: evidence.hiringParty, weight: 2, reason: 'it comes from people who hire', isProof: true },
  { holds: evidence.appliedCompanyNamed, weight: 2, reason: 'its title names a company where you applied' },
  {
    holds: evidence.appliedRoleNamed,
    weight: 2,
    reason: 'it names the role that you applied for',
    isProof: true,
  },
  { holds: evidence.doubtfulStep, weight: 2, reason: 'its title names what is often a step of hiring' },
  { holds: evidence.occupation, weight: 1, reason: 'its title names a job', isProof: true },
  {
    holds: evidence.engagedOccupation,
    weight: 1,
    reason: 'its title names a job, though one that people also talk to for other ends',
  },
  { holds: evidence.talk, weight: 1, reason: 'its title names a talk' },
  { holds: evidence.firstName, weight: 1, reason: 'its title sets your name beside another' },
  {
    holds: evidence.onlyNames,
    weight: 1,
    reason: 'its title holds nothing but names of you, of them and of their company',
  },
  { holds: evidence.outsideGuest, weight: 1, reason: 'you were invited by somebody outside your company' },
  { holds: evidence.welcoming, weight: 1, reason: 'its text is worded as to a guest' },
  { holds: evidence.officeHours, weight: 1, reason: 'it is as long as an interview, and on a working day' },
  { holds: evidence.appliedLately, weight: 1, reason: 'you applied within the 45 days before it' },
  { holds: evidence.scheduler, weight: 0.5, reason: 'it was booked on a page for appointments' },
  { holds: evidence.remoteTalk, weight: 0.5, reason: 'it is by video or telephone' },
  { holds: counter.interviewing, weight: -6, reason: 'it reads as if you were the one who asks' },
  { holds: counter.ownCompany, weight: -6, reason: 'your own company holds it' },
  { holds: counter.colleagues, weight: -4, reason: 'colleagues of yours take part' },
  { holds: counter.otherInterview, weight: -6, reason: 'it is an interview of another kind' },
  {
    holds: counter.otherMatter,
    weight: -4,
    reason: 'it is about a matter in which people are interviewed who look for no job',
  },
  { holds: counter.chore, weight: -5, reason: 'it is something to do before or after an interview' },
  { holds: counter.afterHire, weight: -4, reason: 'it is a step after the interviews' },
  { holds: counter.entryType, weight: -5, reason: 'the calendar itself calls it something else' },
  { holds: counter.recurring, weight: -4, reason: 'it recurs' },
  { holds: counter.allDay, weight: -4, reason: 'it lasts all day' },
  { holds: counter.privateLife, weight: -4, reason: 'it reads as something outside work' },
  { holds: counter.otherBusiness, weight: -3, reason: 'it reads as business of another kind' },
  { holds: counter.hosting, weight: -3, reason: 'you are the one who invites' },
  { holds: counter.declined, weight: -3, reason: 'you declined it' },
  { holds: counter.crowd, weight: -5, reason: 'it is open to many' },
  { holds: counter.placeholder, weight: -2, reason: 'it is a slot that is kept free' },
  { holds: counter.atWork, weight: -2, reason: 'it was sent to you at work' },
]
