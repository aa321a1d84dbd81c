import { clauseSubject, shapeOf } from './shape.ts'
import { sentence, type Wordings } from './voice.ts'
import { countWords, isVerbForm, looksPlural, prepositions } from './words.ts'

/** A clause taken apart into the thing that it is about and what is said of it, where that is certain. */

/** Who is no thing. */
const people =
  /(?:^|[ -])(?:kids|children|techs|attendants|teens|newcomers|juniors|seniors|bosses|parents|pupils|students|teachers|tutors|reps|drivers|nurses|travell?ers|doctors|patients|customers|clients|guests|members|users|people|staff|crews?|grads|graduates|residents|families|visitors|volunteers|donors|employees|workers|managers|engineers|developers|contractors|subcontractors|subs|suppliers|vendors|candidates|examiners|inspectors|auditors|assessors|carers|midwives|operators|planners|trainers|surveyors|lecturers|directors|partners|consultants|assistants|accountants|electricians|technicians|therapists|pharmacists|analysts|scientists|pickers|packers|growers|farmers|officers|agents|trainees|apprentices|casuals|couriers|handlers|dispatchers|regulars|buyers|welders|cooks|servers|hires|tenants|guys|men|women)$/

/** The subject with the rest hung on it, where the rest is one plain predicate. */
export function matterOf(text: string): { matter?: string } {
  const subject = clauseSubject(text)
  if (!subject || subject.length < 4) return {}
  if (isUnended(subject) || (perhapsPeople.test(subject) && !people.test(subject))) return {}
  const predicate = text.slice(subject.length).trim()
  const isPlain =
    !/[,;:]| (?:and|but|or|because|so|while|when|if|that|which|who|as) /.test(predicate) &&
    countWords(predicate) <= 9 &&
    countWords(subject) <= 5 &&
    !/^(?:an?|you|we|I|it|they|there|this|that|he|she|everybody|nobody|people|somebody|someone|everyone|no|all|each|every)\b/i.test(
      subject,
    )
  // "Their onboarding" would be "your onboarding", and a bare count noun needs its article.
  return isPlain && !/ing$/.test(subject.split(' ').at(0) ?? '')
    ? { matter: `${subject}, ${people.test(subject) ? 'who' : 'which'} ${predicate}` }
    : {}
}

/** Of whom "it" is not said. */
const person =
  /(?:^|[ -])(?:manager|director|boss|foreman|supervisor|lead|chef|owner|teacher|nurse|doctor|customer|client|guy|person|man|woman|kid|child|patient|student|driver|engineer|lawyer|partner|founder|ceo|cto|cfo|vp|head|chair|president|principal|dean|coach|baker|cook|welder|clerk|officer|team|crew|staff|board|council|family|company|everyone)$/i
/** One person rather than a thing: "the doctor". */
export function isSomebody(name: string): boolean {
  return person.test(name)
}

/** "Inspector" or "trailer": neither "who" nor "which" is certain, nor is "it". */
const perhapsPeople = /(?:^|[ -])\p{Ll}{3,}(?:er|or|ist|ian|ee)s?$/u

/** "training new" is no whole thing. */
function isUnended(name: string): boolean {
  return /(?:^| )(?:new|old|more|other|good|bad|big|small|first|last|same|own|late|early|extra)$/.test(name)
}

const subjectWordsMax = 7

/** "handoffs at shift change run over" → handoffs at shift change, and that they run over. */
export function thingOf(text: string): { thing?: { readonly name: string; readonly said: Wordings } } {
  const name = clauseSubject(text)
  if (!name || name.length < 4 || countWords(name) > subjectWordsMax) return {}
  if (
    /^(?:an?|the same|you|we|I|it|they|there|this|that|these|those|he|she|no|not|all|each|every|half|most|some|many|few|one|two|three|four|five|more|less|fewer|over|about|nearly|almost|\d)\b|body$|one$|[,;:"()]| (?:and|or|who|which|that|is|are) /i.test(
      name,
    )
  )
    return {}
  const predicate = text.slice(name.length).trim()
  // A second clause of its own is not said of the thing.
  if (isTwoClauses(text)) return {}
  const [verb = ''] = predicate
    .replace(/^(?:never|always|often|usually|rarely|seldom|sometimes) /, '')
    .split(' ')
  const isMany = /^(?:are|were|have|do)$/.test(verb) || (isVerbForm(verb) && !/s$/.test(verb))
  // "wedding consults eat up": what eats is no doing.
  const isDoing = /^\p{Ll}{3,}ing /u.test(name) && !isMany
  const words = name.split(' ')
  const until = words.findIndex((word, at) => at > 0 && prepositions.has(word))
  const head = words.slice(0, until < 0 ? words.length : until).join(' ')
  if (isUnended(name)) return {}
  if (!isDoing && (person.test(head) || (perhapsPeople.test(head) && !head.endsWith('s')))) return {}
  const pronoun = isMany || (!isDoing && looksPlural(head.split(' ').at(-1) ?? '')) ? 'they' : 'it'
  const said = withThatAgain(`${pronoun}${text.slice(name.length)}`)
  return {
    thing: { name, said: [[sentence(`you said that ${said}`)]] },
  }
}

/** "told me that one thing is so and that another is": the second clause is told too. */
export function withThatAgain(text: string): string {
  const [before, after] = aroundAnd(text)
  const isTwo =
    /^(?:the|your|you|they|it|there|nobody|everybody|everyone|no|a|an|that|\p{Ll}+ (?:is|are|was|were|has|have))\b/u.test(
      after,
    ) &&
    !after.startsWith('that ') &&
    isTwoClauses(text)
  return isTwo ? `${before} and that ${after}` : text
}

function isTwoClauses(text: string): boolean {
  const [before, after] = aroundAnd(text)
  return before !== '' && shapeOf(before) === 'clause' && shapeOf(after) === 'clause'
}

function aroundAnd(text: string): [string, string] {
  const at = text.lastIndexOf(' and ')
  return at > 0 ? [text.slice(0, at).replace(/,$/, ''), text.slice(at + 5)] : ['', '']
}
