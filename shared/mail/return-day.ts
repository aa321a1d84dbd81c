import { Temporal } from 'temporal-polyfill'
import { fold } from '../calendar/fold.ts'
import type { Day } from '../domain/instant.ts'
import { policy } from '../domain/policy.ts'
import { type MarkedDays, markDays, type WrittenDay } from './written-day.ts'

/** When somebody who is away is back, by their note: English, German, French, Spanish, Italian, Dutch, Portuguese, Swedish, … */

const gap = '[^⟦.!?;]{0,60}'
const day = '⟦(?<day>\\d+)⟧'

const cue = (pattern: string) => new RegExp(pattern, 'gu')
const before = (words: string) => `(?<![\\p{L}])(?:${words})(?!\\p{L})${gap}${day}`
const after = (words: string) => `${day}${gap}(?<!\\p{L})(?:${words})(?!\\p{L})`

const backInEnglish =
  'back|return(?:s|ing)?|resum(?:e|es|ing)|available(?: again)?|reachable|in (?:the|my) office (?:again|on|from)|respond|reply'
const backElsewhere = [
  'zuruck|wieder(?: da| erreichbar| im)?|ruckkehr|erreichbar',
  'retour|reviens|reviendrai|reprendrai|rentrerai|joignable',
  'vuelvo|volvere|regreso|regresare|vuelta|reincorpor\\p{L}+|disponible',
  'rientr\\p{L}+|torno|tornero|ritorno|disponibile',
  'terug|weer|bereikbaar|aanwezig',
  'volto|voltarei|regresso|regressarei|retorno|retornarei|volta|disponivel',
  'tillbaka|ater|aterkommer|tilbage|tilbake|takaisin|paikalla',
  'wracam|powrot\\p{L}*|wroce|bede dostepn\\p{L}+',
].join('|')

const backCues = [
  cue(before(backInEnglish)),
  cue(after("(?:i |we )?(?:will be |i'll be |am |be )?(?:back|return)")),
  cue(before(backElsewhere)),
  cue(
    after(
      '(?:bin ich |wieder |ben ik |serai |estare |saro |estarei |ar jag )?(?:wieder|zuruck|erreichbar|de retour|de vuelta|di ritorno|terug|weer|bereikbaar|de volta|tillbaka|ater|tilbage|tilbake)',
    ),
  ),
]

const inclusive =
  'through|thru|up to and including|until and including|inclusive|(?:ein|in)schl\\p{L}*|inkl\\p{L}*|bis und mit|inclus[eoa]?|compreso|incluso|tot en met|t/m|till och med|t\\.? ?o\\.? ?m|til og med'
const untilInEnglish = "until|till?|'til|up to|through|thru|inclusive|to"
const untilElsewhere =
  "bis(?: zum| einschl\\p{L}*| inkl\\p{L}*| und mit)?|jusqu'(?:au|a|en)|jusque|hasta(?: el)?|fino (?:al?|all')|sino al|tot|t/m|ate(?: o| a| ao)?|till?|t\\.? ?o\\.? ?m|do|saakka|asti"

/** From one day to another: the last one counts. */
const range = new RegExp(
  `(?:⟦\\d+⟧|\\b\\d{1,2}\\.?) ?(?:-|–|—|bis|to|au|al?|till|t/m|～|~|から|至|到) ?${day}`,
  'gu',
)
const untilCues = [
  cue(`(?<!\\p{L})(?:${untilInEnglish})(?!\\p{L})[^⟦.!?;]{0,30}${day}`),
  // "bis inkl. 12.12." has a point of its own.
  cue(`(?<!\\p{L})(?:${untilElsewhere})(?!\\p{L})[^⟦!?;]{0,30}${day}`),
  cue(`${day} ?(?:まで|saakka|asti)`),
  cue(`(?:至|到)${day}`),
  range,
]
const inclusiveBefore = new RegExp(`(?<!\\p{L})(?:${inclusive})[^⟦!?;]{0,20}$`, 'u')
const inclusiveAfter = new RegExp(`^ ?,? ?\\(?(?:${inclusive}|まで)`, 'u')

/** Only there 5/12 may be the twelfth of May. */
const english = /(?<!\p{L})(?:the|will|i'm|i am|my|until|please|back)(?!\p{L})/u

const textMax = 4_000

/**
 * The day somebody is back, by a note that arrived on `receivedOn`: the day they name as their return; else the one until
 * which they say they are away, or the next where they say that day is included. Of several the last; of two readings of
 * "5/12" the later, unless that is more than three months off. Undefined when they name none, or one that is gone by.
 */
export function returnDay(note: string, receivedOn: Day): Day | undefined {
  const from = Temporal.PlainDate.from(receivedOn)
  const clauses = note
    .slice(0, textMax)
    .split(/\n[ \t]*\n|[!?。！？]/)
    .map((clause) => markDays(fold(clause), from))
  const isEnglish = clauses.some(({ marked }) => english.test(marked))
  const named = (cues: readonly RegExp[]) =>
    clauses.flatMap((clause) => cues.flatMap((one) => daysBy(one, clause))).map(meant)
  const back = named(backCues)
  return last(back.length > 0 ? back : named(untilCues))

  function meant({ written: { readings, isNumeric }, isIncluded }: Named): Temporal.PlainDate {
    const [first, second = first] = readings
    const reading = isNumeric && isEnglish ? likelier(first, second, from) : first
    return isIncluded ? reading.add({ days: 1 }) : reading
  }
}

interface Named {
  readonly written: WrittenDay
  /** They are still away on that day. */
  readonly isIncluded: boolean
}

function daysBy(pattern: RegExp, { marked, days }: MarkedDays): Named[] {
  return [...marked.matchAll(pattern)].flatMap(({ groups }) => {
    const number = groups?.day ?? ''
    const written = days[Number(number)]
    if (!written) return []
    const token = `⟦${number}⟧`
    const at = marked.indexOf(token)
    const isIncluded =
      pattern === range ||
      inclusiveBefore.test(marked.slice(Math.max(0, at - 60), at)) ||
      inclusiveAfter.test(marked.slice(at + token.length, at + token.length + 40))
    return [{ written, isIncluded }]
  })
}

/** Rather too late than while they are away; but nobody is away for half a year without saying so. */
function likelier(
  one: Temporal.PlainDate,
  other: Temporal.PlainDate,
  from: Temporal.PlainDate,
): Temporal.PlainDate {
  const [earlier, later] = Temporal.PlainDate.compare(one, other) < 0 ? [one, other] : [other, one]
  return from.until(later).days <= policy.absenceDoubtfulDaysMax ? later : earlier
}

function last(days: readonly Temporal.PlainDate[]): Day | undefined {
  return days
    .map((one) => one.toString())
    .sort()
    .at(-1)
}
