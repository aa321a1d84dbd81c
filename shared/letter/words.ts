/** Closed lists of English, by which fragments of notes are told apart. Lists beat taggers on such fragments. */

// A bundle takes only the lists that it uses.
/* @__NO_SIDE_EFFECTS__ */
function list(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
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

/** Present forms and past forms that are no noun and no participle: where one stands, there is a clause. */
export const clearVerbs =
  list(`takes gets makes wants keeps goes comes gives says thinks adds becomes brings depends
  expects fails feels finds happens helps includes knows lets loses owns pays prefers puts remains requires seems
  sends sits spends suffers tells tends tries waits writes arrives grows relies lacks hurts follows means belongs
  exists serves teaches worries hopes believes loves hates hires buys sells meets eats wears speaks opens closes
  begins applies carries chooses collects combines communicates compares competes complains completes considers
  continues contributes creates decides defines delivers describes detects determines develops differs disappears
  discovers discusses distributes earns eliminates encourages enables ensures enters establishes evaluates exceeds
  expands expires explains explores extends fills forgets gathers generates handles hears identifies improves
  informs installs introduces invests investigates keeps learns listens lives maintains manages misses negotiates
  obtains occurs operates organises organizes outgrows oversees performs prepares presents prevents produces promotes
  protects proves provides publishes quits reaches reads recommends recovers recruits reduces refers refuses relates
  remembers removes renews replaces represents resists resolves responds retains saves seeks separates shrinks
  solves steals struggles succeeds survives understands validates varies verifies warns wonders
  drags lags creeps slips stalls lasts drifts clogs freezes hangs climbs sags outsells outnumbers outgrows
  fell went grew took came began wrote broke chose drove gave knew saw rose ran became ate drew flew threw`)

/** Base forms that are no noun: after a plural they make a clause. */
export const clearBases =
  list(`go get make take arrive happen become keep lose bring want add depend expect fail
  feel find give grow include know let own prefer put remain require seem send sit spend suffer tell tend think try
  write come meet arise occur exist rely lack receive eat sell serve teach hear refuse steal forget`)

/** Verbs that nouns may hide: evidence enough to doubt that a fragment is a noun phrase. */
export const verbs =
  list(`accept account achieve acquire act adapt adjust advise agree aim allow analyse analyze
  announce answer appear apply approach approve argue arrange ask assess assign assist attach attend audit automate
  avoid back balance bake batch begin benefit bid bind blame block board book boost bounce break bring build burn butt buy
  calculate call cancel care carry catch cause centralise centralize challenge change charge chart chase check choose
  churn clash clean clear close coach code collapse collect combine commit communicate compare compete complain
  complete comply conduct connect consider consolidate contact continue contribute control convert cook coordinate
  copy cost count cover crash create creep cross cut deal decide decline decrease define delay deliver deploy design
  detect determine develop differ direct disappear discover discuss display distribute document double draft drag drain
  draw drift drill drive drop duplicate earn edit educate eliminate employ enable encourage end engage ensure enter
  escalate establish estimate evaluate exceed expand expire explain explore extend face fall fight file fill find
  finish fire fit fix flag float flow fly focus follow force forecast forget fork form freeze function fund gather
  generate govern grade greet guide handle hang harm head hear help hire hit hold host identify ignore implement
  improve increase inform inspect install integrate introduce invest investigate invite issue join judge jump kill
  label lag land last launch lay lead leak learn leave lift limit link list listen live load lock log look maintain
  manage map mark market match matter measure merge migrate miss mix model monitor mount move need negotiate notice
  obtain offer open operate order organise organize outgrow overlap overrun oversee overwrite pack paint park pass
  patch pay peak perform phase pick pile pilot place plan plant play point poll post practice practise prepare present
  press prevent price print process produce promise promote propose protect prove provide publish pull purchase push
  quarantine quit quote raise ramp rank rate reach read rebuild recommend record recover recruit redesign reduce refer
  refuse reject relate release rely remember remove render renew rent reopen repair repeat replace reply report
  represent request rescue research reset resist resolve respond rest restart result resume retain retire return
  review rework ride ring rise roll rotate route run rush save scale schedule score scrap screen search seek select
  sell separate serve set settle shadow shape share shift ship shop show shrink shut sign simplify sink skip slip slow
  solve sort sound speak speed spend spike spin split spread stack staff stage stall stand standardise standardize
  start stay steal step stick stop store streamline stretch struggle study submit succeed suggest supervise supply
  support survive swap switch sync talk target teach tell test think tie time touch tour track trade train transfer
  transform translate travel treat trial trim trust try turn type understand update upgrade use validate vary verify
  view visit vote wait wake walk want warn wash waste watch weigh weld win wonder work worry wrap write`)

/** The same form is past and participle, so that a fragment with one may be a clause or a noun phrase. */
export const pastForms =
  list(`built sent lost made held kept left met paid put cut set hit read told sold taught
  thought bought brought caught felt found led meant spent stood understood won got had hurt let shut split spread
  heard slept dealt drawn grown taken written broken chosen driven given known seen gone done run`)

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

/** Past forms that open a line of a résumé, besides those in -ed. */
export const resumePasts =
  list(`led cut built grew wrote taught ran oversaw set drove won kept hit sold began brought
  held made took drew flew froze found spoke gave got put came rose met bought caught chose dealt fought left
  wove threw tore swore dug fed bred forged lent laid sought sank struck swung withdrew underwrote overcame foresaw
  lost paid read rebuilt sent shot spent spread spun stood swept told understood undertook shrank broke rewrote`)

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
