import type { Known, Read } from './rubric.ts'
import { block, type Finding, warn } from './rubric-finding.ts'
import { unaccented } from './words.ts'

/** Rubric R3: the right person at the right company. A block only where a slip is certain. */
export function checkReader(letter: Read, known: Known): Finding[] {
  return [...checkGreeting(letter, known), ...checkCompany(letter, known)]
}

const salutation = /^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings)[,!]?\s*/i
/** Nobody in particular, or somebody by an office. */
const unnamed =
  /\b(?:team|all|everyone|everybody|committee|panel|board|department|office|staff|crew|group|managers?|interviewers?|members|colleagues?|friends?|recruit\w*|talent|hr|human resources|sirs?|madam|ladies|folks|there|again|principal|president|director|chair|dean|superintendent|supervisor|owner|boss|foreman|editor|officer|pastor|head|chief)\b/i
const honorific =
  /^(?:mr|mrs|ms|mx|miss|sir|dame|lord|lady|dr|doctor|prof|professor|rev|reverend|father|sister|rabbi|imam|judge|chef|captain|coach|herr|frau|mme|m)$/

/** People go by names that their names do not begin with. */
const nicknames: readonly ReadonlySet<string>[] = [
  'william bill billy liam',
  'robert bob bobby bert',
  'richard dick rick',
  'edward ted ed ned eddie',
  'theodore ted',
  'john jack',
  'henry hank harry',
  'charles chuck',
  'margaret peggy meg daisy greta rita',
  'elizabeth betty beth liz lisa bess libby',
  'anthony tony',
  'antonio tony toni',
  'christina tina',
  'christine tina',
  'christopher kit topher',
  'catherine kate kathy kit',
  'katherine cathy',
  'andrew drew',
  'alexander sasha xander lex sandy',
  'alexandra sasha sandra sandy lexi',
  'mary polly molly',
  'ann nancy',
  'anne nancy',
  'sarah sally',
  'dorothy dot',
  'james jim jimmy',
  'joseph joe pepe',
  'jose pepe',
  'francisco paco pancho frank',
  'frances fanny',
  'ignacio nacho',
  'guadalupe lupe',
  'isabel bel ella',
  'rebecca becky becca',
  'patricia tricia trish',
  'virginia ginny',
  'eugene gene',
  'lawrence larry',
  'gerald jerry',
  'jeremy jerry',
  'geoffrey jeff',
  'stephen steve',
  'phillip phil',
  'leonard lenny',
  'albert bert',
  'augustine gus',
  'vincent vince',
  'mikhail misha',
  'dmitri dima mitya',
  'ekaterina katya',
  'evgeny zhenya',
  'natalia tasha talia',
].map((names) => new Set(names.split(' ')))

/** Small, unaccented words of a name. */
function namesIn(text: string): string[] {
  return unaccented(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

function checkGreeting({ greeting }: Read, known: Known): Finding[] {
  if (!greeting) return [warn('R3', 'It does not begin with a greeting.')]
  const called = greeting.replace(salutation, '').replace(/[\s,.:;!–-]+$/, '')
  if (/^dear sir\b|\bsirs?\b.*\bmadam\b|^to whom\b/i.test(greeting))
    return [warn('R3', `“${greeting}” greets nobody; a name, or the team, does.`)]
  const words = namesIn(called).filter((word) => !honorific.test(word))
  if (words.length === 0 || unnamed.test(called) || /^(?:from|to)\b/.test(called)) return []
  const own = known.reader.flatMap(namesIn)
  if (own.length === 0 || words.some((word) => own.includes(word))) return checkSpelling(called, known)
  const goesTo = known.reader[0] ?? ''
  const other = known.others.find((name) =>
    words.some((word) => word.length > 1 && namesIn(name).includes(word)),
  )
  const isOwn = words.every((word) => namesIn(known.candidate).includes(word))
  if (other || isOwn) return [block('R3', `It greets ${called}, and goes to ${goesTo}.`)]
  // "Happy Friday," greets, and names nobody.
  if (!salutation.test(greeting)) return []
  if (words.some((word) => isLikely(word, own, known)))
    return [warn('R3', `It greets ${called}; the record has the name as ${goesTo}.`)]
  return [
    block(
      'R3',
      `It greets ${called}, and goes to ${goesTo}. If that is one person, write the name so among the people of the interview.`,
    ),
  ]
}

const read = new WeakMap<readonly string[], ReadonlySet<string>>()

/** Every name in the facts; the letters of one interview share them. */
function namesOf(facts: readonly string[]): ReadonlySet<string> {
  const names = read.get(facts) ?? new Set(facts.flatMap(namesIn))
  read.set(facts, names)
  return names
}

/** Whether somebody of these names may well be called so. */
function isLikely(word: string, own: readonly string[], { to, facts, reader }: Known): boolean {
  // A name in another script has Latin forms that nobody can guess.
  const isForeign = reader.some((name) => /\p{L}/u.test(name) && !/\p{Script=Latin}{2}/u.test(name))
  const isNickname = nicknames.some((set) => set.has(word) && own.some((name) => set.has(name)))
  const isAlike = own.some((name) => name[0] === word[0] || (word.length > 2 && name.includes(word)))
  const local = to?.slice(0, to.lastIndexOf('@')).toLowerCase() ?? ''
  const isTold = namesIn(local).includes(word) || namesOf(facts).has(word)
  return isForeign || isNickname || isAlike || isTold || (word.length > 2 && local.includes(word))
}

/** Diacritics are kept. */
function checkSpelling(called: string, { reader }: Known): Finding[] {
  const written = called.match(/[\p{L}\p{M}]+/gu) ?? []
  const given = reader.flatMap((name) => name.normalize('NFC').match(/[\p{L}\p{M}]+/gu) ?? [])
  const mend = written.flatMap((word) => {
    const right = given.find((one) => namesIn(one)[0] === namesIn(word)[0])
    return right && right.toLowerCase() !== word.normalize('NFC').toLowerCase() ? [right] : []
  })
  return mend[0] ? [warn('R3', `The name is written ${mend[0]}.`)] : []
}

const wish = new RegExp(
  [
    /\b(?:would|want|wanted|look(?:ing)? forward|hope|love|keen|glad|happy|eager|excited|[Tt]hanks?|interest(?:ed)?)\b[^.?!]{0,300}?/,
    /(?:\b(?:work|working|job|role|position|career|future|interview|interviewing|opening|team)\s(?:\p{Ll}{1,40}\s){0,3}at|\bjoin(?:ing)?)\s/u,
    /(\p{Lu}[\p{L}\p{N}&’'.-]*(?:\s(?:of|and|the|&|\p{Lu}[\p{L}\p{N}&’'.-]*)){0,12})/u,
    /(?=[.,;!?]?$|[.,;!?]\s|\s(?:as|and|because|very|on|in)\b)/,
  ]
    .map(({ source }) => source)
    .join(''),
  'u',
)

/** Certain only where the letter names the company nowhere, and wants a job at one that the record never heard of. */
function checkCompany({ subject, body, sentences }: Read, { company, facts }: Known): Finding[] {
  const own = namesIn(company).filter((word) => word.length > 1)
  const said = new Set(namesIn(`${subject}\n${body}`))
  const initials = own.map((word) => word[0]).join('')
  if (own.length === 0 || own.some((word) => said.has(word)) || said.has(initials)) return []
  const known = namesOf(facts)
  const squeezed = own.join('')
  for (const sentence of sentences) {
    const name = wish.exec(sentence)?.[1] ?? ''
    const words = namesIn(name).filter((word) => word.length > 2 && !/^(?:the|and|your|you|this)$/.test(word))
    if (words.length === 0 || !words.every((word) => !known.has(word) && !squeezed.includes(word))) continue
    const message = `It speaks of ${name.replace(/[.'’]+$/, '')}, and the interview was at ${company}. If that is right, say so in the notes.`
    return [block('R3', message, [sentence])]
  }
  return []
}
