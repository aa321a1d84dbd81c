import { shapeOf } from './shape.ts'

/** What a note says was done with its matter: talked about, said, asked, visited. */

interface Spoken {
  readonly text: string
  /** What the note says was done: said by the reader, as a clause or as a thing; asked by the reader, visited together, done for the candidate, or just talked about. */
  readonly manner: 'plain' | 'told' | 'said' | 'asked' | 'visited' | 'done'
}

const talkVerbs =
  /^(?:(?:we|i) )?(?:also |briefly |mostly |mainly )?(?:talked|spoke|chatted|discussed|covered|went over|touched on|touched upon|heard|learned|learnt|asked|enjoyed|liked|loved)\b/i
const talkObject =
  /^(?:(?:we|i) )?(?:also |briefly |mostly |mainly )?(?:(?:talked|spoke|chatted|asked|heard|learned|learnt)(?: [\w'’-]+){0,6}? (?:about|through|over|on)|discussed|covered|went over|touched on|touched upon|enjoyed(?: hearing about| talking about| discussing)?|liked|loved)(?: the fact that)? (.+)$/i
const saidVerbs =
  /^(?:(he|she|they|you) )?(?:also )?(?:said|says?|mentioned|mentions?|explained|told me|noted|showed(?: me| us)?|described|presented|outlined|walked (?:me|us) through|pointed out|stressed|emphasi[sz]ed|admitted|confirmed)(?: that)? (.+)$/i
const askedVerbs =
  /^(?:he|she|they|you) (?:also )?(?:asked|asks?|wants? to know|wanted to know|wondered)(?: me| us)? ((?:about|for|how|whether|if|what|why|which|when|where|to) .+)$/i
/** "The CEO said …": hearsay, which is not the reader's own word. */
const hearsay =
  /^(?!(?:he|she|they|you|we|i) )(?:[\p{L}'’-]+ ){1,4}(?:said|says|told me|told us|thinks|mentioned|explained)\b/iu
const visits: Readonly<Record<string, string>> = {
  walked: 'walk',
  toured: 'tour',
  visited: 'visit',
  saw: 'see',
  met: 'meet',
}

/** What the reader did for the candidate: "sorted my train", "walked me through the steps", "showed me the lab". */
const favours =
  /^(?:you|she|he) (?:also |kindly )?(sorted|showed|walked|talked|drove|took|gave|sent|brought|lent|made|bought|introduced|invited|stayed|arranged|organi[sz]ed|fixed|helped|met|picked) ((?:me|us|my|our)\b(?! (?:that|a hard|grief)).{3,80})$/i
const irregularIng: Readonly<Record<string, string>> = {
  drove: 'driving',
  took: 'taking',
  gave: 'giving',
  sent: 'sending',
  brought: 'bringing',
  lent: 'lending',
  made: 'making',
  bought: 'buying',
  met: 'meeting',
}

function ingOf(past: string): string {
  const small = past.toLowerCase()
  return irregularIng[small] ?? `${small.replace(/ed$/, '')}ing`
}

function opened(text: string): string {
  return text
    .replace(/^(?:also|and|plus|then|so|ok|okay|well|but),? /i, '')
    .replace(
      /^(?:an? )?(?:very |really )?(?:great|good|nice|interesting|long|brief|helpful|lovely|deep|fun|quick|short) (?:conversation|discussion|chat|talk)s? (?:about|on|around|over) /i,
      '',
    )
    .replace(
      /^(?:(?:we|i) )?had (?:an? |some )?(?:\p{L}+ )?(?:conversation|discussion|chat|talk|yarn|natter|chinwag|word)s? (?:about|on|around|over) /iu,
      '',
    )
    .replace(/^the fact that /i, '')
    .replace(/^(?:topics?|discussed|about|re)(?:: | - )/i, '')
}

/** Takes off what only says that there was talk; undefined where the note tells of the candidate's own talking. */
export function spokenOf(note: string, isAlone: boolean): Spoken | undefined {
  const text = opened(note)
  const favour = favours.exec(text)
  if (favour?.[1] && favour[2]) return { text: `${ingOf(favour[1])} ${favour[2]}`, manner: 'done' }
  const tour = /^(?:(?:i|we) )?(?:got|had|was given|were given|took) (?:a |the )?tour of (.+)$/i.exec(
    text,
  )?.[1]
  if (tour) return { text: `see ${tour}`, manner: 'visited' }
  const shown = /^(?:i )?was shown ((?:a?round )?.{3,60}?) by you$/i.exec(text)?.[1]
  if (shown) return { text: `showing me ${shown}`, manner: 'done' }
  if (hearsay.test(text)) return undefined
  const question = askedVerbs.exec(text)
  if (question) return { text: question[1] ?? '', manner: 'asked' }
  const said = saidVerbs.exec(text)
  if (said?.[2]) {
    const isReaders = said[1] ? true : isAlone
    const rest = said[2].replace(/^about /i, '')
    if (!isReaders) return undefined
    const isClause =
      shapeOf(rest) === 'clause' || (shapeOf(rest) === 'doubtful' && /\b(?:says?|said|told me)\b/i.test(text))
    return { text: rest, manner: isClause ? 'said' : said[1] ? 'told' : 'plain' }
  }
  const object = talkObject.exec(text)
  if (object?.[1]) return { text: object[1], manner: 'plain' }
  if (talkVerbs.test(text)) return undefined
  const [verb = '', ...rest] = text.replace(/^(?:we|i) /i, '').split(' ')
  const base = visits[verb.toLowerCase()]
  if (base && rest.length > 0)
    return /^(?:through|me|us|him|her|them)$/i.test(rest[0] ?? '')
      ? undefined
      : { text: `${base} ${rest.join(' ')}`, manner: 'visited' }
  return { text, manner: 'plain' }
}
