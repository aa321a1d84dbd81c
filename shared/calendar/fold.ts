/** Text made comparable, and patterns over such text, in any script. */

/** Letters that are no base letter with a mark on it, as people type them without that key. */
const plain: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' }

/** Lower case, without Latin accents, wide forms narrowed, blanks single: "Entretien  d’ÉTÉ" is "entretien d'ete". */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]+/g, '')
    .replace(/[łøđßæœı]/g, (letter) => plain[letter] ?? letter)
    .replace(/[’‘ʼ`]/g, "'")
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * A pattern over folded text that is met by any of the given ones as whole words: `\b` knows ASCII letters only. `~`
 * stands for any letters, as German and Finnish put words together: `~interview` is "Telefoninterview" too; `#` within
 * brackets for a letter or a digit.
 */
export function wholeWords(...patterns: readonly string[]): RegExp {
  const any = patterns.map(fold).join('|').replaceAll('~', '\\p{L}*').replaceAll('#', '\\p{L}\\p{N}')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'u')
}

/** The same for scripts that write no blanks between words. */
export function anywhere(...patterns: readonly string[]): RegExp {
  return new RegExp(patterns.map(fold).join('|'), 'u')
}

const letterOrDigit = /[\p{L}\p{N}]/u

/** Whether folded text holds these folded words, whole: "arm" is not in "alarm". Never where there are none. */
export function hasWords(text: string, words: string): boolean {
  if (words === '') return false
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + words.length)]
    if (!letterOrDigit.test(before) && !letterOrDigit.test(after)) return true
  }
  return false
}
