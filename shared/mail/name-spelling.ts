/** Names of people as they are spelt in addresses. */

const titles = new Set(['dr', 'prof', 'mr', 'mrs', 'ms', 'mx', 'sir', 'dame', 'herr', 'frau'])
const honours = new Set(['phd', 'md', 'rn', 'msn', 'mba', 'jr', 'sr', 'iii', 'esq', 'cpa', 'msc', 'bsc'])

/** First and last name in the letters of an address; `lasts` are the ways to spell the last one. */
export function readName(name: string): { first: string; lasts: string[] } | undefined {
  const [before = '', after = ''] = name.replace(/\([^)]*\)/g, ' ').split(',')
  const isSwapped = after.trim() !== '' && !honours.has(fold(after).replace(/[^a-z]/g, ''))
  const words = wordsOf(isSwapped ? `${after} ${before}` : before)
  const [first, ...rest] = words.map(spellings)
  if (!first?.[0]) return undefined
  const last = rest.at(-1) ?? []
  // "van der Berg" is written as one word by some and as its last word by others.
  const joined =
    rest.length > 1 && words.slice(1, -1).some((word) => /^\p{Ll}/u.test(word))
      ? [rest.map(([one = '']) => one).join('')]
      : []
  return { first: first[0], lasts: [...joined, ...last].filter((one) => one !== '') }
}

function wordsOf(name: string): string[] {
  const words = name.split(/\s+/).filter((word) => word !== '')
  const isTitle = (word: string) =>
    titles.has(word.toLowerCase().replaceAll('.', '')) || honours.has(word.toLowerCase().replaceAll('.', ''))
  const plain = words.filter((word) => !isTitle(word))
  return plain.length > 0 ? plain : words
}

const letters: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}
const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }

/** A word without accents, and as Germans and Danes write it when they have no umlauts; nothing in other scripts. */
function spellings(word: string): string[] {
  const umlauted = [...word.toLowerCase().normalize('NFC')]
    .map((letter) => umlauts[letter] ?? letter)
    .join('')
  const ways = [fold(word), fold(umlauted)].map((way) => way.replace(/['’.]/g, ''))
  return [...new Set(ways)].filter((way) => /^[a-z]+(?:-[a-z]+)*$/.test(way))
}

function fold(word: string): string {
  return [...word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')]
    .map((letter) => letters[letter] ?? letter)
    .join('')
}
