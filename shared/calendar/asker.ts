import type { Instant } from '../domain/instant.ts'
import { type Drawing, draw } from './draw.ts'
import type { CalendarFact, Person } from './fact.ts'
import { fold } from './fold.ts'
import type { Candidate } from './meeting.ts'
import { type Recognition, recognise } from './recognise.ts'

/** Whose calendar it is, and when it is looked at. */
export interface Asker extends Pick<Candidate, 'answers' | 'applications'> {
  readonly name: string
  readonly email: string
  /** Others at which the calendar has them, bare. */
  readonly addresses?: readonly string[]
  /** IANA, and valid. */
  readonly timeZone: string
  readonly now: Instant
}

export function verdictOn(fact: CalendarFact, asker: Asker): Recognition {
  return recognise(fact, candidateIn(fact, asker))
}

/** What the meeting tells of the interview; the candidate is not among those who ask the questions. */
export function drawingOf(fact: CalendarFact, asker: Asker): Drawing {
  const drawing = draw(fact, candidateIn(fact, asker))
  return { ...drawing, interviewers: drawing.interviewers.filter((one) => !isNamed(one, asker.name)) }
}

/** The candidate with the address at which this meeting has them, which may be another than the one they sign in with. */
function candidateIn({ organizer, attendees }: CalendarFact, asker: Asker): Candidate {
  const { name, email, addresses = [], answers, applications } = asker
  const people = organizer ? [organizer, ...attendees] : attendees
  const others = people.filter((person) => isNamed(person, name)).flatMap((person) => person.email ?? [])
  return {
    addresses: [email, ...addresses, ...others],
    firstName: name.trim().split(/\s+/)[0] ?? '',
    ...(answers && { answers }),
    ...(applications && { applications }),
  }
}

function isNamed(person: Pick<Person, 'name'>, name: string): boolean {
  return person.name !== undefined && name.trim() !== '' && fold(person.name) === fold(name)
}
