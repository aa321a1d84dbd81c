/** Closed lists of English, by which fragments of notes are told apart. Lists beat taggers on such fragments. */

// A bundle takes only the lists that it uses.
/* @__NO_SIDE_EFFECTS__ */
function list(text: string, ...others: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set([...others.flatMap((other) => [...other]), ...text.trim().split(/\s+/)])
}

export const determiners =
  list(`the a an this that these those my your his her its our their every each all any some
  no one two three four five six seven eight nine ten another both more most many several few enough`)

export const prepositions =
  list(`of in on at by for from to with within without about above across after against along
  among around as before behind below between beyond during except into near off onto out outside over past per
  through throughout toward towards under until up upon versus via like than`)

export const subordinators =
  list(`that who whom whose which where when while because if how what why whether so since
  although though unless`)

export const questionWords = list('how why what when where whether who which')

export const subjects =
  list(`i we you he she it they there nobody everybody everyone someone somebody no-one anyone
  anybody nothing everything`)

export const auxiliaries =
  list(`is are was were has have had can could will would should must might may do does did
  cannot isn't aren't wasn't weren't hasn't haven't hadn't can't couldn't won't wouldn't shouldn't don't doesn't
  didn't`)

/** Base forms that are no noun: after a plural they make a clause. */
export const clearBases =
  list(`go get make take arrive happen become keep lose bring want add depend expect fail
  feel find give grow include know let own prefer put remain require seem send sit spend suffer tell tend think try
  write come meet arise occur exist rely lack receive eat sell serve teach hear refuse steal forget`)

/** Bare verbs that are hardly ever the first noun of a compound. */
export const bareVerbs =
  list(`reduce improve bring make keep find get give take avoid begin choose collect combine
  compare consider consolidate create define deliver develop eliminate encourage ensure expand explain explore generate
  grow identify include integrate introduce involve learn let maintain manage merge migrate modernise modernize organise
  organize prepare prevent provide publish rebuild remove replace retain retrain save send simplify solve
  standardise standardize streamline teach tell validate verify weigh write hire`)

/** Bare verbs that open compounds too ("help desk", "use cases"): sure only before a determiner. */
export const looseVerbs =
  list(`ask add build convert cut fix help implement increase install invite measure pair pilot put
  quarantine raise recruit redesign render reset run separate set show sort speed start stop swap tie try turn use`)

/** Verbs whose third person is no noun, though their base may be one. */
const firmVerbs =
  list(`pay wait follow worry buy speak open close apply carry communicate compete complain complete continue
  contribute decide detect determine differ disappear discover discuss distribute earn enable enter establish evaluate
  exceed expire extend fill gather handle inform invest investigate listen live miss negotiate obtain operate outgrow
  oversee perform present produce promote protect prove quit reach read recommend recover refer relate remember renew
  represent resist resolve respond seek shrink struggle succeed survive understand vary warn wonder drag lag creep slip
  stall last drift freeze hang`)

/** Verbs that nouns may hide: evidence enough to doubt that a fragment is a noun phrase. */
export const verbs = list(
  `accept account achieve acquire act adapt adjust advise agree aim allow analyse analyze announce answer appear
  approach approve argue arrange assess assign assist attach attend audit automate back balance bake batch benefit bid
  bind blame block board book boost bounce break burn butt calculate call cancel care catch cause centralise centralize
  challenge change charge chart chase check churn clash clean clear coach code collapse commit comply conduct connect
  contact control cook coordinate copy cost count cover crash cross deal decline decrease delay deploy design direct
  display document double draft drain draw drill drive drop duplicate edit educate employ end engage escalate estimate
  face fall fight file finish fire fit flag float flow fly focus force forecast fork form function fund govern grade
  greet guide harm head hit hold host ignore inspect issue join judge jump kill label land launch lay lead leak leave
  lift limit link list load lock log look map mark market match matter mix model monitor mount move need notice offer
  order overlap overrun overwrite pack paint park pass patch peak phase pick pile place plan plant play point poll post
  practice practise press price print process promise propose pull purchase push quote ramp rank rate record reject
  release rely rent reopen repair repeat reply report request rescue research rest restart result resume retire return
  review rework ride ring rise roll rotate route rush scale schedule score scrap screen search select settle shadow
  shape share shift ship shop shut sign sink skip slow sound spike spin split spread stack staff stage stand stay step
  stick store stretch study submit suggest supervise supply support switch sync talk target test time touch tour track
  trade train transfer transform translate travel treat trial trim trust type update upgrade view visit vote wake walk
  want wash waste watch weld win work wrap`,
  ...[bareVerbs, looseVerbs, firmVerbs],
)

/** Present forms and past forms that are no noun and no participle: where one stands, there is a clause. */
export const clearVerbs = list(
  'fell went grew took came began wrote broke chose drove gave knew saw rose ran became ate drew flew threw',
  thirdPersons(
    list(
      `help install recruit separate say hurt mean belong hope believe love hate wear describe clog climb sag outsell
      outnumber`,
      ...[clearBases, bareVerbs, firmVerbs],
    ),
  ),
)

/** "decide" → "decides", "carry" → "carries". */
/* @__NO_SIDE_EFFECTS__ */
function thirdPersons(bases: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    [...bases].map((verb) => {
      if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`
      return /(?:ss|sh|ch|x|o)$/.test(verb) ? `${verb}es` : `${verb}s`
    }),
  )
}

const pasts =
  list(`built sent lost made held kept left met paid put cut set hit read told sold taught bought brought caught
  found led spent stood understood won got spread dealt`)

/** The same form is past and participle, so that a fragment with one may be a clause or a noun phrase. */
export const pastForms = list(
  `thought felt meant had hurt let shut split heard slept drawn grown taken written broken chosen driven
  given known seen gone done run`,
  pasts,
)

/** Past forms that open a line of a résumé, besides those in -ed. */
export const resumePasts = list(
  `grew wrote ran oversaw drove began took drew flew froze spoke gave came rose chose fought wove threw tore
  swore dug fed bred forged lent laid sought sank struck swung withdrew underwrote overcame foresaw rebuilt shot spun
  swept told undertook shrank broke rewrote`,
  pasts,
)

/** Words of measure and calendar, which two texts may share without being about the same thing. */
export const units =
  list(`second seconds minute minutes hour hours day days week weeks month months year years quarter
  quarters percent per cent times morning evening night today yesterday tomorrow monday tuesday wednesday thursday
  friday saturday sunday two three four five six seven eight nine ten eleven twelve first last new half`)

const stopWords =
  list(`the a an and or but of in on at by for from to with within without about after before into over
  through under than as is are was were be been being has have had can could will would should must may might do does
  did not no yes it its this that these those there here they them their he him his she her you your we us our i me my
  who which what when where how why all any each every both some more most other another such only own same so too
  very just also still get got gets one both while because if then`)

/** Titles that are written short: the stop after one ends no sentence. For a regular expression without regard to case. */
export const shortTitles = 'Dr|Mr|Mrs|Ms|Mx|Prof|Rev|Hon|Gen|Col|Sgt|Lt|Capt'

/** Letters that Unicode does not take apart into a plain one and its mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
}

/** Lower case, in letters without accents and strokes: for comparing, never for printing. */
export function unaccented(text: string): string {
  const apart = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return apart.replace(/[øæßłđðþ]/g, (letter) => plainLetters[letter] ?? letter)
}

const wordForm = /[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*/gu

/** The words of a text, lower-cased, without punctuation; hyphens separate. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().replaceAll('’', "'").match(wordForm) ?? []
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

function stem(word: string): string {
  if (word.length < 4) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2)
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1)
  if (word.endsWith('ing') && word.length > 5) return word.slice(0, -3)
  if (word.endsWith('ed') && word.length > 4) return word.slice(0, -2)
  return word
}

/** What a text is about: the stems of its content words, without numbers, measures and small words. */
export function stemsOf(text: string): Set<string> {
  const content = wordsOf(text).filter((word) => word.length > 1 && !stopWords.has(word) && !units.has(word))
  return new Set(content.filter((word) => !/^\d/.test(word)).map(stem))
}

export function sharedStems(one: string, other: string): number {
  return countShared(stemsOf(one), stemsOf(other))
}

/** For stems that are read once and compared often. */
export function countShared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one]
  let shared = 0
  for (const stem of few) if (many.has(stem)) shared++
  return shared
}

/** A lower-case word that looks like a plural noun; measures do not count. */
export function looksPlural(word: string): boolean {
  return (
    /^\p{Ll}{3,}s$/u.test(word) && !/(?:ss|us|is)$/.test(word) && !clearVerbs.has(word) && !units.has(word)
  )
}

/** The verb that `word` may be a form of, when it is the base or the third person. */
export function isVerbForm(word: string): boolean {
  return (
    verbs.has(word) || clearBases.has(word) || verbs.has(plainForm(word)) || clearBases.has(plainForm(word))
  )
}

const irregularThird: Readonly<Record<string, string>> = {
  is: 'are',
  was: 'were',
  has: 'have',
  does: 'do',
  goes: 'go',
  "isn't": "aren't",
  "wasn't": "weren't",
  "hasn't": "haven't",
  "doesn't": "don't",
  ties: 'tie',
  lies: 'lie',
}

/** "wants" → "want", "is" → "are": what follows "you" where the third person stood. Other forms stay. */
export function plainForm(verb: string): string {
  const irregular = irregularThird[verb]
  if (irregular) return irregular
  if (/[^aeiou]ies$/.test(verb) && verb.length > 4) return `${verb.slice(0, -3)}y`
  if (/(?:ss|sh|ch|x|zz|o)es$/.test(verb)) return verb.slice(0, -2)
  return /[^su]s$/.test(verb) && verb.length > 3 ? verb.slice(0, -1) : verb
}
