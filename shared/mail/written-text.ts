import { plainText } from '../calendar/plain-text.ts'
import { policy } from '../domain/policy.ts'
import type { OpenMail } from './open-mail.ts'

/** What the sender of a mail wrote: without the history it quotes, and without the signature, where either is certain. */

export interface WrittenText {
  /** At most 4,000 characters. */
  readonly text: string
  /** There was history below, above or between. */
  readonly isQuoting: boolean
}

const linesMax = 4_000
const lineMax = 2_000

export function writtenText({ text, html }: Pick<OpenMail, 'text' | 'html'>): WrittenText {
  const own = html === undefined ? text : plainText(withoutQuotations(html))
  const lines = linesOf(own)
  const history = lines.findIndex((_, at) => beginsHistory(lines, at))
  const above = history < 0 ? lines : lines.slice(0, history)
  const { attributed, end } = attributions(above)
  const kept = above.slice(0, end).filter((line, at) => !isQuoted(line) && !attributed.has(at))
  const isQuoting = kept.length < lines.length || own.length < text.length
  return { text: tidy(withoutSignature(kept)), isQuoting }
}

function linesOf(text: string): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .split('\n', linesMax)
    .map((line) => line.slice(0, lineMax).replaceAll('\u00a0', ' ').trimEnd())
}

/** Drops what stands in blockquotes, nested ones included; one that is never closed goes on to the end. */
function withoutQuotations(html: string): string {
  let kept = ''
  let depth = 0
  let from = 0
  for (const { 0: tag, index } of html.matchAll(/<\/?blockquote(?=[\s>])[^<>]{0,2000}>/gi)) {
    if (depth === 0) kept += html.slice(from, index)
    depth = tag.startsWith('</') ? Math.max(0, depth - 1) : depth + 1
    from = index + tag.length
    if (depth === 0) kept += ' '
  }
  return depth === 0 ? kept + html.slice(from) : kept
}

function isQuoted(line: string): boolean {
  return /^\s{0,3}>/.test(line)
}

const rules = /^\s*(?:_{10,}|[-=*]{2,}\s?(?:\p{L}[^\n]{0,60})\s?[-=*]{2,})\s*$/u
const originalMessage =
  /^\s*[-=_*]{2,}\s?(?:original\s?(?:message|nachricht|meddelande|meddelelse|melding|besked|bericht)|urspr(?:ü|u|ue)ngliche nachricht|message d'origine|message d’origine|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original|ursprungligt meddelande|opprinnelig melding|oprindelig meddelelse|alkuperäinen viesti|wiadomość oryginalna|исходное сообщение|原始邮件|原始郵件|元のメッセージ|forwarded(?: message| by)?|weitergeleitete nachricht)/i

const senders =
  'from|von|de|da|van|från|fra|od|lähettäjä|от|від|from|差出人|发件人|發件人|寄件者|보낸 사람|expéditeur|afsender|feladó|gönderen'
const others =
  'sent|date|to|subject|gesendet|datum|an|betreff|envoyé|date|à|objet|enviad[oa](?: el| em)?|fecha|para|asunto|data|assunto|inviato|a|oggetto|verzonden|aan|onderwerp|skickat|till|ämne|sendt|dato|til|emne|wysłano|do|temat|lähetetty|vastaanottaja|aihe|отправлено|кому|тема|дата|送信日時|日時|宛先|件名|发送时间|发送日期|日期|收件人|主题|寄件日期|傳送時間|收件者|主旨|보낸 날짜|받는 사람|제목'
const senderLine = new RegExp(`^[\\s*>]{0,4}(?:${senders})\\*?\\s?[:：]`, 'iu')
const otherLine = new RegExp(`^[\\s*>]{0,4}(?:${others})\\*?\\s?[:：]`, 'iu')

/** Whether all from this line on is a mail that went before: Outlook's and Lotus' way, without marks on its lines. */
function beginsHistory(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? ''
  if (originalMessage.test(line) || isHeading(lines, at)) return true
  if (!rules.test(line)) return false
  const next = lines.slice(at + 1, at + 4).findIndex((one) => one.trim() !== '')
  return next >= 0 && isHeading(lines, at + 1 + next)
}

/** From whom, and at least two more of when, to whom, about what. */
function isHeading(lines: readonly string[], at: number): boolean {
  if (!senderLine.test(lines[at] ?? '')) return false
  return lines.slice(at + 1, at + 6).filter((next) => otherLine.test(next)).length >= 2
}

const wrote =
  /(?:wrote|writes|said|schrieb(?: .{1,100})?|hat .{1,100} geschrieben|a écrit|escribi[óo]|escreveu|ha scritto|schreef(?: .{1,100})?|skrev(?: .{1,100})?|kirjoitti|napisał(?:\(a\)|a)?|napsal(?:\(a\)|a)?|написал(?:\(а\)|а)?|пишет|написав|írta|yazdı|wrote on .{1,60}|写道|寫道|님이 작성|のメール|が書きました)\s?[:：]$/iu
const addressEnds = /\d.{0,200}<[^<>\s]{1,200}@[^<>\s]{1,200}>\s?[:：]$/
const beginsAttribution =
  /^\s*(?:(?:on|am|le|el|il|op|em|den|w dniu|dne|ma|at|в|在|vào|pada)\s|\p{L}{2,12}[,.]{1,2}\s.{0,40}\d|\d{1,4}\s?[./年-]).{0,200}\d/iu
const namesSender = /<[^<>\s]{1,200}@|(?:wrote on|schrieb am|schreef op|skrev den) .{0,80}\d/i
const attributionLines = 4

/**
 * The lines that say whose quotation follows, "On 2 March Jane Doe <jane@…> wrote:", which programs fold; and where all
 * the rest is theirs, because what follows is not marked line by line.
 */
function attributions(lines: readonly string[]): { attributed: ReadonlySet<number>; end: number } {
  const attributed = new Set<number>()
  for (const [at, line] of lines.entries()) {
    if (!wrote.test(line) && !addressEnds.test(line)) continue
    const next = lines.slice(at + 1).find((one) => one !== '')
    const isFollowed = next === undefined || isQuoted(next)
    const start = attributionStart(lines, at) ?? (isFollowed ? at : undefined)
    if (start === undefined) continue
    if (!isFollowed) return { attributed, end: start }
    for (let one = start; one <= at; one++) attributed.add(one)
  }
  return { attributed, end: lines.length }
}

/** It begins where the date stands, perhaps some lines above; one line that names the sender is all of it. */
function attributionStart(lines: readonly string[], end: number): number | undefined {
  for (let at = end; at > end - attributionLines; at--) {
    const line = lines[at]
    if (line === undefined || line === '' || isQuoted(line)) break
    if (beginsAttribution.test(line)) return at
  }
  return namesSender.test(lines[end] ?? '') ? end : undefined
}

const device =
  /^(?:sent (?:from|via|with) |get outlook for|von mein.{1,40} gesendet|gesendet (?:mit|von|über) |outlook (?:für|pour|para|per|voor) |envoyé (?:de|à partir|depuis)|télécharge[rz] outlook|enviado (?:desde|do |a partir|de )|obten(?:er|ha) outlook|obter o outlook|inviato da|scarica outlook|verzonden (?:vanaf|vanuit|met)|skickat från|hämta outlook|sendt fra|få outlook|wysłane z|отправлено (?:с|из)|iphoneから送信|发自我的|從我的|나의 iphone)/i

function withoutSignature(lines: readonly string[]): string[] {
  const start = lines.findIndex((line, at) => line === '--' && lines.slice(0, at).some((one) => one !== ''))
  return lines.slice(0, start < 0 ? lines.length : start).filter((line) => !device.test(line.trim()))
}

function tidy(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, policy.replyTextMax)
    .toWellFormed()
}
