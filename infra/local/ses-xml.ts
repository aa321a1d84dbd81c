import { randomUUID } from 'node:crypto'
import type { WireError, WireReply } from './wire.ts'

/** Answers of SES's Query protocol. */

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/'

export const answer = (action: string, result: string): WireReply =>
  xml(
    200,
    `<${action}Response xmlns="${NAMESPACE}"><${action}Result>${result}</${action}Result>` +
      `<ResponseMetadata>${requestId()}</ResponseMetadata></${action}Response>`,
  )

export function refusal({ status, code, message }: WireError): WireReply {
  const type = status < 500 ? 'Sender' : 'Receiver'
  const error = element('Type', type) + element('Code', code) + element('Message', escapeXml(message))
  return xml(
    status,
    `<ErrorResponse xmlns="${NAMESPACE}"><Error>${error}</Error>${requestId()}</ErrorResponse>`,
  )
}

/** `content` is XML already. */
export const element = (name: string, content: string | number | boolean): string =>
  `<${name}>${content}</${name}>`

export const list = (name: string, members: readonly string[]): string =>
  element(name, members.map((member) => element('member', member)).join(''))

export const escapeXml = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)

const requestId = () => element('RequestId', randomUUID())

const xml = (status: number, body: string): WireReply => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body,
})
