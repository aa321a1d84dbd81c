import { countWords, shortTitles } from './words.ts'

/** How a letter is built and how it reads: its parts, its sentences, its words, and how hard they are. */

/** A letter taken apart. */
export interface Anatomy {
  /** "Dear Ines,", or empty where the letter begins without. */
  readonly greeting: string
  /** What stands between greeting and sign-off. */
  readonly paragraphs: readonly string[]
  /** Sign-off, name, telephone number. */
  readonly signature: string
}

const greetingLine =
  /^(?:(?:[Dd]ear|DEAR|[Hh]i|[Hh]ello|[Hh]ey|[Gg]ood (?:morning|afternoon|evening|day)|[Gg]reetings|[Tt]o [Ww]hom)\b[^\n]{0,120}|\p{Lu}[^\n.?!]{0,60},)$/u
const signOff =
  /^(?:(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?|yours|(?:kind|best|warm|kindest|warmest|many|with (?:kind|best|warm))? ?(?:regards|wishes|thanks)|best|cheers|thanks|thank you|all the best|respectfully|cordially|gratefully)(?: again)?[,.!]?$/i
const signatureWordsMax = 6

/** Takes a letter apart; what it does not have is empty. */
export function anatomyOf(body: string): Anatomy {
  const plain = body.replace(/\r\n?/g, '\n').replace(/\n\s+/g, (gap) => (/\n.*\n/s.test(gap) ? '\n\n' : '\n'))
  const lines = plain.trim().split('\n')
  const [first = ''] = lines
  const isGreeting = greetingLine.test(first.trim()) && !signOff.test(first.trim()) && countWords(first) <= 14
  const greeting = isGreeting ? first.trim() : ''
  const rest = (greeting ? lines.slice(1) : lines).join('\n').trim()
  const blocks = rest.split('\n\n')
  const signature: string[] = []
  while (blocks.length > 0 && isSignature(blocks.at(-1) ?? '')) signature.unshift(blocks.pop() ?? '')
  // What follows the signature, such as a P.S., is a paragraph like the others.
  const signed = signature.length > 0 ? -1 : blocks.findLastIndex(isSignature)
  if (signed > 0) signature.push(...blocks.splice(signed, 1))
  return {
    greeting,
    paragraphs: blocks.map((block) => block.trim()).filter((block) => block !== ''),
    signature: signature.join('\n').trim(),
  }
}

/** Short lines without a sentence among them, from the sign-off on. */
function isSignature(block: string): boolean {
  const lines = block.trim().split('\n')
  if (signOff.test(lines[0]?.trim() ?? '')) return lines.length <= 8
  return (
    lines.length <= 6 &&
    lines.every(
      (line) => countWords(line) <= signatureWordsMax && !/(?:\p{L}{2}(?<!\b[JS]r)\.|[?!:])\s*$/u.test(line),
    )
  )
}

const titles = new RegExp(`(?:^|[\\s("“])(?:${shortTitles}|St|Mt|Ft|vs|approx|est|dept|fig)\\.$`, 'i')
const latin = /(?:^|[\s("“])(?:e\.g|i\.e|cf|viz)\.$/i
const numbered = /(?:^|\s)(?:No|Nos|Nr|Art|Sec|Ch|p|pp|Vol|Fig)\.$/i
/** May end a sentence or stand within one: what follows decides. */
const either = /(?:^|[\s("“])(?:(?:\p{L}\.){2,}|\p{Lu}\.|Inc\.|Ltd\.|Co\.|Corp\.|Jr\.|Sr\.|etc\.|Ph\.?D\.)$/u
const starter =
  /^["“'‘(]*(?:I|I['’]\w+|The|A|An|We|It|Its|It['’]s|This|That|These|Those|You|Your|My|Our|They|He|She|There|Thank|Thanks|Please|At|In|On|If|For|With|As|When|While|What|Would|After|Since|To|How|But|And|So|One|Both|During|From|Until|Once|Now|Then|Also)(?![\p{L}\p{N}])/u

/** The sentences of a text, whole, each with its stop; a new paragraph ends one too. */
export function sentencesIn(text: string): string[] {
  return text.split(/\n+/).flatMap(sentencesOfLine)
}

// A run of marks is tried from its first on alone: thousands of them must not be read over and over.
function sentencesOfLine(line: string): string[] {
  const sentences: string[] = []
  let from = 0
  for (const match of line.matchAll(/(?<![.?!…])[.?!…]+["”’')\]]*\s+(?=["“'‘([]?[\p{Lu}\p{Lo}\p{N}])/gu)) {
    const end = match.index + match[0].trimEnd().length
    if (!isStop(line.slice(Math.max(0, end - 14), end), line.slice(match.index + match[0].length))) continue
    sentences.push(line.slice(from, end))
    from = end
  }
  sentences.push(line.slice(from))
  return sentences.map((one) => one.trim()).filter((one) => /[\p{L}\p{N}]/u.test(one))
}

function isStop(before: string, after: string): boolean {
  if (titles.test(before) || latin.test(before)) return false
  if (numbered.test(before)) return !/^\d/.test(after)
  return !either.test(before) || starter.test(after)
}

/** Syllables of an English word, near enough for a mean. */
function syllablesOf(word: string): number {
  const plain = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
  if (plain.length <= 3) return 1
  const trimmed = plain.replace(/(?:[^laeiouy]es|[^dt]ed|[^l]e)$/, '').replace(/^y/, '')
  return Math.max(1, trimmed.match(/[aeiouy]{1,2}/g)?.length ?? 1)
}

/** The school grade that a text needs, after Flesch and Kincaid; 0 for no text. */
export function gradeOf(sentences: readonly string[]): number {
  const words = sentences.flatMap((one) => one.match(/\p{L}+(?:['’]\p{L}+)*/gu) ?? [])
  if (words.length === 0) return 0
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  return (0.39 * words.length) / sentences.length + (11.8 * syllables) / words.length - 15.59
}
