import type { Absentee, Sentence } from '../domain/interview.ts'
import { calendarOf } from './days.ts'
import { greetingFor, signature } from './envelope.ts'
import { readFacts } from './facts.ts'
import { ownerOf } from './follow-up-owner.ts'
import { dateOf } from './follow-up-setting.ts'
import { readPeople } from './people.ts'
import { namingOf } from './role.ts'
import type { WriterInput, Writing } from './writing.ts'

/**
 * The one short letter after an interview to which somebody did not come: without blame when it was they, without
 * excuses when it was the candidate, and with the wish for another time. It says nothing of what was to be talked about.
 */
export function writeAbsence(input: WriterInput, absent: Absentee): Writing {
  const people = readPeople(input)
  const reader = ownerOf(people, readFacts(input, people).nextStep)
  const { role, title, company } = namingOf(input)
  const calendar = calendarOf(input)
  const date = dateOf(calendar)
  const at = company ? `${role.includes(',') ? ',' : ''} at ${company}` : ''
  const words = wordings[absent]({ role, at, date: calendar.isAmerican ? `${date},` : date })
  const occasion = ['interview.startsAt', 'interview.role', ...(company ? ['interview.company'] : [])]
  const sentences: Sentence[] = words.map((text, index) => ({
    text,
    sources: index === 0 ? occasion : ['interview.role'],
  }))
  const [first = '', ...rest] = words
  const whom = reader.written ?? reader.to ?? 'the team'
  return {
    letters: [
      {
        ...{ key: reader.key, name: reader.written, to: reader.to },
        subject: title ? `Our interview about the ${title} role` : 'Our interview',
        body: [greetingFor(reader), first, rest.join(' '), signature(input, 'Sincerely,')].join('\n\n'),
        sentences,
      },
    ],
    leftOut: [],
    warnings: reader.to === null ? [`There is no address for ${whom}.`] : [],
  }
}

interface Missed {
  readonly role: string
  /** " at Farol", or nothing. */
  readonly at: string
  /** With its comma where words follow. */
  readonly date: string
}

const wordings: { readonly [A in Absentee]: (missed: Missed) => readonly string[] } = {
  interviewer: ({ role, at, date }) => [
    `On ${date} we had an interview about ${role}${at}, and it seems that we missed each other.`,
    'I am still very interested in the work, and would be glad to find another time.',
    'Which day would suit you?',
  ],
  candidate: ({ role, at, date }) => [
    `I am sorry that I missed our interview about ${role}${at} on ${date.replace(/,$/, '')}.`,
    'I am still very interested in the work, and would be grateful for another time if you are willing to offer one.',
    'Which day would suit you?',
  ],
}
