/** Text out of what calendars send: HTML, one-line fields with anything in them. Every expression here is linear. */

/** Far above what any calendar shows; Teams and Outlook write some ten thousand characters around one sentence. */
const htmlMax = 200_000

const hidden = ['head', 'style', 'script', 'title', 'template'] as const
/** A tag has a name that ends; `<https://…>` and `<jane@acme.example>`, which mail programs write, are text. */
const tag = /<(\/?)([a-z][a-z0-9]*(?::[a-z][a-z0-9]*)?)(\s[^<>]*|\/)?>/gi
const blocks =
  /^(?:address|article|blockquote|body|br|center|dd|div|dl|dt|footer|h[1-6]|header|hr|html|li|main|ol|p|pre|section|table|td|th|tr|ul)$/i
/** Those of names and of the languages in which invitations are written; others stay as they are. */
const entities: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    bull: '•',
    middot: '·',
    hellip: '…',
    auml: 'ä',
    ouml: 'ö',
    uuml: 'ü',
    Auml: 'Ä',
    Ouml: 'Ö',
    Uuml: 'Ü',
    szlig: 'ß',
    eacute: 'é',
    egrave: 'è',
    agrave: 'à',
    ccedil: 'ç',
    ntilde: 'ñ',
    aring: 'å',
    oslash: 'ø',
  }),
)

/**
 * HTML as text: tags, comments, styles and scripts off, character references as characters, each block on a line of
 * its own, and behind the words of a link its address: `Join (https://…)`. Text that was never HTML stays as it is, line
 * breaks included; so does Google's, which mixes both. What is longer than 200,000 characters is cut.
 */
export function plainText(html: string): string {
  const visible = hidden
    .reduce(
      (rest, name) =>
        without(rest, new RegExp(`<${name}(?=[\\s>])`, 'gi'), new RegExp(`</${name}\\s{0,9}>`, 'gi')),
      without(html.slice(0, htmlMax).toWellFormed(), /<!--/g, /-->/g),
    )
    .replace(/<[!?][^<>]*>/g, '')
  return tidy(decode(withoutTags(hasBlocks(visible) ? visible.replace(/\s+/g, ' ') : visible)))
}

/** The text of at most so many characters; absent when nothing is left of it. */
export function boundedText(html: string | undefined, max: number): string | undefined {
  return html === undefined ? undefined : plainText(html).slice(0, max).toWellFormed() || undefined
}

/** One line of at most so many characters: control characters and runs of blanks are one blank. */
export function oneLine(text: string | undefined, max: number): string | undefined {
  // Four times as much is looked at, so that a text that begins with blanks is not cut to nothing.
  const line = text
    ?.slice(0, max * 4)
    .toWellFormed()
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, max)
    .toWellFormed()
  return line === '' ? undefined : line
}

/** Drops all from an opening to its closing; what is never closed was not meant as one. */
function without(text: string, opening: RegExp, closing: RegExp): string {
  let kept = ''
  let at = 0
  for (;;) {
    opening.lastIndex = at
    const start = opening.exec(text)
    if (!start) return kept + text.slice(at)
    kept += text.slice(at, start.index)
    closing.lastIndex = start.index
    if (!closing.exec(text)) return kept + text.slice(start.index)
    at = closing.lastIndex
  }
}

function hasBlocks(html: string): boolean {
  return [...html.matchAll(tag)].some(([, , name = '']) => blocks.test(name))
}

function withoutTags(html: string): string {
  let link: { address: string; start: number } | undefined
  return html.replace(
    tag,
    (whole, slash: string, name: string, attributes: string | undefined, at: number) => {
      if (name.toLowerCase() === 'a') {
        if (slash === '') {
          const address = addressOf(attributes ?? '')
          link = address === undefined ? undefined : { address, start: at + whole.length }
          return ''
        }
        const opened = link
        link = undefined
        if (!opened || decode(html.slice(opened.start, at)).includes(decode(opened.address))) return ''
        return ` (${opened.address})`
      }
      if (name.toLowerCase() === 'li') return slash === '' ? '\n- ' : ''
      return blocks.test(name) ? '\n' : ''
    },
  )
}

function addressOf(attributes: string): string | undefined {
  const [, double, single, bare] = /\shref=(?:"([^"]*)"|'([^']*)'|([^\s"']+))/i.exec(attributes) ?? []
  const address = (double ?? single ?? bare)?.trim()
  return address !== undefined && /^https?:\/\//i.test(address) ? address : undefined
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities.get(name) ?? entities.get(name.toLowerCase()) ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    const isCharacter = code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    return isCharacter ? String.fromCodePoint(code) : ' '
  })
}

/** Blanks around lines, and more than one empty line, say nothing. */
function tidy(text: string): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u200b\ufeff ]+/g, ' ')
    .split('\n')
    .map((line) => line.trim())
  return lines
    .filter((line, at) => line !== '' || lines[at - 1] !== '')
    .join('\n')
    .trim()
}
