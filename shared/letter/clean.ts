import { calendarWords } from './calendar-words.ts'
import { isShouted, lower, type Spelling } from './capitals.ts'
import { alwaysCapitals, slips, textSpeak } from './short-forms.ts'
import { withNamesRaised } from './small-names.ts'
import { correctionOf } from './spelling.ts'
import { writtenOut } from './telegram.ts'

/** Cleans what people type on telephones; never changes what it says (composer 3.5). */

/** Longer notes are cut before anything looks at them, so that work stays bounded. */
const lengthMax = 4_000

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  '#x27': "'",
  '#34': '"',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  hellip: '…',
}

/** Control and format characters, but for line ends and the joiners that some scripts spell with. */
const invisible = /[^\P{Cc}\n]|(?![\u200c\u200d])\p{Cf}|\ufffe|\uffff/gu

/** One line of plain text: what a name, a company or a role may be printed as. */
export function plainLine(text: string, max = 300): string {
  return removeTags(decode(text.slice(0, lengthMax)))
    .replace(/\s+/g, ' ')
    .replace(invisible, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, max)
    .toWellFormed()
    .replace(/\ufffd/g, '')
    .trim()
}

/** Entities decoded once, line ends and odd blanks made plain, half characters and invisible ones gone. */
export function decode(text: string): string {
  return text
    .slice(0, lengthMax)
    .toWellFormed()
    .normalize('NFC')
    .replace(/&(#?\w{2,6});/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(invisible, '')
    .replace(/\ufffd/g, '')
}

/** Marks of formatting go, their text stays. */
export function removeTags(text: string): string {
  return text.replace(/<\/?[a-zA-Z][^<>]{0,200}>|<!--[^<>]{0,200}-->/g, ' ')
}

/** Where they are spoken of, "pts" are patients; elsewhere they may be points or parts. */
const careWords = [
  ...['patient', 'patients', 'nurse', 'nurses', 'rn', 'triage', 'ward', 'icu', 'hospital', 'bedside'],
  ...['clinic', 'outpatient', 'therapy', 'dental', 'rehab'],
]

const perUnits: Readonly<Record<string, string>> = { mo: 'month', wk: 'week', yr: 'year', hr: 'hour' }

const expansions: readonly (readonly [RegExp, string])[] = [
  [/\b([Tt]hey|[Ww]e|[Yy]ou)['’]re\b/g, '$1 are'],
  [/\bi(?=['’](?:m|ve|ll|d)\b)/g, 'I'],
  [/\b([Ii])['’]m\b/g, 'I am'],
  [/\b([Tt]hey|[Ww]e|[Yy]ou|I)['’]ve\b/g, '$1 have'],
  [/\b([Tt]hey|[Ww]e|[Yy]ou|I|[Ss]?[Hh]e)['’]ll\b/g, '$1 will'],
  [
    /\b([Tt]hey|[Ww]e|[Yy]ou|I|[Ss]?[Hh]e)['’]d (?=been|had|never|already|just|(?:said|told|brought|made|given|shown|taken|known|thought|kept|met|seen|done|gone|spoken|written)\b|(?:ever |always )?\p{Ll}+ed\b)/gu,
    '$1 had ',
  ],
  [/\b([Tt]hey|[Ww]e|[Yy]ou|I|[Ss]?[Hh]e)['’]d (?=\p{Ll})/gu, '$1 would '],
  [/\b([Ss]?[Hh]e|[Ii]t|[Tt]hat|[Tt]here)['’]s (?=been|got|had|seen|grown|become)/g, '$1 has '],
  [/\b([Ss]?[Hh]e|[Ii]t|[Tt]hat|[Tt]here)['’]s\b/g, '$1 is'],
]

export interface Cleaned {
  readonly text: string
  /** Slips that were mended, for the candidate to see. */
  readonly mended: readonly string[]
}

/** One fragment as plain English: bullets, emoji and shouting gone, short forms written out. */
export function cleanFragment(raw: string, spelling: Spelling): Cleaned {
  const mended: string[] = []
  const isLoud = isShouted(raw, spelling.isShouted)
  // What shouts may be an abbreviation, and what the record writes twice is no slip.
  const guess = (word: string) =>
    isLoud || (spelling.uses.get(word) ?? 0) > 1 ? undefined : correctionOf(word)
  const isOfCare = careWords.some((word) => spelling.uses.has(word))
  const text = lower(tidy(removeTags(raw)), spelling)
    .replace(/(?<=[\w%]) ?(?:->|→|⇒|➔) ?/g, ' to ')
    .replace(/(?<=\w) @ (?=\w)/g, ' at ')
    // "forgot 2 say"
    .replace(
      /\b(forgot|meant|wanted?|needed|tried|hoped?|going|able|how|got) 2 (?=(?:say|mention|tell|ask|talk|show|explain|bring|add|give|do|be|get|see|go|use|make|run|keep)\b)/gi,
      '$1 to ',
    )
    .replace(/\bw\/(?=\w)(?!o\b)/gi, 'with ')
    // Without a number before them HR has people in it, and "min" is the least.
    .replace(
      /(?<=\b(?:\d[\d.,]*|half|half an|an?|per|every|one|two|three) )(?:hr|min)\b/g,
      (unit, at: number, all: string) =>
        unit === 'hr' ? 'hour' : /\b(?:1|one|an?|per|every) $/.test(all.slice(0, at)) ? 'minute' : 'minutes',
    )
    .replace(/(?<![\p{L}\d./-])hr(?![\p{L}\d./-])/gu, 'HR')
    // "Johnson & Johnson" stays.
    .replace(/(?<=[\p{Ll}\d]) n (?=\p{Ll})/gu, ' and ')
    .replace(/(?<=\p{L}) \+ (?=\p{L})/gu, ' and ')
    .replace(/(?<=\p{Ll} )w (?=\p{L})/gu, 'with ')
    .replace(/, (?=only (?:one|two|three|\d{1,3}) \p{Ll})/gu, ' with ')
    .replace(
      /(?<=\b(?:ran|run|running|led|lead|managed|manage|managing|supervised|had|have) )(?=(?:crew|team|group|squad|fleet|class|kitchen|ward|shift) of \d)/g,
      'a ',
    )
    .replace(/\b(a|long|the) que\b/g, '$1 queue')
    .replace(
      /\b(next|last|this) (summer|winter|spring|autumn|fall|week|month|year)s (?=\p{Ll})/gu,
      "$1 $2's ",
    )
    .replace(/\bat the mo\b/g, 'at the moment')
    .replace(
      /(?<=\d)\/(mo|month|wk|week|day|yr|year|hr|hour)\b/g,
      (_, unit: string) => ` ${unit === 'hour' || unit === 'hr' ? 'an' : 'a'} ${perUnits[unit] ?? unit}`,
    )
    .replace(/(?<=[\p{L}\d+]) & (?=[\p{Ll}\d])/gu, ' and ')
    .replace(/(?<![\w'’/-])[\w'/]+(?![\w'’-])/g, (word) => {
      const spoken =
        textSpeak.get(word) ?? (/^[A-Z][a-z]/.test(word) ? textSpeak.get(word.toLowerCase()) : undefined)
      if (spoken && !(spelling.proper.get(word.toLowerCase()) === word)) return spoken
      if (spelling.proper.has(word.toLowerCase())) return word
      const capitals = inCapitals(word)
      if (capitals) return capitals
      if (word === 'pts' && isOfCare) return 'patients'
      const right = slips.get(word.toLowerCase()) ?? guess(word)
      if (!right) return word
      mended.push(`${word} → ${right}`)
      return /^\p{Lu}/u.test(word) ? right.charAt(0).toUpperCase() + right.slice(1) : right
    })
  const owned = text.replace(theirs, (there) => {
    mended.push(`${there.trim()} → their`)
    return /^T/.test(there) ? 'Their ' : 'their '
  })
  const expanded = expansions.reduce(
    (line, [pattern, full]) => line.replace(pattern, full),
    calendarWords(owned),
  )
  const plain = numbersAsWords(compounds(writtenOut(withNamesRaised(expanded))))
  // One letter has one kind of apostrophe.
  const marked = plain.replace(/(?<=\p{L})['’](?=\p{L})/gu, spelling.apostrophe)
  return { text: marked.replace(/ {2,}/g, ' ').trim(), mended }
}

/** "40% of there year", "there crew is small": after "of" and before a noun with its verb stands "their". */
const theirs =
  /(?<=\b(?:of|with|for|about|into|against|without|between|run|cut|lost|change|changed|keep|kept|need|use|using) )there (?!(?:and|but|are|was|were|that|for|from|since|until|till|with|when|every|all|this|last|next|now|then|too|because|who|which|will|has|have|had|can|could|would|should|must|may|might|already|again|first|before|after|once|twice|soon|anyway|instead|either|being|been|they|you|she)\b|\p{Ll}+ly\b)(?=\p{Ll}{3})|^there (?=\p{Ll}{3,} (?:is|are|was|were|has|have|wants?|needs?)\b)(?!(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|never|always|still|also|often|only|already|really|just|they|now|who|and|but|then)\b)/giu

function inCapitals(word: string): string | undefined {
  if (alwaysCapitals.has(word)) return word.toUpperCase()
  const one = word.slice(0, -1)
  return word.endsWith('s') && alwaysCapitals.has(one) ? `${one.toUpperCase()}s` : undefined
}

function tidy(text: string): string {
  return text
    .replace(
      /[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\ufe0e\ufe0f\u20e3\u200c\u200d]/gu,
      '',
    )
    .replace(/^[\s\-*•·‣◦–—>+#]+/, '')
    .replace(/^(?:\d{1,2}[.)]|[a-z]\)|\[[ xX]?\]) +/, '')
    .replace(/(?<=\s|^)[:;]-?[)(DP](?=\s|$)|<3/g, '')
    .replace(/ *— *| +[–-]{1,2} +/g, ', ')
    .replace(/[“”„]/g, '"')
    .replace(/\bvs\. /g, 'vs ')
    .replace(/\b(?:lol|haha+|lmao|btw|imo|tbh|fyi|idk|asap)\b[,.!]*/gi, '')
    .replace(/,? *(?:\betc\b\.?|\.{2,}|…)+ *$/gi, '')
    .replace(/\.{2,}|…/g, ',')
    .replace(/ ?\([^()]{1,24}!+\)/g, '')
    .replace(/([!?,;:])\1+/g, '$1')
    .replace(/ ([,.;:?!])(?!\p{L})/gu, '$1')
    .replace(/ +/g, ' ')
    .trim()
}

const labels =
  /\b(?:week|phase|line|level|tier|shift|step|part|version|year|grade|stage|series|type|local|no|number|at|room|page|day|q|top|wave|plant|building|unit|iso|class|cat|category|group|zone|section|chapter|route|bus|tier|bed|bench|dock|gate)\s$/i
const dated = /\b(?:January|February|March|April|May|June|July|August|September|October|November|December) $/
const numerals = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** "6 weeks" → "six weeks"; figures with a sign, a unit or a label before them stay. */
function numbersAsWords(text: string): string {
  const plain = text
    // "300+ parcels", but "a 300+ seat hall"
    .replace(
      /(?<![\w.,$€£#+-]|\b(?:an?|the|my|our|your|more than|over) )(\d[\d,.]*)\+ (?=(?!(?:and|or|but|in|on|at|to|for|who|is|are)\b)(?:\p{Ll}+ ){0,2}?\p{Ll}+s\b)/gu,
      'more than $1 ',
    )
    // "the waste from from the cooler"
    .replace(/\b(from|of|at|for|with|by) \1\b/g, '$1')
  const small = plain.replace(
    /(?<![\w.,$€£#%+'’/-])([2-9])(?= (?:[\p{L}][\p{L}-]* ){0,2}?\p{Ll}{2,}s\b| (?:people|children|men|women|staff)\b| (?:of (?:them|us|those|which|you)\b|in every\b)|[,;)](?!\d)|$)/gu,
    (whole, digit: string, at: number) => {
      const before = plain.slice(0, at)
      const after = plain.slice(at + 1)
      const isCounted = /^ /.test(after) || /\b(?:of|by|from|to) $/.test(before)
      const isLabel =
        labels.test(before) ||
        dated.test(before) ||
        /\bfrom \S+(?: \p{L}+){0,2} to $/u.test(before) ||
        /^ \p{L}+ (?:to|or|and) \d/u.test(after) ||
        /\d%? (?:to|or|and|in|of|out of) $/.test(before) ||
        /^ (?:[KMGT]B|[kKMG]?[WV]A?h?|k?[gml]|km|mm|cm|[KMG]?Hz|ha|ft|lbs?|oz|pt|x|EUR|USD|GBP|NOK|SEK|DKK|CHF|INR|JPY)\b/.test(
          after,
        ) ||
        /^ (?:to|or|and|in|out|times out|per|percent|million|billion|thousand|points? out)\b/.test(after) ||
        /^(?: [\p{L}-]+){0,2}? (?:is|was|less|plus|minus|not \d)\b/u.test(after)
      return isCounted && !isLabel ? (numerals[Number(digit)] ?? whole) : whole
    },
  )
  return small.replace(/(?<=\b(?:for|in) )1 (?=(?:day|week|month|year|hour)\b)/g, 'one ')
}

/** One of them before one thing: "24 unit job", not "3 store managers". */
const units =
  /(?<![\w.,$'’-])(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten) (unit|stop|patient|door|case|man|bay|lane|story|storey|room|site|country|county|city|store|school|acre|gallon|amp|volt|step|point|piece|student|pupil|child|member|car|truck|table|desk|user|node|server|tonne|litre|liter|course|ward|house|home|agent|company|store|part|team) (?=(?!of\b|in\b|to\b|and\b|or\b|on\b|at\b|for\b|from\b|per\b|is\b|was\b|before\b|after\b|with\b|that\b|who\b|which\b)\p{Ll}{2,}(?<!s)(?:$|[ ,.;)]))/gu

/** "40 cover service" → "40-cover service", "14 month job" → "14-month job". */
function compounds(text: string): string {
  return text
    .replace(
      /(?<![\w.,$-])(\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten) (cover|month|year|week|day|hour|minute|bed|person|seat|page|mile|foot|inch|ton) (?=(?!of\b|in\b|to\b|and\b|or\b|on\b|at\b|for\b|from\b|per\b|is\b|was\b|before\b|after\b|with\b)\p{Ll}{3,})/gu,
      '$1-$2 ',
    )
    .replace(units, '$1-$2 ')
    .replace(/\bhalf hour (?=["“\p{L}])/gu, 'half-hour ')
}
