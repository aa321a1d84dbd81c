import { isDated, isSound } from './check.ts'
import { strangeTurns } from './claims.ts'
import { groundingFaults, withoutGiven } from './grounding.ts'
import { mixedDeeds, takenDeeds } from './grounding-deeds.ts'
import type { Told } from './model-answer.ts'
import { type Brief, type BriefFact, contentKinds } from './model-brief.ts'
import { ownWords, withoutTurns } from './model-courtesy.ts'
import { sentencesOf } from './split.ts'
import { stemsOf, wordsOf } from './words.ts'

/** What is wrong with one sentence of a model's: in form, in what it claims, and in whose name it claims it. */

/** Offers and presumptions, whatever the facts hold: the candidate makes them, or nobody does. */
const promise =
  /\b(?:I (?:promise|guarantee|commit|accept|can start|could start|will start|would start|am (?:available|free|ready|willing|able) (?:immediately|at once|from|to (?:start|begin|join|move|travel|work|accept))|can (?:begin|join|relocate))|(?:start(?:ing)?|begin(?:ning)?|join(?:ing)?) (?:with )?(?:you|your|immediately|right away|at once|the team)|my (?:salary|availability|notice period)|salary|relocat\w+|references? (?:are|is) available|when I (?:start|join)|as (?:your|part of your)|once I (?:am|have) (?:hired|joined))\b/i

const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u

/** The faults of a sentence, in words that the model is told; empty when it may stand. */
export function sentenceFaults(told: Told, brief: Brief): string[] {
  const { text, facts } = told
  const cited = facts.map((fact) => fact.text)
  const content = facts.filter(({ kind }) => contentKinds.has(kind))
  const matters = content.map((fact) => fact.text)
  return [
    ...(isSound(text, brief.given) && !invisible.test(text)
      ? []
      : [
          'it breaks a rule of form: whole, under 40 words, no exclamation marks, dashes, links or stock phrases',
        ]),
    ...(sentencesOf(text).length > 1 ? ['it is more than one sentence'] : []),
    ...(isDated(text) ? ['it names a day that will have passed'] : []),
    ...(content.length === 0 ? ['it does not cite a fact that is more than the role or the company'] : []),
    ...(content.length > 1 ? ['it tells more than one fact'] : []),
    ...(promise.test(text) && !cited.some((fact) => promise.test(fact)) ? ['it promises or presumes'] : []),
    ...groundingFaults(text, cited, brief.given),
    ...strangerFaults(text, matters, brief.given),
    ...strangeTurns(withoutGiven(withoutTurns(text), brief.given), matters),
    ...questionFaults(text, facts),
    ...content.flatMap((fact) => personFaults(text, fact, brief)),
    ...content.flatMap((fact) => standingFaults(text, fact, brief)),
  ]
}

/**
 * Stricter than rubric R14 is with our own sentences: a model has no notes of its own, and one word is enough to make
 * something up. What is not of its facts is a turn that they are put in.
 */
function strangerFaults(text: string, facts: readonly string[], given: readonly string[]): string[] {
  const strange = ownWords(text, facts, given)
  return strange.length > 0 ? [`it says what its facts do not: ${strange.join(', ')}`] : []
}

/** Rubric R12: the candidate's own question, and no other. */
function questionFaults(text: string, facts: readonly BriefFact[]): string[] {
  const own = facts.find(({ kind }) => kind === 'question')
  const asks = text.includes('?') || /\bask whether\b/.test(text)
  if (!asks) return own ? ['it turns the question into something else'] : []
  if (!own) return ['it asks what the candidate did not ask']
  const asked = stemsOf(text)
  const missing = [...stemsOf(own.text)].filter((stem) => !asked.has(stem))
  return missing.length > 1 ? [`it changes the question: ${missing.join(', ')} is missing`] : []
}

/** Of a deed or an idea, what nobody has agreed to. */
const presumption = /\b(?:will|shall|must|have to|need to)\b|['’]ll\b/i
const persons = /^(?:they|them|their|he|she|him|her|his|you|your|we|our|us|team|company)$/

/** Whose deed it is, and where: the candidate's record is not the reader's, nor the other way round. */
function personFaults(text: string, fact: BriefFact, { given, composed }: Brief): string[] {
  const matter = stemsOf(fact.text)
  const words = wordsOf(text)
  const owns = (owners: RegExp, reach: number) =>
    words.some(
      (word, at) =>
        owners.test(word) && words.slice(at + 1, at + 1 + reach).some((next) => isAmong(next, matter)),
    )
  const isInternal = composed.material?.isInternal ?? false
  const says = (pattern: RegExp) => wordsOf(fact.text).some((word) => pattern.test(word))
  if (fact.kind === 'topic') {
    const isOwn = says(/^(?:i|me|my|we|our|us)$/) || isInternal
    // "The last archivist was let go" has a subject, and the reader is not it.
    const isOfOthers = /^(?:the|an?|this|that|these|those|every|each) /i.test(fact.text) && !says(persons)
    return [
      ...(!isOwn && owns(/^(?:i|my|we|our)$/, 2) ? ['it makes the reader’s matter the candidate’s'] : []),
      ...(isOfOthers && /\byou\b/i.test(withoutTurns(text))
        ? ['it says of the reader what is not theirs']
        : []),
    ]
  }
  if (fact.kind === 'connection' && says(/^(?:we|us|our|both)$/)) return []
  const taken = [
    ...takenDeeds(text, fact.text).map((verb) => `it makes “${verb}” a deed of the candidate’s`),
    ...mixedDeeds(withoutTurns(text), fact.text).map((verb) => `it says “${verb}” of something else`),
    ...(presumption.test(withoutTurns(text)) && !presumption.test(fact.text)
      ? ['it promises or presumes']
      : []),
  ]
  if (fact.kind !== 'qualification' && fact.kind !== 'missed') return taken
  // "As an archivist I …", "for Inês": who names them there claims them for the record.
  const isSwapped = given.some((name) => text.includes(name) && !fact.text.includes(name))
  const isReader = !says(/^(?:you|your|yours)$/) && /\byour?s?\b/i.test(withoutTurns(text))
  return [
    ...(isReader ? ['it makes the candidate’s record the reader’s'] : []),
    ...taken,
    ...(isSwapped ? ['it moves the candidate’s record to the reader’s company or to the role'] : []),
  ]
}

function isAmong(word: string, stems: ReadonlySet<string>): boolean {
  return [...stemsOf(word)].some((stem) => stems.has(stem))
}

const attributes =
  /\byou(?:r team)? (?:\p{Ll}+ )?(?:said|say|mentioned|told|explained|asked|described|pointed|raised|noted|shared|brought up|spoke)\b|\byour (?:point|comment|remark|question|description|account|explanation)\b|\bthank you\b.* for (?:telling|explaining|describing|showing|sharing|raising|mentioning|bringing|asking|pointing|what you)\b/iu
const together = /\bwe (?:also )?(?:talked|spoke|discussed)\b/i
const talks =
  /\bwe (?:also )?(?:talked|spoke|discussed)\b|\bour (?:conversation|talk|discussion)\b|\b(?:talk|talking|talked|spoke|speaking|meeting) with (?:me|you)\b/i

/** Who said it is said only where it is known (composer 3.2), and of the candidate's own record nobody has. */
function standingFaults(
  text: string,
  { kind, standing, text: fact }: BriefFact,
  { isPassedOn }: Brief,
): string[] {
  const isOwn = kind === 'qualification' || kind === 'missed' || kind === 'idea'
  if (isOwn && (attributes.test(text) || together.test(text)))
    return ['it says that the two of them talked about it, which nobody knows']
  if (isOwn || kind === 'question' || standing === 'said') return []
  const isOfReader = /^(?:they|their|you|your|he|she|the (?:company|team))\b/i.test(fact)
  const isPutInMouth = attributes.test(text) && !(standing === 'shared' && isOfReader && !isPassedOn)
  return [
    ...(isPutInMouth ? ['it says that the reader said it, which nobody knows'] : []),
    ...(standing === 'open' && talks.test(text)
      ? ['it says that the two of them talked about it, which nobody knows']
      : []),
  ]
}
