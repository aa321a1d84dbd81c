import { inside, type Voice } from './voice.ts'
import { countWords } from './words.ts'

/** Steps that one goes to: a call, a second round, a visit, meeting somebody. */

const events =
  /\b(?:calls?|tests?|tasks?|shifts?|panel|meetings?|meet-up|interviews?|rounds?|visits?|tours?|days?|presentation|exercise|assessment|conversation|chat|trial|demo|lunch|dinner|breakfast|sessions?|audition|study|assignment|take-home|challenge|walk-?through|observation|lesson|stage|shadowing|review|physical|exam|screening|screen|medical|orientation|workshop|debrief|follow-up|coffee|on-?site|zoom|ride-along|appointment|tasting|drive|check-in|catch-up|final|superday|induction|whiteboard|pairing|practical|placement|dry run)\b/i
const arranged =
  /^(?:(?:you|they|we|HR|someone|somebody|the (?:recruiter|team|hiring manager|office)|\p{Lu}[\p{L}’'-]+) )?(?:(?:also|then|will|would|is|are|to|going|need|needs|be|has|have|can|just) )*(?:set(?:s|ting)? up|schedul(?:es?|ing|ed)|book(?:s|ed|ing)?|arrang(?:es?|ing|ed)|organi[sz](?:es?|ing|ed)|lin(?:es?|ing|ed) up|sort(?:s|ing|ed)?(?: out)?|(?:send(?:s|ing)?|email(?:s|ing)?) (?:me |us |out |over )*(?:an? |the )?(?:calendar |zoom |teams )*(?:invite|invitation|link|times?|slots?|dates?) (?:for|to)|invit(?:es?|ing|ed) (?:me |us )?(?:back |in |over )*(?:for|to)|(?:want|wants|like|likes|bring|brings|have|having|has|get|gets|call|calls) me (?:back |in |over )*(?:for|to)|calls?(?: me)? to (?:set up|schedule|arrange|book)|(?:come|coming|go|going|back|in|called|called back|invited)(?: back| in| over)* (?:for|to)) (.{3,120})$/iu
const introduced =
  /^(?:(?:you|they|we|HR|the recruiter|\p{Lu}[\p{L}’'-]+) )?(?:(?:will|to|is|are|going) )*(?:put(?:s|ting)? me in touch with|connect(?:s|ing)? me (?:with|to)|introduc(?:es?|ing) me to|pass(?:es|ing)? (?:me|my (?:cv|résumé|resume|details)) (?:on |along )?to|hook(?:s|ing)? me up with) (.{3,80})$/iu
const deeds: Readonly<Record<string, string>> = {
  meet: 'meeting',
  'meet with': 'meeting with',
  visit: 'visiting',
  see: 'seeing',
  tour: 'touring',
  shadow: 'shadowing',
  join: 'joining',
  walk: 'walking',
  'ride along with': 'riding along with',
  'sit in on': 'sitting in on',
  'speak to': 'speaking to',
  'speak with': 'speaking with',
  'talk to': 'talking to',
  'talk with': 'talking with',
  'chat with': 'talking with',
  'chat to': 'talking to',
  'present to': 'presenting to',
  present: 'presenting',
  observe: 'observing',
  teach: 'teaching',
  attend: 'attending',
  spend: 'spending',
  cook: 'cooking',
  'work with': 'working with',
  'have lunch with': 'having lunch with',
  'have coffee with': 'having coffee with',
  'interview with': 'the interview with',
  'come by': 'coming by',
  'stop by': 'stopping by',
  'swing by': 'swinging by',
  'look round': 'looking round',
  'look around': 'looking around',
}
/** "Meeting with two engineers" is a thing. */
const deedForms = [...Object.keys(deeds), ...Object.values(deeds).filter((one) => one !== 'meeting with')]
  .toSorted((a, b) => b.length - a.length)
  .join('|')
const asked =
  '(?:(?:you|they|we|HR) )?(?:(?:would|will|also|likes?|wants?|needs?|asks?|asked|bring|get|have|has|having|invites?|invited) )*(?:me )?(?:to )?'
const going =
  '(?:I )?(?:(?:will|am|can|should|gets?|have|going|to|then|also) )*(?:(?:come|go|coming|going|swing|stop|drive)(?: (?:back|in|out|over|by|down|up|round))*(?: and| to|,)? )?(?:back )?'
/** "… and meet the crew". */
const furtherDeed = new RegExp(` and (${deedForms})\\b`, 'u')
const doing = new RegExp(`^${asked}${going}(${deedForms}) (.{2,100})$`, 'iu')
const titles =
  'CEO|CTO|CFO|COO|CMO|VP|GM|MD|director|manager|team|board|owner|owners|head|founder|founders|president|principal|partners|panel|chef|hiring manager|dean|foreman|superintendent|crew|staff|committee|boss|recruiter|supervisor|rest|department|whole|new|other|plant|shop|site|sales|operations|regional|general|department|office|engineering|hiring|senior|lead|HR(?= \\w)'
/** "with night crew" */
const groups =
  /\b(with|meet|meeting|to) (?!(?:the|an?|my|your|our|their|some|all|both|other|two|three|four|\d+)\b)(?=(?:[\p{L}-]+ ){0,2}(?:team|crew|board|panel|committee|staff|group)\b)/giu
const untitled = new RegExp(`\\b(with|to|by|meet|meeting|the) (?=(?:${titles})\\b)`, 'gi')

/** The end of "I look forward to …" without its time; undefined where the clause names nothing to go to. */
export function eventIn(text: string, voice: Voice): string | undefined {
  const plain = text.replace(/^(?:next(?: steps?| up| is| stage)*|then|so|now|back)(?: is| are)?[:,]? /i, '')
  const [, whom] = introduced.exec(plain) ?? []
  if (whom) return small(`speaking with ${articled(whom)}`, voice)
  const [, deed = '', object = ''] = doing.exec(plain) ?? []
  const isDeed = deed !== '' && !/\b(?:I|he|she|they|is|are|will|would|was)\b/i.test(object)
  const form = deeds[deed.toLowerCase()] ?? deed.toLowerCase()
  const done = isDeed
    ? small(
        `${form} ${articled(object).replace(furtherDeed, (_, next: string) => ` and ${deeds[next] ?? next}`)}`,
        voice,
      )
    : undefined
  if (done && isNamed(object)) return done
  const [, thing = plain] = arranged.exec(plain) ?? []
  // "Shadow shift" and "meeting with two engineers" are things.
  return eventNoun(thing.replace(/^(?:the|an?) time (?:for|to) (?:an? )?/i, ''), voice) ?? done
}

function eventNoun(text: string, voice: Voice): string | undefined {
  // "the final round in Seoul, in person": how one meets goes before what one goes to.
  const [, place, manner] = /^(.{3,}?),? (in[ -]person|face[ -]to[ -]face)$/i.exec(text) ?? []
  const low = inside(
    ordinals(
      place && manner
        ? `${manner.toLowerCase().replaceAll(' ', '-')} ${place.replace(/^(?:an?|the) /i, '')}`
        : text,
    ),
    voice,
  )
  if (!low || countWords(low) > 16) return undefined
  const head =
    low.split(/ (?:with|on|in|at|for|by|about|to|of|after|before|from|next|and|where|over)\b|,/, 1)[0] ?? ''
  const isClause =
    /\b(?:is|are|will|would|was|send|sent|due|coming|i|me|us|him|them|you|they|if|when|that)\b/i.test(
      low.replace(/\b(?:with|and|to|for) you\b/g, ''),
    )
  if (countWords(head) > 5 || !events.test(head) || isClause) return undefined
  const whole = withTitles(low).replace(
    /^((?:the )?(?:final|onsite|on-site))(?= (?:with|at|in)\b|$)/i,
    (one) => (/final$/i.test(one) ? `${one} round` : `${one} interview`),
  )
  const named = whole.replace(/\b(?:zoom|skype)\b/, (one) => (one === 'zoom' ? 'Zoom' : 'Skype'))
  return /^(?:my|our|your|another|one|this|that|two|three|four) /i.test(named)
    ? named
    : `the ${named.replace(/^(?:an?|the) /i, '')}`
}

function small(text: string, voice: Voice): string | undefined {
  const whole = withTitles(text)
  return countWords(whole) <= 16 && !/ (?:to|and|the|with|for|at)$/i.test(whole)
    ? inside(whole, voice)
    : undefined
}

/** "with CTO": with the CTO. */
function withTitles(text: string): string {
  return text
    .replace(groups, '$1 the ')
    .replace(untitled, (_, link: string) => (/^the$/i.test(link) ? 'the ' : `${link} the `))
}

/** "the team", "two engineers", "Luc": whom or what one meets. */
function articled(object: string): string {
  return isNamed(object) ? object : `the ${object}`
}

/** It needs no article. */
function isNamed(object: string): boolean {
  return /^(?:\p{Lu}|(?:the|an?|my|your|our|some|all|both|other|two|three|four|five|\d+|how|what|where|everyone|everybody|you|people)\b)/u.test(
    object,
  )
}

function ordinals(text: string): string {
  return text.replace(
    /\b(1st|2nd|3rd|4th)(?= (?:[\p{L}-]+ )?(?:interview|round|call|meeting|stage|panel|visit|chat|conversation|screen)\b)/giu,
    (one) => ['', 'first', 'second', 'third', 'fourth'][Number(one[0])] ?? one,
  )
}
