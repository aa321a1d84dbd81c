/** Text as people read it, from what calendars hold: HTML that calls itself text, entities, boilerplate lines. */

/** Longer descriptions are cut: what tells an interview stands at the beginning. */
const textMax = 20_000

/** The text of a description, HTML or not, at most 20,000 characters. */
export function plainText(description: string): string {
  const text = isHtml(description) ? textOfHtml(description) : description
  return cut(
    text
      .replace(/[\u00a0\u200b\ufeff]/g, ' ')
      .replace(/[ \t]{1,200}(?=\n)/g, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    textMax,
  )
}

/** One line, at most so many characters. */
export function oneLine(text: string, max: number): string {
  return cut(
    text
      .slice(0, 4 * max)
      .replace(/\s+/g, ' ')
      .trim(),
    max,
  )
}

/** Never between the halves of a surrogate pair. */
function cut(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, max).replace(/[\ud800-\udbff]$/, '')
}

function isHtml(text: string): boolean {
  return /<(?:!doctype|html|body|br|p|div|span|a|b|i|u|ul|ol|li|table|strong|em|h[1-6])(?:\s[^<>]*)?\/?>/i.test(
    text,
  )
}

/** Blocks begin a line; scripts, styles and comments are no text. */
function textOfHtml(html: string): string {
  const parts: string[] = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    parts.push(html.slice(at, open).replace(/\s+/g, ' '))
    const name = /^<\/?([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 20))?.[1]?.toLowerCase()
    const isComment = html.startsWith('<!--', open)
    const end = isComment
      ? after(html, '-->', open)
      : name || html[open + 1] === '!'
        ? after(html, '>', open)
        : 0
    if (end === 0) parts.push('<')
    if (name && blocks.has(name)) parts.push('\n')
    at = end || open + 1
    if (name && silent.has(name) && html[open + 1] !== '/') at = silentEnd(html, at)
  }
  parts.push(html.slice(at).replace(/\s+/g, ' '))
  return entities(parts.join('').replace(/ ?\n ?/g, '\n'))
}

/** The place behind the next `mark`; without one, the end. */
function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from)
  return found < 0 ? html.length : found + mark.length
}

/** Where the tag begins that ends a silent element. */
function silentEnd(html: string, from: number): number {
  const end = /<\/(?:script|style|title)\b/gi
  end.lastIndex = from
  return end.exec(html)?.index ?? html.length
}

const blocks = new Set('br p div li ul ol tr table h1 h2 h3 h4 h5 h6 hr blockquote'.split(' '))
const silent = new Set(['script', 'style', 'title'])

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
}

/** Characters of HTML's entities, in one pass, so that `&amp;lt;` stays `&lt;`. */
export function entities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name) return named[name.toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    const isLetter = code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    return isLetter ? String.fromCodePoint(code) : ' '
  })
}
