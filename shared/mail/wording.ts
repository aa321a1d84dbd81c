/** Words that several mails share. */

/** RFC 5322 section 2.1.1: what a line should not exceed, and about what a list of mails shows. */
const subjectMax = 78

/** On one line and no longer than `max` UTF-16 units, cut between characters, at a word's end if one is near. */
export function shortened(text: string, max: number): string {
  const flat = text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  if (flat.length <= max) return flat
  let kept = ''
  for (const { segment } of new Intl.Segmenter('en').segment(flat)) {
    if (kept.length + segment.length > max - 1) break
    kept += segment
  }
  const lastSpace = kept.lastIndexOf(' ')
  return `${(lastSpace > kept.length * 0.6 ? kept.slice(0, lastSpace) : kept).trimEnd()}…`
}

/** A subject that names the company, which is shortened so that the rest can be read. */
export function subjectAbout(company: string, wording: (company: string) => string): string {
  return wording(shortened(company, subjectMax - wording('').length))
}

/** `Ann`, `Ann and Bo`, `Ann, Bo and Cy`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

/** Whose interview it was about. The role is whatever somebody typed, so it stands apart. */
export function interviewWith(company: string, role: string): string {
  return `interview with ${company} (${role})`
}
