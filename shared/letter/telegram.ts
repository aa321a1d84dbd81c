/** What notes leave to the eye besides articles: hyphens, commas, "of", "and" and "to" (composer 3.5). */

/** "fri pm" */
const halves =
  /(?<!\bon )\b(mon|tues?|wed|thu|thurs?|fri|sat|sun|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday) (am|pm|arvo)\b/g
const weekdays: Readonly<Record<string, string>> = {
  mo: 'Monday',
  tu: 'Tuesday',
  we: 'Wednesday',
  th: 'Thursday',
  fr: 'Friday',
  sa: 'Saturday',
  su: 'Sunday',
}
const prefixes =
  /\b(pre|multi|non|mid|semi|co|cross|self|post|anti) (?=(?:trip|shift|op|wrote|founded|authored|ran|taught|created|year|teach|teaching|cut|book|assign|order|lead|led|site|team|season|term|service|market|level|profit|day|shift|cook|sale|sales|check|paid|store|shop|op|unit|week|month|managed|taught|serve|heat)\b)/g
/** Two words that make one adjective before a noun: "low acuity patients", "on call lead", "3 week look ahead". */
const adjectives =
  /\b(low|high|long|short|full|part|front|on|first|second|third|last|same|next|one|two|three|four|five|six|open|real|hard|fast|cold|hot|walk|take|load|fit|ride|hand|follow|sign|late|old|new|big|small|mid|good) (acuity|risk|volume|value|term|time|line|call|site|minute|day|hour|page|track|person|week|month|ended|end|stock|in|home|bearing|up|along|off|box|stage|year) (?=(?!(?:and|or|to|of|in|on|at|is|was|for|with|from|a|the|by|before|after|until|per|with|then|it|them|my|your|their|so|but|that|when|because|we|you|they|I|not|now|again|too|as|who|which|can|will|also|every|each|all|only|if|than)\b)\p{Ll}{3,})/gu
const compounded = new Set(
  `low acuity|low risk|high risk|high volume|high value|low volume|long term|short term|full time|part time|real time|front line|on call|on site|last minute|same day|next day|one page|two page|three page|fast track|one person|two person|three person|four person|five person|six person|one day|two day|three day|open ended|long stock|walk in|take home|load bearing|fit up|ride along|hand off|follow up|sign off|big box|front end|high end|low end|second stage|first year|second year`.split(
    '|',
  ),
)
const ordinals: Readonly<Record<string, string>> = { '1st': 'first', '2nd': 'second', '3rd': 'third' }
const hours = '(?:1[0-2]|[1-9])(?:[.:][0-5]\\d)?'

const repairs: readonly (readonly [RegExp, string | ((...found: string[]) => string)])[] = [
  [/\b(should|could|would|must|might) of\b/g, '$1 have'],
  [/\b(a )?couple (?=(?:more )?(?!of\b)\p{Ll}{3,}s\b)/gu, 'a couple of '],
  [/\bhalf day\b(?= (?:on|with|for|to|in)\b)/g, 'half a day'],
  [/(?<=day) (?:eve|nite)\b/g, ' evening'],
  [/\bx[ -]ray\b/gi, 'X-ray'],
  [/(\d) ?br\b/g, '$1-bedroom'],
  [/\bsq\.? ?ft\b/g, 'square feet'],
  [/\bsq\.? mi(?:les?)?\b/g, 'square mile'],
  [/(?<=\b\d{1,3}) square feet (?=\p{Ll})/gu, ' square-foot '],
  [/(?<=\d) square miles? (?=\p{Ll}+)/gu, '-square-mile '],
  [/\b(tier|level|grade|year|phase) ([1-9]) (?=\p{Ll}+ (?:center|centre|unit|team|class|room))/gu, '$1-$2 '],
  [
    /(?<=\p{Ll}{3} )last (?=(?:two|three|four|five|six|\d{1,2}) (?:years|months|weeks|seasons|quarters)\b)/gu,
    'in the last ',
  ],
  // "the ops people not from alerts", "two drops not one"
  [/\bfrom ([^,]{2,60}?\p{Ll}) not from /gu, 'from $1, not from '],
  [/(?<=\p{L} now) not (?=\p{L})/gu, ', not '],
  [/\b(\d{1,3}|two|three|four|five) (\p{Ll}+s) not (\d{1,3}|one|two|three|four|five)\b/gu, '$1 $2, not $3'],
  [/(?<=\p{Ll}{3}s?, )not 1$/gu, 'not one'],
  [
    /(?<=\p{Ll}) then (?=(?:can|cannot|can't|could|couldn't|don't|won't|have to|has to|need to|must)\b)/gu,
    ' and then ',
  ],
  // "use same tickets", "reteach next day", "drop bottom 20 suppliers"
  [/(?<=\p{Ll} )(?<!\b(?:the|this|that|these|those|very|much|a) )same(?= \p{L}|$)/gu, 'the same'],
  [/^same (?=\p{L}+ (?:does|do|is|was|has|covers|runs|works)\b)/u, 'the same '],
  [
    /\b(at|does|do|the|for|after|before|and) (drop|pick) (off|up)(?=$|[,.;)]| (?:and|so|in|at|or)\b)/g,
    '$1 $2-$3',
  ],
  [
    /\b(wants?|wanted) (?=(?:move|go|switch|migrate|cut|reduce|expand|grow|fix|hire|open|add|keep|change|improve) (?!of\b))/g,
    '$1 to ',
  ],
  // "check Monday"
  [
    /, (check|count|review|update|fill|send) (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b)/g,
    ', $1 it on ',
  ],
  [/(?<=\p{Ll} )(?:the )?same time\b/gu, 'at the same time'],
  [/\bat at the same\b/g, 'at the same'],
  [/(too (?:long|big|many|much|slow|small)) (?=\d+ \p{Ll}+s?$)/gu, '$1, '],
  // "conversion only 18% goal 25"
  [
    /(?<=^|said |says |that )(\p{L}[\p{L} ]{2,40}?)(?<! is| are| at) (?:(only|just|still) )?(\d[\d.]*)%,? (?:the )?(?:goal|target) (?:is )?(\d[\d.]*)%?$/gu,
    (_: string, thing: string, only: string | undefined, now: string, goal: string) =>
      `${thing} is ${only ? `${only} ` : ''}${now}% and the goal is ${goal}%`,
  ],
  [
    /\b(this|each|every) (person|resident|patient|child|customer|client|guest|pupil) (like|need|want|prefer|eat)\b/g,
    '$1 $2 $3s',
  ],
  [/\b(\d{1,2}) hourly (?=\p{L})/gu, '$1-hourly '],
  [/(?<=\d) ?tb\b/g, ' TB'],
  [/\byr ?(?=\d{1,2}\b)/gi, 'Year '],
  [/\bvat (?=returns?|registered|registration|rules|rate)/g, 'VAT '],
  [/\bSaturday sun(?:day)?\b/g, 'Saturday and Sunday'],
  [/(?<=\b(?:club|class|group|course) )(?=\d+ (?:kids|children|pupils|students|people)$)/g, 'for '],
  [/\bon ?call (?=rota|shift|rotation|list|duty|team)/g, 'on-call '],
  [/\boncall\b/g, 'on-call'],
  [/(?<=\p{Ll} )(?<!\b(?:the|very|by|for|and|or) )next day(?=$|[,.;)])/gu, 'the next day'],
  [
    /(?<=\p{Ll} )(?<!\b(?:the|our|your|their|my|his|her|its|these|those|in) )(top|bottom) (?=(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten) (?:\p{L}+ )?\p{L}+s\b)/gu,
    'the $1 ',
  ],
  [
    /\b(ends?|ended|starts?|started|opens?|opened|closes?|closed|expires?|expired|begins?|began|launch(?:es|ed)?|finish(?:es|ed)?|due) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?! \d))/g,
    '$1 in ',
  ],
  [/(?<=\p{Ll} )(?<!\b(?:in|for|since|of|from|by|the) )(?=FY2\d\b)/gu, 'in '],
  [/\bwith (?:0|zero) (?=(?:lost|\p{Ll}{3,}ed)\b(?! \p{L}))/gu, 'with none '],
  [
    /(\d \p{Ll}{3,20})\/(day|week|month|year|hour|shift)\b/gu,
    (_: string, counted: string, unit: string) => `${counted} ${unit === 'hour' ? 'an' : 'a'} ${unit}`,
  ],
  [/\bcdl[- ]?([ab])\b/gi, (_: string, kind: string) => `CDL-${kind.toUpperCase()}`],
  [/\bon till\b/g, 'on the till'],
  [
    /(?<=\p{Ll} )(?<!\b(?:the|every|each|one|that|first|last|by|at|a|per|all|any) )(night|day|week|month) before(?=$|[,.;)])/gu,
    'the $1 before',
  ],
  [/\bby (door|window|dock|desk|till|register|entrance|exit)\b/g, 'by the $1'],
  [
    /\b(get|without|need|needs|waiting for|the) (sign|hand|take) (off|over)(?=$|[,.;)]| (?:from|for|on|in)\b)/g,
    '$1 $2-$3',
  ],
  [/\bsoc ?2\b/gi, 'SOC 2'],
  [/\b(month|quarter|year) end\b/g, '$1-end'],
  [/\bbank rec(s?)\b/g, 'bank reconciliation$1'],
  [/\bno show(s?)\b/g, 'no-show$1'],
  [/(?<=\p{Ll} )(drop|sign) (off|up) (?=(?:rate|from \d|by \d))/gu, '$1-$2 '],
  [/\breturn to (run|work|play|sport) (?=\p{Ll}{3,})/gu, 'return-to-$1 '],
  [/\bpm (?=(?:schedule|program|programme|plan|checks?|tool|work)\b)/g, 'PM '],
  // "2nd chair", but "2nd shift" and "anybody on 2nd"
  [
    /\b(?<!\bthe )(1st|2nd|3rd) (?=(?!and\b|or\b|can\b|to\b|of\b|in\b|at\b|on\b|is\b|was\b|shift\b|grade\b|floor\b|year\b|class\b)\p{Ll}{3,})/gu,
    (_: string, ordinal: string) => `${ordinals[ordinal]} `,
  ],
  [
    /(?=[A-Z]{2})(?<=\b(?:in|from|at|for|to|with|of) )(NHS|EU|UK|USA|US|BBC|FDA|EPA|VA|IRS|UN)\b(?=$|[,.;)]| (?:and|or|too|in|for|with)\b)/g,
    'the $1',
  ],
  [/\b(only|just) 1 (?=\p{Ll}{3,})/gu, '$1 one '],
  [/\bincl\.? (?=[\p{L}\d])/gu, 'including '],
  [/(?<=\b(?:is|was|are|were) )(?:kind|sort) of (?=\p{Ll})/gu, ''],
  [/\b(lots|plenty|tons) (?=(?!of\b)\p{Ll}+s\b)/gu, '$1 of '],
  [/(?<=\p{Ll} )(?:~|about )?(\d{1,2})ish\b/gu, 'about $1'],
]

/** Hours as a span: "second chair 7-11 for two weeks" is from 7 to 11. */
const span = new RegExp(
  `(?=\\d)(?<=\\p{Ll}{3} )(?<!\\b(?:pages?|rooms?|grades?|years?|ages?|aged|weeks?|levels?|units?|phases?|between|from|about|of|steps?|lines?|chapters?|size|sizes|nurses|people|in|takes?|need|every|for|to|by|only|around) )(${hours} ?(?:am|pm)?)(?:-| to )(${hours} ?(?:am|pm)?)(?=$|[,.;)]| (?:for|on|every|each|and|with)\\b)`,
  'gu',
)

const sinceThen =
  /\b(I|we|you|they) (lost|had|made|built|sent|sold|kept|left|met|paid|cut|hit|bought|brought|taught|won|led|held|found|\p{Ll}{2,}ed) ([^,;:.]{2,60}?) since (?=(?:last |early |late |mid-?|the |this )?(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Christmas|Easter|Thanksgiving|spring|summer|autumn|fall|winter|new year|week|month|year|20\d\d))/gu

/** The note as it would be written out. */
export function writtenOut(text: string): string {
  const hyphened = text
    .replace(
      halves,
      (_, day: string, half: string) =>
        `on ${weekdays[day.slice(0, 2).toLowerCase()] ?? day} ${half === 'am' ? 'morning' : 'afternoon'}`,
    )
    .replace(prefixes, '$1-')
    .replace(adjectives, (whole, one: string, other: string) =>
      compounded.has(`${one} ${other}`) ? `${one}-${other} ` : whole,
    )
    .replace(span, (_, from: string, to: string) => `from ${from.trim()} to ${to.trim()}`)
  return repairs
    .reduce(
      (line, [pattern, full]) =>
        typeof full === 'string' ? line.replace(pattern, full) : line.replace(pattern, full),
      hyphened,
    )
    .replace(sinceThen, '$1 have $2 $3 since ')
}
