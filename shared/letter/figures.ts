/** Numbers as both writers may put them: "nine" and 9, "half" and 50%, "2 million" and 2M are the same. */

const words: Readonly<Record<string, readonly string[]>> = {
  zero: ['0'],
  two: ['2'],
  three: ['3'],
  four: ['4'],
  five: ['5'],
  six: ['6'],
  seven: ['7'],
  eight: ['8'],
  nine: ['9'],
  ten: ['10'],
  eleven: ['11'],
  twelve: ['12'],
  thirteen: ['13'],
  fourteen: ['14'],
  fifteen: ['15'],
  sixteen: ['16'],
  seventeen: ['17'],
  eighteen: ['18'],
  nineteen: ['19'],
  twenty: ['20'],
  thirty: ['30'],
  forty: ['40'],
  fifty: ['50'],
  sixty: ['60'],
  seventy: ['70'],
  eighty: ['80'],
  ninety: ['90'],
  hundred: ['100'],
  thousand: ['1000'],
  million: ['1000000'],
  billion: ['1000000000'],
  half: ['half', '50', '0.5', '1/2'],
  halved: ['half', '50', '0.5', '1/2'],
  halving: ['half', '50', '0.5', '1/2'],
  third: ['third', '3rd', '33', '1/3'],
  thirds: ['third', '2/3', '66', '67'],
  quarters: ['quarters', '3/4', '75'],
  twice: ['twice', '2', '2x'],
  double: ['twice', '2', '2x'],
  doubled: ['twice', '2', '2x'],
  doubling: ['twice', '2', '2x'],
  triple: ['3', '3x'],
  tripled: ['3', '3x'],
  tripling: ['3', '3x'],
  first: ['1st'],
  second: ['2nd', 'second'],
  fourth: ['4th'],
  fifth: ['5th'],
  sixth: ['6th'],
  seventh: ['7th'],
  eighth: ['8th'],
  ninth: ['9th'],
  tenth: ['10th'],
  dozen: ['12', 'dozen'],
  dozens: ['dozens'],
  hundreds: ['hundreds'],
  thousands: ['thousands'],
  millions: ['millions'],
  billions: ['billions'],
}

/** These say a place in a row or a measure of time as often as a number, so they prove but need no proof. */
const isLoose = new Set(['first', 'second'])

const factors: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  b: 1e9,
  billion: 1e9,
}

export interface Figure {
  /** As it stands in the text. */
  readonly written: string
  /** The ways in which the same may be written elsewhere. */
  readonly forms: readonly string[]
  readonly unit: 'percent' | 'money' | undefined
  readonly needsProof: boolean
  /** No word follows that it counts, as in "97%, target 99.5". */
  readonly isBare: boolean
  /** Where it begins. */
  readonly at: number
}

const digits =
  /(?<![\p{L}\p{N}])([$€£¥₹]\s?)?(\d+(?:[.,:/]\d+)*)(?:(\s?(?:%|percent\b|per cent\b))|(st|nd|rd|th|x)\b|\s?(k|m|mn|bn|b|thousand|million|billion)\b)?(\s?(?:dollars|euros|pounds|USD|EUR|GBP)\b)?/giu

/** The figures of a text in their order; "316L" and the like are names, not figures. */
export function figuresOf(text: string): Figure[] {
  const inDigits = [...text.matchAll(digits)].map((match): Figure => {
    const [written, before, number = '', percent, ending, factor = '', after] = match
    const plain = number.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    const times = factors[factor.toLowerCase()]
    const value = times && Number.isFinite(Number(plain)) ? String(Math.round(Number(plain) * times)) : plain
    return {
      written: written.trim(),
      forms: ending ? [plain + ending.toLowerCase(), plain] : [value],
      unit: percent ? 'percent' : before || after ? 'money' : undefined,
      needsProof: true,
      isBare: /^[^\S\n]*(?:[,.;:)\n]|$)/.test(text.slice(match.index + written.length)),
      at: match.index,
    }
  })
  // A factor is part of the figure before it.
  const rest = text.replace(digits, (figure) => ' '.repeat(figure.length))
  const inWords = [...rest.matchAll(/(\p{L}+)(\s(?:percent|per cent)\b)?/giu)].flatMap(
    ({ index, 1: word = '', 2: percent }): Figure[] => {
      const low = word.toLowerCase()
      const forms = words[low]
      const unit = percent ? 'percent' : undefined
      return forms
        ? [{ written: word, forms, unit, needsProof: !isLoose.has(low), isBare: false, at: index }]
        : []
    },
  )
  return [...inDigits, ...inWords].sort((one, other) => one.at - other.at)
}

/** A part of a whole, which may stand as a word or in percent. */
function isShare(written: string): boolean {
  return /^(?:half|halv|third|quarters)/i.test(written)
}

/** What of the figures in `text` is not in `sources`, or is there in another unit. */
export function unprovenFigures(text: string, sources: string): string[] {
  const known = figuresOf(sources)
  const isPercentText = /%|\bper ?cent\b/i.test(text)
  const isPercentSource = /%|\bper ?cent\b/i.test(sources)
  return figuresOf(text).flatMap((figure) => {
    if (!figure.needsProof) return []
    const same = known.filter((one) => one.forms.some((form) => figure.forms.includes(form)))
    const isProven = same.some(
      ({ unit, written, isBare }) =>
        unit === figure.unit ||
        isShare(figure.written) ||
        isShare(written) ||
        (figure.unit === 'percent' && unit === undefined && isBare && isPercentSource) ||
        // "from 9 to 2%": the unit stands once for both.
        (unit === 'percent' && figure.unit === undefined && isPercentText),
    )
    return isProven ? [] : [figure.written]
  })
}

/** "From 9 to 2", where the sources say "from 2 to 9". */
export function turnedFigures(text: string, sources: string): string[] {
  const known = figuresOf(sources)
  const placeOf = ({ forms }: Figure, after = -1) =>
    known.findIndex((one, at) => at > after && one.forms.some((form) => forms.includes(form)))
  const spans = text.matchAll(/\bfrom (\S+)(?: \S+)? to (\S+)/gi)
  return [...spans].flatMap(([whole, before = '', after = '']) => {
    const [from] = figuresOf(before)
    const [to] = figuresOf(after)
    if (!from || !to) return []
    const start = placeOf(from)
    return start >= 0 && placeOf(to) >= 0 && placeOf(to, start) < 0 ? [whole] : []
  })
}
