import { secrecy } from './private.ts'
import type { Known, LetterKind, Read } from './rubric.ts'
import { type Finding, warn } from './rubric-finding.ts'
import { countShared, sharedStems, stemsOf, wordsOf } from './words.ts'

/** Rubric R4 to R13 and R16: what a letter of thanks says. */
export function checkSubstance(letter: Read, known: Known): Finding[] {
  return [
    ...checkThanks(letter),
    ...checkPlace(letter, known),
    ...checkTopic(letter, known),
    ...checkProof(letter, known),
    ...checkMissed(letter, known),
    ...checkEnd(letter),
    ...checkSubject(letter, known),
  ]
}

function checkThanks({ paragraphs }: Read): Finding[] {
  const thanks = paragraphs.join('\n').match(/\bthank/gi)?.length ?? 0
  const isFirst = /\bthank|\bgrateful|\bappreciate/i.test(paragraphs[0] ?? '')
  return [
    ...(isFirst ? [] : [warn('R4', 'The first paragraph does not say thank you.')]),
    ...(thanks > 3 ? [warn('R4', `It says thank you ${thanks} times; once is enough.`)] : []),
  ]
}

/** A short form is unmistakable when it has a word of the role. */
function checkPlace(
  { subject, body, paragraphs, signature }: Read,
  { company, role, kind, candidate }: Known,
): Finding[] {
  const named = (text: string, name: string) => sharedStems(text, name) > 0
  const whole = `${subject}\n${body}`
  const isFull: readonly LetterKind[] = ['full', 'byPhone', 'nothingToSay']
  const findings: Finding[] = []
  if (!named(whole, company) && !named(whole, role) && !/\b(?:role|position|interview|job)\b/i.test(whole))
    findings.push(warn('R5', `It does not name ${company} or the role.`))
  else if (
    isFull.includes(kind) &&
    stemsOf(role).size > 0 &&
    !named(`${subject}\n${paragraphs[0] ?? ''}`, role)
  )
    findings.push(warn('R5', 'Neither the subject nor the first paragraph names the role.'))
  const signed = new Set(wordsOf(signature))
  if (candidate && !wordsOf(candidate).some((word) => signed.has(word)))
    findings.push(warn('R5', 'It is not signed with your name.'))
  return findings
}

/** Half of what a topic is about, or three words of it in one sentence. */
function checkTopic({ paragraphs, sentences }: Read, { topics }: Known): Finding[] {
  const usable = topics
    .filter((topic) => !secrecy(topic))
    .map(stemsOf)
    .filter(({ size }) => size > 0)
  const whole = stemsOf(paragraphs.join('\n'))
  const parts = sentences.map(stemsOf)
  const isTold = usable.some(
    (topic) =>
      countShared(topic, whole) >= topic.size / 2 || parts.some((part) => countShared(topic, part) >= 3),
  )
  return usable.length === 0 || isTold
    ? []
    : [warn('R6', 'It names nothing that you talked about, so it could have gone to anybody.')]
}

const toldMax = 3

/** A sentence of one's own tells of a qualification when they share two words, or all of a short one. */
function checkProof({ sentences }: Read, { qualifications, kind }: Known): Finding[] {
  if (qualifications.length === 0 || kind === 'nothingToSay') return []
  const lines = qualifications.map(stemsOf)
  const told = sentences.filter((sentence) => {
    if (!/\b(?:I|my)\b/i.test(sentence)) return false
    const stems = stemsOf(sentence)
    return lines.some((line) => countShared(line, stems) >= Math.min(2, line.size))
  })
  if (told.length > toldMax)
    return [warn('R7', 'It tells much of your résumé again; one or two facts of it are enough.')]
  return told.length > 0 || kind === 'amongOthers'
    ? []
    : [warn('R7', 'It says nothing that you have done; one fact from your profile would.')]
}

const missedFrame =
  /\b(?:i )?(?:did ?n[o'’]?t|did not|forgot|should have|could have|never|wish i had|meant)(?: to)?(?: (?:get to )?(?:say|said|tell|told|mention|mentioned|shown?|bring up))?(?: (?:her|him|them|that|about|it))*\b/gi

function checkMissed({ paragraphs }: Read, { missed }: Known): Finding[] {
  const fact = missed?.replace(missedFrame, ' ') ?? ''
  const size = stemsOf(fact).size
  if (!missed || secrecy(missed) || size === 0) return []
  const isTold = sharedStems(fact, paragraphs.join('\n')) >= Math.min(3, size * 0.4)
  return isTold ? [] : [warn('R9', 'It does not say what you wished you had said.')]
}

const interest =
  /\b(?:interest(?:ed|s)?|would (?:very much |really |gladly |still )?(?:like|love|enjoy|welcome|suit|be (?:very |so )?(?:happy|glad|pleased))|(?:I|that I|to) want|wanting|wants?|look(?:ing)? forward|keen|eager|gladly|hope|happy to|glad to|enjoy|see you|see myself)\b|[’']d (?:like|love|be (?:happy|glad|pleased))/i

function checkEnd({ paragraphs, sentences }: Read): Finding[] {
  const marks = paragraphs.join('\n').match(/\?/g)?.length ?? 0
  // A P.S. or another afterthought may follow it.
  const last = paragraphs.slice(-2).join('\n')
  return [
    ...(marks > 2
      ? [
          warn(
            'R12',
            `It asks ${marks} questions; one is answered more readily.`,
            sentences.filter((one) => one.includes('?')).slice(2),
          ),
        ]
      : []),
    ...(interest.test(last) ? [] : [warn('R13', 'Its end does not say that you want the job.')]),
  ]
}

const subjectMin = 20
const subjectMax = 70

function checkSubject({ subject }: Read, { role, company, topics }: Known): Finding[] {
  const about = [role, company, ...topics].some((text) => sharedStems(subject, text) > 0)
  return [
    ...(subject.length > subjectMax
      ? [
          warn(
            'R16',
            `The subject is ${subject.length} characters long; mail programs show about ${subjectMax}.`,
          ),
        ]
      : []),
    ...(subject.length < subjectMin ? [warn('R16', 'The subject is short: say who and what.')] : []),
    ...(subject.includes('!') || (/\p{Lu}{4}/u.test(subject) && !/\p{Ll}/u.test(subject))
      ? [warn('R16', 'The subject shouts.')]
      : []),
    ...(/^(?:following|follow|checking) (?:up|in)\W*$/i.test(subject) || !(about || /\bthank/i.test(subject))
      ? [warn('R16', 'The subject names neither the role nor your thanks.')]
      : []),
  ]
}
