import { isEnglish } from './spelling.ts'

/** Why a fragment cannot stand in an English letter, or undefined; names count for no language. */
export function strangeness(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu) ?? []
  const latin = text.match(/\p{Script=Latin}/gu) ?? []
  if (letters.length === 0) return 'There are no words in it.'
  const foreign = 'It is not in English; written in English, it will be used.'
  if (latin.length < letters.length * 0.7) return foreign
  const words = text.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}'’]+(?![\p{N}])/gu) ?? []
  const native = words.filter((word) => isEnglish(word)).length
  const accented = words.filter((word) => /[^a-z'’]/.test(word) && !isEnglish(word)).length
  const isForeign =
    words.length >= 2 && (native < words.length * 0.5 || (accented >= 2 && native < words.length * 0.7))
  return isForeign || (words.length === 1 && native === 0 && letters.length > 12 && /\s/.test(text.trim()))
    ? foreign
    : undefined
}
