import { shapeOf } from './shape.ts'
import { auxiliaries, isVerbForm, looksPlural, pastForms, prepositions, subjects } from './words.ts'

const states = 'late|short|down|full|busy|behind|broken|closed|empty|slow|over|open|wrong|idle|out'
const change =
  '(?:up|down) (?:(?:by )?(?:about )?(?:\\d|two|three|four|five|six|seven|eight|nine|ten|a lot)|since|from|in the last)'
/** What lasts: "backlog three weeks on stability samples". */
const lasting =
  /^((?:[\p{L}-]{2,24} ){0,3}(?:backlog|wait|queue|cycle|deal|turnaround|lead time|turnover|attrition|ramp)) ((?:about |over |nearly )?(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten)(?:%| (?:days|weeks|months|hours|minutes|years|percent))\b.*)$/u
/** "budget flat next year", "rooms not ready at 3", "night shift short three". */
const bareState =
  '(?:(?:very |too |so |pretty |really )?(?:flat|tight|unreliable|outdated|understaffed|overbooked|too (?:much|many|high|low|slow|long|late|few|big|small|noisy|old|hard)|not (?:ready|\\p{Ll}{3,}ed))(?= (?:the same|alike|next|this|last|on|at|in|since|every|until|for)\\b|$|,| \\()|short (?:by )?(?:\\d|two|three|four|five|six|on)\\b|' +
  // "examiners back in September"
  '(?:back|ready|due|gone|out|away|finished|closed|open) (?=(?:in|by|on|from|until|before|after|next|this) (?:(?:the|early|late|mid) )?(?:\\d|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|spring|summer|autumn|fall|winter|week|month|quarter|year|end of)\\b))'
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
  const [, grown = '', course = ''] =
    /^((?:[\p{L}-]{2,24} ){0,2}\p{Ll}{3,}s )((?:up|down)(?=$|,).*)$/u.exec(text) ?? []
  // "complaints up, refunds down", but "the crew ramps up"
  const risen = grown.trim().split(' ')
  if (looksPlural(risen.at(-1) ?? '') && !isThirdPerson(risen.at(-1) ?? '') && !risen.some(isNoPart))
    return `${grown}are ${course}`
  const [, level = '', way = ''] = risingOne.exec(text) ?? []
  if (level) return `${level} is ${way}`
  if (!subject || words.some((word) => isNoPart(word.toLowerCase())) || shapeOf(subject.trim()) === 'clause')
    return text
  const isMany = looksPlural(words.at(-1) ?? '')
  const never = /^never (.+)$/.exec(rest)?.[1]
  if (never) return `${subject}${isMany ? 'have' : 'has'} never been ${never}`
  return `${subject}${isMany ? 'are' : 'is'} ${rest}`
}

const risingOne =
  /^((?:\p{Ll}+ )?(?:turnover|morale|attendance|demand|overtime|footfall|output|absence|churn|revenue|turnout|headcount)) ((?:up|down)(?=$|,).*)$/u

const movable =
  /^(?:complaints|refunds|returns|costs|sales|claims|orders|prices|visits|calls|bookings|rates|scores|rents|wages|volumes)$/

function isThirdPerson(word: string): boolean {
  return isVerbForm(word) && !movable.test(word)
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
