import type { Instant } from '../../shared/domain/instant.ts'
import { wallClock } from '../../shared/domain/instant.ts'
import { place } from '../../shared/domain/policy.ts'
import { whenWords } from '../../shared/domain/story.ts'

/** `Wed 18 Nov, 07:30 in New York (13:30 for you)`: their clock first, the candidate's where it shows another time. */
export function whenThere(instant: Instant, theirs: string, own: string): string {
  const there = `${whenWords(instant, theirs)} in ${place(theirs)}`
  const isSameClock = wallClock(instant, theirs).offset === wallClock(instant, own || theirs).offset
  return isSameClock
    ? there
    : `${there} (${shortened(whenWords(instant, own), whenWords(instant, theirs))} for you)`
}

/** `When it is 09:00 in New York, it is 14:00 for you`: on the day of an instant; undefined where the clocks agree. */
export function clocksThere(instant: Instant, theirs: string, own: string): string | undefined {
  const there = wallClock(instant, theirs)
  const here = there.withTimeZone(own || theirs)
  if (there.offset === here.offset) return undefined
  const [day = '', time = ''] = whenWords(instant, own).split(', ')
  const isSameDay = there.toPlainDate().equals(here.toPlainDate())
  const clock = there.toPlainTime().toString({ smallestUnit: 'minute' })
  return `When it is ${clock} in ${place(theirs)}, it is ${time}${isSameDay ? '' : ` on ${day}`} for you`
}

/** Without the day when it is the one that has just been named. */
function shortened(words: string, before: string): string {
  const [day = '', time = ''] = words.split(', ')
  return before.startsWith(day) ? time : words
}

/** A day and its time, with the year when it is not the one of `now`. */
export function whenInYear(instant: Instant, timeZone: string, now: Instant): string {
  const { year } = wallClock(instant, timeZone)
  const words = whenWords(instant, timeZone)
  return year === wallClock(now, timeZone).year ? words : words.replace(',', ` ${year},`)
}

/** The day there, with its year. */
export function dayInYear(instant: Instant, timeZone: string): string {
  const [day = ''] = whenWords(instant, timeZone).split(',')
  return `${day} ${wallClock(instant, timeZone).year}`
}

/** From start to end, the day named once when it is the same. */
export function whenFromTo(startsAt: Instant, endsAt: Instant, timeZone: string, now: Instant): string {
  return `${whenInYear(startsAt, timeZone, now)} to ${shortened(whenWords(endsAt, timeZone), whenWords(startsAt, timeZone))}`
}

interface TimeProps {
  readonly at: Instant
  readonly words: string
}

export const Time = ({ at, words }: TimeProps) => <time datetime={at}>{words}</time>
