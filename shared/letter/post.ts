import { articleFor } from './articles.ts'
import { presentDeeds } from './plain-claims.ts'
import { determiners, resumePasts } from './words.ts'

/** What somebody is at work: a trade, a post, a rank. */

/** What one is by training or law, and no noun. */
export const adjectives = new Set(
  'certified licensed skilled experienced trained qualified chartered registered fluent bilingual proficient familiar comfortable accredited versed able authorised authorized'.split(
    ' ',
  ),
)

/** Nouns for what somebody is at work. */
const roleNoun =
  /^(?:[\p{L}-]{0,24}?\p{Ll}{2,}(?:er|or|ist|ian|eer|ant|ee)|nurse|mechanic|barista|lead|head|chair|coach|deputy|assistant|fellow|pi|member|trustee|founder|captain|guide|chef|cook|judge|clerk|paramedic|midwife|surgeon|vet|notary|attorney|solicitor|person|professional|specialist|keyholder|rep|representative|secretary|treasurer|officer|admin|editor|author|co-author|co-founder|mentor|signer|preceptor)$/iu
const notRoles =
  /^(?:communicator|leader|learner|thinker|player|worker|performer|achiever|solver|starter|listener|self-starter|number|order|power|paper|water|matter|center|computer|quarter|letter|chapter|folder|server|ladder|register|career|border|corner|floor|door|labor|error|factor|sector|color|favor|behavior|humor|monitor|sensor|motor|reactor|user|customer|better|other|another|over|under|after|never|ever|per|their|member of staff|semester|newsletter|transfer|offer|cover|career|degree|committee|plant|grant|restaurant|tenant|applicant)$/i
/** Callings by their letters. */
export const letters = /^(?:CPA|RN|LPN|LVN|CNA|EMT|PE|LCSW|LPC|CMA|CFP|FCA|ACA|FCCA|ACCA|AE|SDR|SRE)$/

/** "ISO 9001 lead auditor", "Red Seal electrician, 309A", "Co-author of the flood plan, adopted 2024". */
export function roleOf(line: string): string | undefined {
  const [, name = '', rest = ''] = /^([^,;:(–]+?)((?:,| \(| – |: | [-] ).*)?$/.exec(line) ?? []
  const [, base = '', link = ''] =
    /^(.+?)( (?:of|on|for|at|in|to|with|since|from)\b(?!-).*)?$/.exec(name.trim()) ?? []
  const words = base.split(' ')
  if (words.length > 6 || !isRole(base)) return undefined
  if (
    /^(?:[a-z]+ed|led|ran|built|worked|was|is|has)$/i.test(words[0] ?? '') &&
    !adjectives.has((words[0] ?? '').toLowerCase())
  )
    return undefined
  const isDeed = resumePasts.has((words[0] ?? '').toLowerCase())
  if (isDeed || words.some((word) => determiners.has(word.toLowerCase())) || /^\d/.test(base))
    return undefined
  const small =
    /^\p{Lu}[\p{Ll}-]+$/u.test(words[0] ?? '') && !/^\p{Lu}/u.test(words[1] ?? '')
      ? base.charAt(0).toLowerCase() + base.slice(1)
      : base
  const past = /^(?:,| at) ([^,]{3,60}), ((?:19|20)\d\d) ?[-–] ?((?:19|20)\d\d)$/.exec(rest)
  if (past && !link) return `I was ${articleFor(small)} ${small} at ${past[1]} from ${past[2]} to ${past[3]}`
  const years = /^, ((?:19|20)\d\d) ?[-–] ?((?:19|20)\d\d)$/.exec(rest)
  if (years) return `I was ${articleFor(small)} ${small}${link} from ${years[1]} to ${years[2]}`
  const [, count] = /^, ((?:over |about )?(?:\d{1,2}\+?|\p{Ll}+)) years$/u.exec(rest) ?? []
  if (count && !link) return `I have been ${articleFor(small)} ${small} for ${count} years`
  const isUnique =
    /^(?: of| on| for)\b/.test(link) &&
    /^(?:pi|head|chair|chief|co-author|lead|.* lead|.* officer|director|treasurer|secretary|captain|.* person)$/i.test(
      base,
    )
  const whose = isUnique ? small : `${articleFor(small)} ${small}`
  const since = / since /.test(link)
  const aside = /^ \([^()]{2,30}\)$|^, (?:adopted|published|founded|elected) in \d{4}$/.test(rest) ? rest : ''
  // "store manager, homeware, 2.8M turnover" without its end says too little.
  if (rest && !aside && !years && words.length <= 2 && !link && !/^\p{Lu}/u.test(words[1] ?? ''))
    return undefined
  const deed = /^, ((?:cut|ran|led|built|brought|raised|took|trained|\p{Ll}{3,}ed) .{6,90})$/u.exec(rest)?.[1]
  const further =
    deed && !/^(?:adopted|published|founded|elected|renewed|based)/.test(deed) ? `, and I ${deed}` : ''
  return `I ${since || isUnique ? 'have been' : 'am'} ${whose}${link}${aside}${further}`
}

/** "ED RN", "assistant buyer": what somebody is. */
export function isRole(post: string): boolean {
  const head = post.split(' ').at(-1) ?? ''
  // "support worker", but "hard worker"; "deliver" is a deed.
  const isWorker = /\b(?:support|social|care|youth|key|case|outreach) worker$/i.test(post)
  const isVerb = /(?:er|or)$/.test(head) && presentDeeds.has(head.toLowerCase())
  return (roleNoun.test(head) && !notRoles.test(head) && !isVerb) || isWorker || letters.test(head)
}
