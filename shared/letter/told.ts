import { auxiliaries, isVerbForm, plainForm } from './words.ts'

/**
 * Notes that somebody else wrote speak of the candidate by name, and of two people as "he" and "she". In a talk of
 * two they can be told apart: the candidate is "I", the other one is the interviewer (composer 3.3).
 */

export type Pronoun = 'he' | 'she'

/** Which of the two is the candidate, as far as the notes show; undefined where they speak in the first person. */
export function candidatePronoun(texts: readonly string[], firstName: string): Pronoun | undefined {
  if (!/^\p{L}[\p{L}'’-]{2,}$/u.test(firstName)) return undefined
  for (const text of texts) {
    const after = new RegExp(`\\b${firstName}\\b[^.;]{0,80}?\\b(he|she|his|her)\\b`, 'i')
      .exec(text)?.[1]
      ?.toLowerCase()
    // "Beata forgot to say she has …", but "he told Beata that she …" and "Ciarán asked Beata how she'd …" too.
    if (after) return after === 'he' || after === 'his' ? 'he' : 'she'
  }
  const own = texts
    .map((text) =>
      /^(he|she)(?:['’]d| would| could| forgot| did| never| should| has| had| wishes) /i
        .exec(text)?.[1]
        ?.toLowerCase(),
    )
    .find((pronoun) => pronoun !== undefined)
  return own === 'he' || own === 'she' ? own : undefined
}

const forms = {
  he: { subject: 'he', object: 'him', possessive: 'his', own: 'his', self: 'himself' },
  she: { subject: 'she', object: 'her', possessive: 'her', own: 'hers', self: 'herself' },
} as const

const firstPersons: Readonly<Record<string, string>> = {
  is: 'am',
  has: 'have',
  does: 'do',
  was: 'was',
  "doesn't": "don't",
  "isn't": 'am not',
  "hasn't": "haven't",
  "wasn't": "wasn't",
}
const adverbs = /^(?:also|already|never|always|really|just|still|often|now|once|currently)$/i

/** The verb that follows "I" where it followed "he" or a name. */
function agreed(verb: string): string {
  const irregular = firstPersons[verb.toLowerCase()]
  if (irregular) return irregular
  if (auxiliaries.has(verb.toLowerCase()) || !/s$/.test(verb)) return verb
  return isVerbForm(verb.toLowerCase()) || /^\p{Ll}{3,}s$/u.test(verb) ? plainForm(verb) : verb
}

/** The note in the candidate's own words: the name and the pronoun become "I", "me" and "my". */
export function inFirstPerson(text: string, firstName: string, pronoun: Pronoun | undefined): string {
  const tokens = text.split(' ')
  const out: string[] = []
  const form = pronoun && forms[pronoun]
  for (let at = 0; at < tokens.length; at++) {
    const [, open = '', word = '', close = ''] = /^([^\p{L}]*)(.*?)([^\p{L}]*)$/u.exec(tokens[at] ?? '') ?? []
    const small = word.toLowerCase()
    const next = (tokens[at + 1] ?? '').toLowerCase().replace(/[^\p{L}'’]/gu, '')
    const isName = firstName.length > 2 && small === firstName.toLowerCase()
    const isOwned =
      firstName.length > 2 && small.replace(/['’]s$/, '') === firstName.toLowerCase() && /['’]s$/.test(small)
    const before = (tokens[at - 1] ?? '').toLowerCase()
    const isObject =
      /^(?:asked|told|tell|gave|give|showed|show|sent|send|with|to|for|at|by|about|from|of|liked|thanked|walked|took|saw|met|invited|called|call|ring|rang|phone|email|let|made|make|helped|help|offered|wanted|want|ask)$/.test(
        before,
      )
    if (isOwned) out.push(`${open}my${close}`)
    else if (form && small === form.possessive && form.possessive !== 'her') out.push(`${open}my${close}`)
    else if (form && small === form.self) out.push(`${open}myself${close}`)
    else if (form && small === 'hers' && pronoun === 'she') out.push(`${open}mine${close}`)
    else if (form && small === form.object && small !== 'her') out.push(`${open}me${close}`)
    else if (form && small === 'her' && pronoun === 'she')
      out.push(`${open}${isPossessive(next, close) ? 'my' : 'me'}${close}`)
    else if (isName && isObject) out.push(`${open}me${close}`)
    else if (isName || (form && small === form.subject)) {
      out.push(`${open}I${close}`)
      let verbAt = at + 1
      while (verbAt < tokens.length && adverbs.test(tokens[verbAt] ?? '')) out.push(tokens[verbAt++] ?? '')
      if (verbAt < tokens.length) {
        const [, verb = '', tail = ''] = /^([\p{L}'’]*)(.*)$/u.exec(tokens[verbAt] ?? '') ?? []
        out.push(agreed(verb) + tail)
      }
      at = verbAt
    } else out.push(tokens[at] ?? '')
  }
  return out.join(' ')
}

const strangers: readonly (readonly [RegExp, string])[] = [
  [
    /^the (?:lady|woman|girl)(?= (?:also )?(?:asked|asks|said|says|told|mentioned|explained|showed|wants?|wanted|likes?|liked|talked|spoke|thinks?|hopes?)\b)/i,
    'she',
  ],
  [
    /^the (?:man|gentleman|guy|bloke|chap|fella|fellow)(?= (?:also )?(?:asked|asks|said|says|told|mentioned|explained|showed|wants?|wanted|likes?|liked|talked|spoke|thinks?|hopes?)\b)/i,
    'he',
  ],
]

/** "The lady asked about my French": whoever one met, in a letter to her or to those who know her. */
export function withPronouns(text: string): string {
  return strangers.reduce((line, [pattern, pronoun]) => line.replace(pattern, pronoun), text)
}

function isPossessive(next: string, close: string): boolean {
  return (
    close === '' &&
    next !== '' &&
    !/^(?:the|a|an|that|how|what|why|when|on|in|at|to|by|for|with|about|and|tomorrow|today|next|if|whether)$/.test(
      next,
    )
  )
}
