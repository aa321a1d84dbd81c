import { hasPlaceholder } from './check.ts'
import { evidenceOf, unknownAddresses, unknownNames, unknownNumbers } from './evidence.ts'
import { hostility, secrecy } from './private.ts'
import type { Known, Read } from './rubric.ts'
import { block, type Finding, warn } from './rubric-finding.ts'

/** Rubric R14, R20, R21: nothing that the record does not have, nothing left over, nothing private. */
export function checkFacts(letter: Read, known: Known): Finding[] {
  const evidence = evidenceOf(known.facts)
  const addresses = unknownAddresses(`${letter.subject}\n${letter.body}`, evidence)
  const numbers = unknownNumbers(`${letter.subject}\n${letter.paragraphs.join('\n')}`, evidence)
  const names = unknownNames(letter.beginning.sentences, evidence)
  const holding = (all: readonly string[]) =>
    letter.sentences.filter((sentence) => all.some((found) => sentence.includes(found)))
  const add = 'Add it to the notes (or the profile) and it can go out.'
  const addAll = 'Add them to the notes (or the profile) and it can go out.'
  const told = (finding: typeof block, all: readonly string[], message: string) =>
    all.length > 0 ? [finding('R14', message, holding(all))] : []
  return [
    ...checkLeftovers(letter),
    ...told(
      block,
      addresses,
      addresses.length === 1
        ? `${addresses[0]} is in none of your notes. ${add}`
        : `${listed(addresses)} are in none of your notes. ${addAll}`,
    ),
    ...told(
      block,
      numbers,
      numbers.length === 1
        ? `The number ${numbers[0]} is in none of your notes. ${add}`
        : `The numbers ${listed(numbers)} are in none of your notes. ${addAll}`,
    ),
    ...told(
      warn,
      names,
      `No note of yours has ${listed(names)}: is ${names.length === 1 ? 'it' : 'each'} right, and spelt right?`,
    ),
    ...letter.beginning.sentences.flatMap(checkPrivacy),
  ]
}

const listedMax = 4

function listed(all: readonly string[]): string {
  const shown = all.slice(0, listedMax)
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

const entity = /&(?:amp|nbsp|lt|gt|quot|apos|[lr][sd]quo|[mn]dash|hellip|#x?[\da-f]{1,6});/i
const tag =
  /<\/?(?:p|br|b|i|u|em|strong|div|span|a|ul|ol|li|table|t[rdh]|html|body|font|script|style|img|notes?|system)(?:\s[^<>\n]{0,200})?\/?>/i

function checkLeftovers({ subject, body }: Read): Finding[] {
  const text = `${subject}\n${body}`
  if (hasPlaceholder(text)) return [block('R21', 'The text still holds a blank to fill in.')]
  const left = (entity.exec(text) ?? tag.exec(text))?.[0]
  return left ? [block('R21', `It holds “${left}”, which is code and not text.`)] : []
}

function checkPrivacy(sentence: string): Finding[] {
  // Marks of templates and links are told by checks of their own.
  const reason = hostility(sentence) ? undefined : secrecy(sentence)
  if (!reason) return []
  const shown = sentence.length > 80 ? `${sentence.slice(0, 79).toWellFormed()}…` : sentence
  return [warn('R20', `“${shown}” ${reason}`, [sentence])]
}
