import type { SiteContext } from '../../shared/context.ts'
import type { Interview } from '../../shared/domain/interview.ts'
import { tell } from '../../shared/domain/story.ts'
import { paths } from '../../shared/links.ts'
import { letterText, type Texts } from '../../shared/use-cases/texts.ts'

/** Interviews as programs are told of them. Times are instants in UTC. */

function urlOf({ publicUrl }: SiteContext, { id }: Interview): string {
  return publicUrl + paths.interview(id)
}

/** What recording and changing are answered with. */
export function receiptOf(site: SiteContext, interview: Interview) {
  return { id: interview.id, status: interview.status, url: urlOf(site, interview) }
}

/** One entry of the list. */
export function listedOf(site: SiteContext, interview: Interview) {
  const { company, role, startsAt, endsAt } = interview
  return { ...receiptOf(site, interview), company, role, startsAt, endsAt }
}

/** All of one interview: the entry of the list, and what was sent in the shape in which it was sent. */
export function detailOf(site: SiteContext, interview: Interview, texts: Texts) {
  const { company, role, kind, startsAt, endsAt, timeZone, location, candidateTimeZone } = interview
  const { jobDescription, notes } = texts
  return {
    ...listedOf(site, interview),
    ...(interview.status === 'over' && { reason: interview.reason }),
    interview: {
      ...{ company, role, kind, startsAt, endsAt, timeZone },
      ...(location && { location }),
      ...(jobDescription && { jobDescription }),
    },
    interviewers: interview.interviewers.map(({ key: _key, isDecisionMaker, ...person }) => ({
      ...person,
      ...(isDecisionMaker && { decisionMaker: true }),
    })),
    notes,
    letters: interview.letters.map((letter) => {
      const { subject, writer } = letterText(texts, letter.text)
      return {
        ...{ letter: letter.key, name: letter.name, to: letter.to, status: letter.status, subject },
        ...(writer && { writer }),
        ...('approval' in letter && { sendAt: letter.approval.sendAt }),
      }
    }),
    history: tell(interview, candidateTimeZone).map(({ at, text }) => ({ at, text })),
  }
}
