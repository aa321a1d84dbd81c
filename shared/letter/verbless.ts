import { shapeOf } from './shape.ts'
import { auxiliaries, looksPlural, pastForms, prepositions, subjects } from './words.ts'

const states = 'late|short|down|full|busy|behind|broken|closed|empty|slow|over|open|wrong|idle|out'
const change =
  '(?:up|down) (?:(?:by )?(?:about )?(?:\\d|two|three|four|five|six|seven|eight|nine|ten|a lot)|since|from|in the last)'
/** What lasts: "backlog three weeks on stability samples". */
const lasting =
  /^((?:[\p{L}-]{2,24} ){0,3}(?:backlog|wait|queue|cycle|deal|turnaround|lead time|turnover|attrition|ramp)) ((?:about |over |nearly )?(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten)(?:%| (?:days|weeks|months|hours|minutes|years|percent))\b.*)$/u
/** "budget flat next year", "rooms not ready at 3", "night shift short three". */
const bareState =
  '(?:(?:very |too |so |pretty |really )?(?:flat|tight|unreliable|outdated|understaffed|overbooked|not (?:ready|\\p{Ll}{3,}ed))(?= (?:next|this|last|on|at|in|since|every|until|for)\\b|$)|short (?:by )?(?:\\d|two|three|four|five|six|on)\\b)'
const predicate = new RegExp(
  `^((?:[\\p{L}\\d-]{1,24} ){1,4}?)((?:(?:always|often|still|usually|mostly) (?:${states})\\b|never \\p{Ll}{3,}ed\\b|${bareState}|${change}).*)$`,
  'u',
)

/**
 * Notes leave out "is" and "has been": "route 6 always late", "margin down two points since May", "failover never
 * tested". Whatever says it beyond doubt is put in.
 */
export function withVerb(text: string): string {
  const [, matter, time] = lasting.exec(text) ?? []
  if (matter && !matter.split(' ').some((word) => isNoPart(word) || looksPlural(word)))
    return `${matter} is ${time}`
  const [, subject = '', rest = ''] = predicate.exec(text) ?? []
  const words = subject.trim().split(' ')
  if (!subject || words.some((word) => isNoPart(word.toLowerCase())) || shapeOf(subject.trim()) === 'clause')
    return text
  const isMany = looksPlural(words.at(-1) ?? '')
  const never = /^never (.+)$/.exec(rest)?.[1]
  if (never) return `${subject}${isMany ? 'have' : 'has'} never been ${never}`
  return `${subject}${isMany ? 'are' : 'is'} ${rest}`
}

function isNoPart(word: string): boolean {
  return (
    prepositions.has(word) ||
    pastForms.has(word) ||
    auxiliaries.has(word) ||
    subjects.has(word) ||
    /^(?:them|us|me|him|her)$/.test(word)
  )
}
