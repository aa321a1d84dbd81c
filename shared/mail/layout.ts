/**
 * The one place that makes HTML of mail. Simple elements with inline styles, which mail clients keep; no text or
 * ground has a colour of its own, so that it reads on light and dark alike; no images, nothing loaded, no footer
 * (DESIGN rule 10).
 */

export interface Message {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** A piece of a mail in both its forms, made together, so that no fact is in one and missing in the other. */
export interface Block {
  readonly html: string
  readonly text: string
}

/** A mail to the candidate. */
export function composeMessage(subject: string, blocks: readonly Block[]): Message {
  return {
    subject,
    text: `${blocks.map((block) => block.text).join('\n\n')}\n`,
    html: page(`<div style="${column}">\n${blocks.map((block) => block.html).join('\n')}\n</div>`, {
      lang: 'en',
      title: subject,
    }),
  }
}

const column =
  'max-width:600px;margin:0 auto;padding:16px 12px;box-sizing:border-box;' +
  "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;" +
  'font-size:16px;line-height:1.5;overflow-wrap:anywhere;word-break:break-word'

/** A whole document around HTML that is escaped already. `lang` is left out where the words are not ours. */
export function page(inner: string, { lang, title }: { lang?: string; title?: string } = {}): string {
  return [
    '<!doctype html>',
    lang === undefined ? '<html>' : `<html lang="${lang}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="supported-color-schemes" content="light dark">',
    ...(title === undefined ? [] : [`<title>${escapeHtml(title)}</title>`]),
    '<style>:root { color-scheme: light dark; }</style>',
    '</head>',
    '<body>',
    inner,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}

/** A text of any number of lines as HTML: an empty line parts paragraphs, each in its own direction of writing. */
export function paragraphs(text: string): string {
  return text
    .split(/\n(?:[^\S\n]*\n)+/)
    .filter((part) => part.trim() !== '')
    .map(
      (part) =>
        `<p dir="auto" style="margin:0 0 16px">${escapeHtml(part.trim()).replaceAll('\n', '<br>\n')}</p>`,
    )
    .join('\n')
}

export function paragraph(text: string): Block {
  return { text, html: `<p style="margin:0 0 16px">${escapeHtml(text)}</p>` }
}

export function heading(text: string): Block {
  return {
    text: `${text}\n${'='.repeat(text.length)}`,
    html: `<h2 style="margin:32px 0 12px;font-size:18px;line-height:1.3">${escapeHtml(text)}</h2>`,
  }
}

export function list(items: readonly string[]): Block {
  const lines = items.map((item) => `<li style="margin:0 0 8px">${escapeHtml(item)}</li>`)
  return {
    text: items.map((item) => `- ${item}`).join('\n'),
    html: `<ul style="margin:0 0 16px;padding:0 0 0 24px">\n${lines.join('\n')}\n</ul>`,
  }
}

/** The way to the page where things are done, with its address to be read and copied. Throws for what is no web address. */
export function link(label: string, url: string): Block {
  if (!/^https?:\/\/\S+$/.test(url)) throw new Error('A link in a mail must be a web address')
  const address = escapeHtml(url)
  const button =
    'display:inline-block;padding:10px 20px;border:2px solid;border-radius:8px;font-weight:600;text-decoration:none'
  return {
    text: `${label}:\n${url}`,
    html: [
      `<p style="margin:24px 0 8px"><a href="${address}" style="${button}">${escapeHtml(label)}</a></p>`,
      `<p style="margin:0 0 24px;font-size:14px;word-break:break-all">${address}</p>`,
    ].join('\n'),
  }
}

/** Rows of a name and its value, and under them a text as it will be read by somebody else. */
export function sheet(rows: readonly (readonly [string, string])[], body: string): Block {
  const box = 'margin:0 0 24px;padding:16px 20px 4px;border:1px solid #888888;border-radius:8px'
  const row = ([name, value]: readonly [string, string]) =>
    `<p style="margin:0 0 4px;font-size:15px"><strong>${escapeHtml(name)}:</strong> ${escapeHtml(value)}</p>`
  return {
    text: [rule, ...rows.map(([name, value]) => `${name}: ${value}`), '', body, rule].join('\n'),
    html: [
      `<div style="${box}">`,
      ...rows.map(row),
      '<hr style="margin:14px 0 16px;border:0;border-top:1px solid #888888">',
      paragraphs(body),
      '</div>',
    ].join('\n'),
  }
}

const rule = '-'.repeat(64)

/** Moments and what happened at them. */
export function timeLine(lines: readonly { readonly when: string; readonly text: string }[]): Block {
  const item = ({ when, text }: { when: string; text: string }) =>
    `<p style="margin:0 0 12px"><strong style="white-space:nowrap">${escapeHtml(when)}</strong><br>${escapeHtml(text)}</p>`
  return {
    text: lines.map(({ when, text }) => `${when}  ${text}`).join('\n'),
    html: lines.map(item).join('\n'),
  }
}
