import { isSlowBody } from '../domain/follow-up-time.ts'
import { type Calendar, calendarOf, dayAndMonth, weekday } from './days.ts'
import { mention, type Part } from './follow-up-join.ts'
import { isInternalMove, isThere } from './hearing.ts'
import type { Person } from './people.ts'
import { regionOf, registerOf } from './register.ts'
import { type Naming, namingOf } from './role.ts'
import type { WriterInput } from './writing.ts'

/** Trade is short and plain; calm is for academic and public bodies, for formal work, and outside North America. */
export type Tone = 'trade' | 'plain' | 'calm'

/** To whom a follow-up goes and what it may name. */
export interface Setting {
  readonly naming: Naming
  /** Undefined too for somebody who works there already. */
  readonly company: string | undefined
  /** "Tuesday, November 17", "Tuesday 17 November". */
  readonly date: string
  /** The same where words follow: "Tuesday, November 17,". */
  readonly dateAmid: string
  readonly tone: Tone
  readonly isInternal: boolean
  /** The reader is a person who was there. */
  readonly isThere: boolean
  readonly isByPhone: boolean
  readonly isRecruiter: boolean
  /** "you", "you and Nkechi", "you and your colleagues". */
  readonly whom: string
  /** The one other person who was there, by name. */
  readonly colleague: { readonly called: string; readonly source: string } | undefined
  /** Whom the words are to be passed on to, where they go to a mailbox that several people read. */
  readonly behind: string | undefined
}

export function settingOf(input: WriterInput, people: readonly Person[], reader: Person): Setting {
  const calendar = calendarOf(input)
  const date = dateOf(calendar)
  const naming = namingOf(input)
  const isInternal = isInternalMove(input)
  const others = people.filter((one) => one !== reader && !one.isShared)
  const colleague = others.length === 1 ? colleagueOf(others, reader) : undefined
  const company = others.length > 1 ? 'you and your colleagues' : 'you and your colleague'
  return {
    naming,
    company: isInternal ? undefined : naming.company,
    date,
    dateAmid: calendar.isAmerican ? `${date},` : date,
    tone: toneOf(input),
    isInternal,
    isThere: isThere(reader),
    isByPhone: input.interview.kind === 'phone',
    isRecruiter: reader.isRecruiter,
    whom: others.length === 0 ? 'you' : colleague ? `you and ${colleague.called}` : company,
    colleague,
    behind: reader.behind,
  }
}

/** What a sentence names besides what it is about, each with its path. */
export function namesOf({ company, colleague }: Setting): NonNullable<Part['mentions']> {
  return [...mention(company, 'interview.company'), ...mention(colleague?.called, colleague?.source ?? '')]
}

/** "Wednesday, November 18" or "Wednesday 18 November". */
export function dateOf({ interviewDay, isAmerican }: Calendar): string {
  const day = dayAndMonth(interviewDay, isAmerican)
  return isAmerican ? `${weekday(interviewDay)}, ${day}` : `${weekday(interviewDay)} ${day}`
}

function toneOf(input: WriterInput): Tone {
  const register = registerOf(input)
  const region = regionOf(input.interview.timeZone)
  if (register === 'formal' || isSlowBody(input.interview) || region === 'elsewhere') return 'calm'
  if (register === 'trade') return 'trade'
  return region === 'northAmerica' ? 'plain' : 'calm'
}

/** A name that can stand within a sentence and is not the reader's own. */
function colleagueOf([other]: readonly Person[], reader: Person): Setting['colleague'] {
  const called = other?.name?.called
  if (!other || !called || called === reader.name?.called || !/^\p{Lu}[\p{L}.’' -]{1,29}$/u.test(called))
    return undefined
  return { called, source: other.source }
}
