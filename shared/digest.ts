import { createHash } from 'node:crypto'

/** SHA-256, base64url, 43 characters. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

/** The hash of a value whatever the order of its keys; absent and undefined are the same. */
export function digest(value: unknown): string {
  return sha256(JSON.stringify(value, sortedKeys))
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** Lower-case base32 (RFC 4648, no padding): five bits a character. */
export function base32(bytes: Uint8Array, length: number): string {
  let text = ''
  for (let bit = 0; text.length < length; bit += 5) {
    const at = bit >> 3
    const pair = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    text += alphabet[(pair >> (11 - (bit & 7))) & 31]
  }
  return text
}
