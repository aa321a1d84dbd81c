/** What of a text could be untrue: its numbers, addresses, links and names, and whether the record has them (rubric R14). */

/** A number as it stands in the text, with all that it may mean: 40k is 40 and 40,000. */
interface Figure {
  readonly shown: string
  readonly values: readonly string[]
}

const multiples: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
  hundred: 1e2,
}

/** Letters that measure what stands before them; others make a name of it, as in 316L or 6G. */
const figure =
  /(?<![\p{L}\p{N}])(?<![\p{L}\p{N}][.,/:’'&_-])(?:[$€£]\s?)?(\d+(?:[.,]\d+)*)(?:(\s?-?(?:k|m|bn|thousand|million|billion|hundred)(?![\p{L}\p{N}]))|(?:%|x|h|hrs?|mins?|s|ms|sec|kg|g|lbs?|km|cm|mm|gb|tb|mb|mph|kph|usd|eur|gbp)(?![\p{L}\p{N}]))?(?![\p{L}\p{N}(]|[.,:/]\d|-\p{L}(?!\p{L}))/giu

function figuresIn(text: string): Figure[] {
  return [...text.matchAll(figure)].map(([shown, digits = '', multiple]) => {
    const plain = plainValues(digits)
    const factor = multiples[multiple?.replace(/[\s-]/g, '').toLowerCase() ?? '']
    return {
      shown: shown.trim(),
      values: factor ? [...plain, ...plain.map((value) => String(Number(value) * factor))] : plain,
    }
  })
}

/** "1,200" is 1200, "9,5" is 9.5, "1.200" may be either. */
function plainValues(digits: string): string[] {
  const asEnglish = Number(digits.replaceAll(',', ''))
  const asContinental = Number(digits.replaceAll('.', '').replaceAll(',', '.'))
  return [...new Set([asEnglish, asContinental].filter(Number.isFinite).map(String))]
}

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const numberWord = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...tens, ...small].join('|')})(?:[ -](?:${small.slice(1, 10).join('|')})(?!\\p{L}))?(?:[ -](?:hundred|thousand|million|billion))?(?!\\p{L})`,
  'giu',
)
/** What people write in words and mean as numbers. */
const spelled: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bhalf(?:[ -]an?)?[ -]hour/i, ['30', '0.5']],
  [/\bquarter of an hour/i, ['15']],
  [/\ban hour|\bhourly/i, ['60', '1']],
  [/\bhalf|\bhalved/i, ['50', '2']],
  [/\bthirds?\b/i, ['33', '3']],
  [/\bquarter/i, ['25', '3', '4']],
  [/\bdozen/i, ['12']],
  [/\bdoubl|\btwice\b|\bcouple\b|\bpair\b/i, ['2', '100']],
  [/\btripl/i, ['3', '200']],
  [/\ba (?:week|month|year)\b/i, ['1']],
  [/\ba decade\b/i, ['10']],
  [/\ba hundred\b/i, ['100']],
  [/\ba thousand\b/i, ['1000']],
  [/\ba million\b/i, ['1000000']],
]

function spelledValues(text: string): string[] {
  const words = [...text.matchAll(numberWord)].flatMap(([whole]) => {
    const [head = '', ...rest] = whole.toLowerCase().split(/[ -]/)
    const ten = tens.indexOf(head)
    const base = ten >= 0 ? (ten + 2) * 10 : small.indexOf(head)
    const one = rest.map((word) => small.indexOf(word)).find((index) => index > 0) ?? 0
    const factor = rest.map((word) => multiples[word]).find((value) => value !== undefined) ?? 1
    return [String((base + one) * factor), String(base)]
  })
  return [...words, ...spelled.flatMap(([pattern, values]) => (pattern.test(text) ? values : []))]
}

const month =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?!\\p{L})\\.?'
const dayOfMonth = '(?<!\\d)(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?(?!\\d)'

/** Days, hours and figures of speech: they make no claim about anybody's work. */
const appointments: readonly RegExp[] = [
  /\b\d{1,2}[.:]\d{2}(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?(?:[ap]\.?m\b\.?|o['’]clock)/gi,
  /\b(?:at|until|before|after|between)\s(?:1?\d|2[0-4])(?:\s(?:and|to|or)\s\d{1,2})?(?=[.,;?!)]|$|\s(?:on|tomorrow|today)\b)/gim,
  new RegExp(`${dayOfMonth}(?:\\s?[-–]\\s?${dayOfMonth})?(?:\\sof)?\\s${month}(?:,?\\s\\d{4})?`, 'gu'),
  new RegExp(`(?<!\\p{L})${month}\\s${dayOfMonth}(?:\\s?[-–]\\s?${dayOfMonth})?(?:,?\\s\\d{4})?`, 'gu'),
  /\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|\b\d{1,2}\/\d{1,2}\b/g,
  /\b\d{1,3}(?:st|nd|rd|th)\b/gi,
  /\b24\s?[/x]\s?7\b|\b9[- ]to[- ]5\b|\b50\s?[/-]\s?50\b|\b1[ :-](?:on[ -])?1s?\b|\b1[01]0 ?%|\b360[- ]degrees?\b|\b30\s?[/-]\s?60\s?[/-]\s?90\b|\b(?:within|in|the (?:next|last|past)) (?:24|48) hours\b/gi,
  /\b\d{1,2}[- ](?:minutes?|min)[ -](?:calls?|chats?|conversations?|meetings?|talks?|demos?|walk-?throughs?)\b/gi,
  /(?:day|tomorrow|morning|afternoon)\s(?:at|from|after|before|until)\s\d{1,2}(?:\s(?:to|or)\s\d{1,2})?\b|\bfrom \d{1,2} to \d{1,2}(?= (?:on|tomorrow|today)\b)|\b\d{1,2} (?:more )?minutes (?=of your|on the (?:phone|line))/gi,
  /\b[1-5] (?:more |last |quick |short |small |other )?(?:questions?|things?|points?|ideas?|reasons?|thoughts?)\b/gi,
  /\b(?:room|floor|suite|gate|building|ward|bay|desk) \d{1,4}\b/gi,
  /^ *\(?\d{1,2}[.)]\s/gm,
]

/** A capital letter before a number makes it the name of something: Python 3, ISO 9001, Local 50, Room 12. */
const namedNumber =
  /(?<=[^\s.?!][^\S\n]{0,9}\s)[\p{L}\p{N}.+#-]{0,40}\p{Lu}[\p{L}\p{N}.+#-]{0,40}[ -](?:No\. )?\d[\d.,:/-]{0,40}(?<=\d)/gu

const mailAddress = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
const link =
  /(?:https?:\/\/|www\.)[^\s<>"“”)\]]+|(?<![\p{L}\p{N}@./-])(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,8}\/[^\s<>"“”)\]]*/giu
/** With seven digits or more it is dialled. */
const phone = /(?<![\p{L}\p{N}])\+?\(?\d[\d\s().–-]{5,20}\d(?!\p{N})/gu

/** Everything that the record says, ready to be asked. */
export interface Evidence {
  readonly text: string
  readonly digits: string
  readonly words: ReadonlySet<string>
  readonly values: ReadonlySet<string>
}

/** The letters of one interview are held against the same facts, which are read once. */
const read = new WeakMap<readonly string[], Evidence>()

export function evidenceOf(facts: readonly string[]): Evidence {
  const known = read.get(facts) ?? readEvidence(facts)
  read.set(facts, known)
  return known
}

function readEvidence(facts: readonly string[]): Evidence {
  const text = facts.join('\n').normalize('NFC').toLowerCase()
  const coded = [...text.matchAll(/\d+(?:[.,]\d+)*/g)].flatMap(([digits]) => plainValues(digits))
  return {
    text,
    digits: text.replace(/[^\d\n]/g, ''),
    words: new Set(text.match(/[\p{L}\p{N}]+/gu)),
    values: new Set([...figuresIn(text).flatMap(({ values }) => values), ...coded, ...spelledValues(text)]),
  }
}

/** Addresses, links and telephone numbers of a text that no fact has, as they stand there. */
export function unknownAddresses(text: string, { text: facts, digits }: Evidence): string[] {
  const trimmed = (found: string) => found.replace(/[.,;:!?'’]+$/, '')
  const mails = (text.match(mailAddress) ?? []).map(trimmed)
  const links = (text.replace(mailAddress, ' ').match(link) ?? []).map(trimmed)
  const isKnown = (found: string) => facts.includes(bareLink(found)) || facts.includes(`@${hostOf(found)}`)
  return distinct([
    ...[...mails, ...links].filter((found) => !isKnown(found)),
    ...phonesIn(text).filter((found) => !digits.includes(found.replace(/\D/g, '').slice(-7))),
  ])
}

function bareLink(found: string): string {
  return found
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/$/, '')
}

/** Whoever mails from there lives there. */
function hostOf(found: string): string {
  return found.includes('@') ? found : (bareLink(found).split(/[/?#:]/, 1)[0] ?? '')
}

function phonesIn(text: string): string[] {
  const isDialled = (found: string) => found.replace(/\D/g, '').length >= 7
  return (withoutAppointments(text).match(phone) ?? []).filter(
    (found) => isDialled(found) && !/^\d{1,3}(?:[.,]\d{3})+$/.test(found),
  )
}

function withoutAppointments(text: string): string {
  return appointments.reduce((rest, pattern) => rest.replace(pattern, ' '), text)
}

/** Numbers of a text that no fact has, as they stand there. */
export function unknownNumbers(text: string, { values }: Evidence): string[] {
  const bare = [mailAddress, link].reduce((rest, pattern) => rest.replace(pattern, ' '), text)
  const rest = withoutAppointments(phonesIn(bare).reduce((left, found) => left.replace(found, ' '), bare))
  const claims = rest.replace(namedNumber, ' ')
  return distinct(
    figuresIn(claims)
      .filter((one) => !one.values.some((value) => value === '1' || values.has(value)))
      .map(({ shown }) => shown),
  )
}

const calendarWords =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$|^(?:january|february|march|april|may|june|july|august|september|october|november|december)$|^(?:english|ok|cv|ps|e-?mail|am|pm|uk|us|eu|dr|mrs?|ms|mx|prof|professor|chef|sir|dame)$/i

/** Capitalised words and acronyms within a sentence that no fact has. */
export function unknownNames(sentences: readonly string[], { words: known }: Evidence): string[] {
  const isKnown = (word: string) => {
    const bare = word.toLowerCase().replace(/['’]s?$/, '')
    return bare
      .split(/[^\p{L}\p{N}]+/u)
      .every((part) => part === '' || known.has(part) || known.has(part.replace(/s$/, '')))
  }
  const within = sentences.flatMap((sentence) =>
    [
      ...sentence.matchAll(
        /(?<=(?:[\p{L}\p{N},;)”"’'-]|\b(?:Dr|Mrs?|Ms|Mx|Prof)\.)\s["“(]?)\p{Lu}[\p{L}\p{N}]+(?:[-’'&.][\p{L}\p{N}]+)*/gu,
      ),
    ].map(([word]) => word),
  )
  return distinct(
    within.filter(
      (word) =>
        !/^I(?:['’]|$)/.test(word) && !calendarWords.test(word.replace(/['’]s$/, '')) && !isKnown(word),
    ),
  )
}

function distinct(list: readonly string[]): string[] {
  return [...new Set(list)]
}
