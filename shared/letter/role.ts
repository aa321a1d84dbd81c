import { learnSpelling, lower } from './capitals.ts'
import { isBalanced } from './check.ts'
import { plainLine } from './clean.ts'
import { hostility } from './private.ts'
import type { WriterInput } from './writing.ts'

/** How the letter names what was applied for and where. */
export interface Naming {
  /** "the Archivist role", "the role of Archivist, Photographs", "the role". */
  readonly role: string
  /** The same without what follows a comma: "the Archivist role". */
  readonly short: string
  /** Without an article, for the subject; undefined where it cannot be printed. */
  readonly title: string | undefined
  /** Never cut; undefined where it cannot be printed. */
  readonly company: string | undefined
}

const titleMax = 60
const companyMax = 120

export function namingOf({ interview }: Pick<WriterInput, 'interview'>): Naming {
  const company = withThe(plainLine(interview.company, 400))
  const title = titleOf(interview.role)
  return {
    role: title ? withArticle(title) : 'the role',
    short: title ? withArticle(shortTitle(title)) : 'the role',
    title,
    company:
      company && company.length <= companyMax && isBalanced(company) && !hostility(company)
        ? company
        : undefined,
  }
}

/** The role without what stands in brackets or after a comma, where it is too long for a sentence (composer 3.9). */
function titleOf(role: string): string | undefined {
  const line = plainLine(role, 400)
    .replace(/\s*[–—]\s*|\s+-\s+/g, ', ')
    .replace(/[!*_~^`|\\{}<>]+/g, ' ')
    .replace(/ ?\((?:internal|intern|m\/[fw]\/d|f\/m\/d|all genders|remote|hybrid)\)/gi, '')
    .replace(/\p{Extended_Pictographic}/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.;:]+|[\s,.;:]+$/g, '')
  if (!/[\p{L}\p{N}]/u.test(line) || hostility(role.slice(0, 400))) return undefined
  const isLong = line.length > titleMax
  const head = isLong ? headOf(line) : line
  const shout = learnSpelling([])
  const calm = lower(head, shout) === head ? head : titleCase(lower(head, shout))
  const whole = isBalanced(calm)
    ? calm
    : calm
        .replace(/[()[\]"“”«»]/g, '')
        .replace(/\s+/g, ' ')
        .trim()
  return whole && whole.length <= titleMax ? whole : undefined
}

/** Up to the first comma; a rank alone ("Director") keeps the area it is over. */
function headOf(line: string): string {
  const [, head = line, rest = ''] = /^(.{3,}?)(?: \(|, | \/ )(.*)$/.exec(line) ?? []
  const [area = ''] = rest.split(/, | \(|\)| \/ /)
  if (head.includes(' ') || !line.startsWith(`${head}, ${area}`) || !area) return head
  const [first = ''] = area.split(/ (?:and|&) /)
  return [area, first].map((one) => `${head}, ${one}`).find((one) => one.length <= titleMax) ?? head
}

/** "the University of …" in running text. */
function withThe(company: string): string {
  return /^(?:University|City|Borough|County|Ministry|Department|Bank|Port|Museum|Institute|Office|State|Royal Borough) (?:of|for) /.test(
    company,
  )
    ? `the ${company}`
    : company
}

function shortTitle(title: string): string {
  const [head = title] = title.split(/, | \(|: | \/ /)
  return head.length >= 4 && isBalanced(head) ? head : title
}

function titleCase(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])\p{Ll}(?=\p{L}{2})/gu, (letter) => letter.toUpperCase())
}

function withArticle(title: string): string {
  if (/[,(:/]/.test(title)) return `the role of ${title}`
  return /\b(?:role|position|job|post|internship|apprenticeship|vacancy|traineeship)$/i.test(title)
    ? `the ${title.replace(/^the /i, '')}`
    : `the ${title} role`
}
