import { type Message, page, paragraphs } from './layout.ts'

const style =
  "max-width:600px;font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;" +
  'font-size:15px;line-height:1.5;overflow-wrap:anywhere;word-break:break-word'

/** The letter itself: what was approved and nothing else, neither footer nor branding. */
export function letterMessage({
  subject,
  body,
}: {
  readonly subject: string
  readonly body: string
}): Message {
  return { subject, text: body, html: page(`<div style="${style}">\n${paragraphs(body)}\n</div>`) }
}
