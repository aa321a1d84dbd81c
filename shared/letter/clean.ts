import { lower, type Spelling } from './capitals.ts'

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

const textSpeak: Readonly<Record<string, string>> = {
  'w/o': 'without',
  'w/': 'with',
  b4: 'before',
  abt: 'about',
  bc: 'because',
  'b/c': 'because',
  cuz: 'because',
  thru: 'through',
  ppl: 'people',
  mgr: 'manager',
  mgmt: 'management',
  approx: 'about',
  vs: 'versus',
  govt: 'government',
  yrs: 'years',
  yr: 'year',
  hrs: 'hours',
  mins: 'minutes',
  tmrw: 'tomorrow',
  tmr: 'tomorrow',
  u: 'you',
  ur: 'your',
  thx: 'thanks',
  pls: 'please',
  gonna: 'going to',
  wanna: 'want to',
  didnt: "didn't",
  dont: "don't",
  doesnt: "doesn't",
  cant: "can't",
  couldnt: "couldn't",
  wouldnt: "wouldn't",
  shouldnt: "shouldn't",
  isnt: "isn't",
  arent: "aren't",
  wasnt: "wasn't",
  werent: "weren't",
  hasnt: "hasn't",
  havent: "haven't",
  im: 'I am',
  ive: 'I have',
  thats: 'that is',
  theyre: 'they are',
  youre: 'you are',
  i: 'I',
}

/** Slips whose right form is beyond doubt; what is not here stays as it was typed. */
const slips: Readonly<Record<string, string>> = {
  teh: 'the',
  hte: 'the',
  adn: 'and',
  nad: 'and',
  taht: 'that',
  thier: 'their',
  wnat: 'want',
  wnats: 'wants',
  evry: 'every',
  evrey: 'every',
  alergen: 'allergen',
  alergens: 'allergens',
  alot: 'a lot',
  recieve: 'receive',
  recieved: 'received',
  seperate: 'separate',
  definately: 'definitely',
  calender: 'calendar',
  managment: 'management',
  managemnt: 'management',
  enviroment: 'environment',
  experiance: 'experience',
  expereince: 'experience',
  buisness: 'business',
  bussiness: 'business',
  custumer: 'customer',
  cusotmer: 'customer',
  cusotmers: 'customers',
  costumers: 'customers',
  schedual: 'schedule',
  shedule: 'schedule',
  maintainance: 'maintenance',
  maintenence: 'maintenance',
  accross: 'across',
  untill: 'until',
  wich: 'which',
  becuase: 'because',
  beacuse: 'because',
  tommorow: 'tomorrow',
  tommorrow: 'tomorrow',
  wensday: 'Wednesday',
  febuary: 'February',
  occured: 'occurred',
  succesful: 'successful',
  adress: 'address',
  begining: 'beginning',
  comittee: 'committee',
  developement: 'development',
  equipement: 'equipment',
  goverment: 'government',
  inventroy: 'inventory',
  improvment: 'improvement',
  knowlege: 'knowledge',
  liason: 'liaison',
  neccessary: 'necessary',
  occassion: 'occasion',
  perfomance: 'performance',
  planing: 'planning',
  proccess: 'process',
  programing: 'programming',
  qaulity: 'quality',
  quatlity: 'quality',
  reccomend: 'recommend',
  refered: 'referred',
  safty: 'safety',
  shfit: 'shift',
  suply: 'supply',
  teaher: 'teacher',
  traning: 'training',
  trainning: 'training',
  wierd: 'weird',
}

const expansions: readonly (readonly [RegExp, string])[] = [
  [/\b([Tt]hey|[Ww]e|[Yy]ou)['’]re\b/g, '$1 are'],
  [/\b([Ii])['’]m\b/g, 'I am'],
  [/\b([Tt]hey|[Ww]e|[Yy]ou|I)['’]ve\b/g, '$1 have'],
  [/\b([Tt]hey|[Ww]e|[Yy]ou|I|[Ss]?[Hh]e)['’]ll\b/g, '$1 will'],
  [
    /\b([Tt]hey|[Ww]e|[Yy]ou|I|[Ss]?[Hh]e)['’]d (?=like|love|want|prefer|need|call|try|start|be)/g,
    '$1 would ',
  ],
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
  const text = lower(tidy(removeTags(raw)), spelling)
    .replace(/(?<=\d) ?-> ?|(?<=\w) ?-> ?/g, ' to ')
    .replace(/\bw\/(?=\w)/gi, 'with ')
    // "Johnson & Johnson" stays.
    .replace(/(?<=[\p{Ll}\d]) & |(?<=\w) & (?=\p{Ll})/gu, ' and ')
    .replace(/(?<![\w'’/-])[\w'/]+(?![\w'’-])/g, (word) => {
      const spoken = textSpeak[word] ?? (/^[A-Z][a-z]/.test(word) ? textSpeak[word.toLowerCase()] : undefined)
      if (spoken && !(spelling.proper.get(word.toLowerCase()) === word)) return spoken
      const right = slips[word.toLowerCase()]
      if (!right || spelling.proper.has(word.toLowerCase())) return word
      mended.push(`${word} → ${right}`)
      return /^\p{Lu}/u.test(word) ? right.charAt(0).toUpperCase() + right.slice(1) : right
    })
  const expanded = expansions.reduce((line, [pattern, full]) => line.replace(pattern, full), text)
  return { text: numbersAsWords(compounds(expanded)).replace(/ {2,}/g, ' ').trim(), mended }
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
    .replace(/([!?,;:])\1+/g, (run, mark: string) => (mark === '?' ? run : mark))
    .replace(/ ([,.;:?!])(?!\p{L})/gu, '$1')
    .replace(/ +/g, ' ')
    .trim()
}

const labels =
  /\b(?:week|phase|line|level|tier|shift|step|part|version|year|grade|stage|series|type|local|no|number|at|room|page|day|q|top|wave|plant|building|unit|iso|class|cat|category|group|zone|section|chapter)\s$/i
const numerals = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** "6 weeks" → "six weeks"; figures with a sign, a unit or a label before them stay. */
function numbersAsWords(text: string): string {
  const small = text.replace(
    /(?<![\w.,$€£#%+-])([2-9]) (?=\p{Ll}{3,}s\b|people\b|children\b)/gu,
    (whole, digit: string, at: number) =>
      labels.test(text.slice(0, at)) ||
      /^\p{Ll}+ (?:to|or|and) \d/u.test(text.slice(at + 2)) ||
      /\d%? (?:to|or|and) $/.test(text.slice(0, at))
        ? whole
        : `${numerals[Number(digit)]} `,
  )
  return small.replace(/(?<=\bfor )1 (?=(?:day|week|month|year|hour)\b)/g, 'one ')
}

/** "40 cover service" → "40-cover service", "14 month job" → "14-month job". */
function compounds(text: string): string {
  return text
    .replace(
      /(?<![\w.,$-])(\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten) (cover|month|year|week|day|hour|minute|bed|person|seat|page|mile|foot|inch|ton) (?=(?!of\b|in\b|to\b|and\b|or\b|on\b|at\b|for\b|from\b|per\b|is\b|was\b|before\b|after\b|with\b)\p{Ll}{3,})/gu,
      '$1-$2 ',
    )
    .replace(/\bhalf hour (?=["“\p{L}])/gu, 'half-hour ')
}
