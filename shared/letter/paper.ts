import { articleFor } from './articles.ts'
import { letters } from './post.ts'
import { shapeOf } from './shape.ts'

/** Degrees, licences and certificates: what somebody holds. */

const degree =
  /^(?:(?:executive )?MBA|MSc|BSc|BA|MA|MS|BS|MSN|BSN|BEng|MEng|PhD|JD|LLB|LLM|DPhil|MPH|MSW|MPA|EdD|associate(?:['’]s)? degree|bachelor(?:['’]s)?(?: degree)?|master(?:['’]s)?(?: degree)?|certificate|diploma|degree|doctorate)\b/i
const credential =
  /^(?:[A-Z][A-Z0-9]{1,6}(?:[-/ ][A-Z0-9]{1,6})?|[A-Z]{2,6} \d{1,5}|[A-Z]{2,8} (?:[Ll]evel|Tier|Grade|Stage|Part) \d[A-Z]?|\d[A-Z])$/
export const paper =
  /\b(?:NVQ|BTEC|HND|HNC|CDL|PGCE|certificate|certification|licen[cs]e|diploma|clearance|ticket|card)\b/i

/** "NVQ Level 3 in Childcare", "HACCP certificate, renewed 2025", "CDL-A with hazmat". */
export function credentialOf(line: string): string | undefined {
  const [name = ''] = line.split(/, | \(|; /)
  if (!paper.test(name) || name.split(' ').length > 7 || shapeOf(name) !== 'noun') return undefined
  const small =
    /^\p{Lu}\p{Ll}/u.test(name) && !/^\p{Lu}\p{Ll}+ \p{Lu}/u.test(name)
      ? name.charAt(0).toLowerCase() + name.slice(1)
      : name
  const since = / since \d{4}$/.test(small)
  return `I ${since ? 'have held' : 'hold'} ${/^(?:the|my|an?) /i.test(small) ? small : `${articleFor(small)} ${small}`}`
}

/** "TNCC and CEN", "CDL-A, nine years": papers by their letters; what else the line says stands in brackets. */
export function papers(text: string): string | undefined {
  const [, calling, years] = /^([A-Z]{2,5}),? ((?:\d{1,2}\+?|\p{Ll}+) years)$/u.exec(text) ?? []
  if (calling && letters.test(calling)) return `I have been ${articleFor(calling)} ${calling} for ${years}`
  const [head = '', ...rest] = text.split(', ')
  const names = head.split(' and ')
  if (names.length > 3 || !names.every((name) => credential.test(name) || /^CDL-[AB]$/.test(name)))
    return undefined
  const aside =
    rest.length > 0 && rest.every((one) => /^(?:\d+\+?|\p{Ll}+) years?$|^(?:with )?no \p{Ll}+$/u.test(one))
      ? ` (${rest.join(', ').replace(/\bwith no\b/, 'no')})`
      : ''
  const held = names.map((name) => (/^CDL/.test(name) ? `a ${name}` : name)).join(' and ')
  return rest.length === 0 || aside ? `I hold ${held}${aside}` : undefined
}

export function held(text: string, line: string): string | undefined {
  const [paper = text, school] = text.split(', ')
  const from = school && /^University of \p{Lu}/u.test(school) ? ` from the ${school}` : ''
  if (degree.test(text)) return `I hold ${articleOf(paper)} ${paper}${from}`
  if (letters.test(line)) return `I am ${articleFor(line)} ${line}`
  return credential.test(line) ? `I hold ${line}` : undefined
}

function articleOf(text: string): string {
  return /^(?:MS|MSc|MSN|MBA|MA|MPH|MPA|MSW|MEng|LL[BM]|EdD)\b|^(?:executive|associate)/.test(text)
    ? 'an'
    : 'a'
}
