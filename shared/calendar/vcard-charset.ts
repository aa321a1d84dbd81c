/**
 * The letters of a vCard. A file is read as one character for each byte until the value of a property is found, because
 * in vCard 2.1 every value may be in a code page of its own, and lines are folded in the midst of characters.
 */

export interface ByteText {
  /** A character for each byte, U+0000 to U+00FF. */
  readonly text: string
  /** The whole file was UTF-16 and is UTF-8 here, so that what its values say of code pages is no longer true. */
  readonly isRecoded: boolean
}

export interface Decoded {
  readonly text: string
  /** The code page is not named, or not the one that is named. */
  readonly isGuessed: boolean
}

/** The bytes of a file without its byte order mark. */
export function byteText(bytes: Uint8Array): ByteText {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return plainBytes(bytes.subarray(3))
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0)
  const isLittle = (first === 0xff && second === 0xfe) || (second === 0 && first !== 0)
  if (!isBig && !isLittle) return plainBytes(bytes)
  const text = new TextDecoder(isBig ? 'utf-16be' : 'utf-16le').decode(bytes)
  return { text: Buffer.from(text, 'utf8').toString('latin1'), isRecoded: true }
}

function plainBytes(bytes: Uint8Array): ByteText {
  return { text: Buffer.from(bytes).toString('latin1'), isRecoded: false }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ESC begins the characters of ISO-2022-JP.
const beyondAscii = /[\x1b\x80-\xff]/

/**
 * A value as text, by the code page that it names (any label of the Encoding Standard), or else as UTF-8. What is
 * neither is a guess.
 */
export function decodeValue(value: string, charset: string | undefined): Decoded {
  if (!beyondAscii.test(value)) return { text: value, isGuessed: false }
  const bytes = Buffer.from(value, 'latin1')
  const told = charset && decode(bytes, charset)
  const text = told || decode(bytes, 'utf-8')
  if (text) return { text, isGuessed: false }
  return { text: guess(value, bytes, charset), isGuessed: true }
}

/** UTF-8 that was cut off keeps what is whole of it. */
function guess(value: string, bytes: Uint8Array, charset: string | undefined): string {
  if (/^utf-?8$/i.test(charset ?? '')) return new TextDecoder().decode(bytes).replaceAll('\ufffd', '')
  return decode(bytes, likelyCodePage(value)) ?? decode(bytes, 'windows-1252') ?? ''
}

/** Three letters in a row of which none is ASCII are rare in any language of the West, and usual in Cyrillic. */
function likelyCodePage(value: string): string {
  return /[\xc0-\xff]{3}/.test(value) ? 'windows-1251' : 'windows-1252'
}

/** What Windows-1252 has from 0x80 to 0x9f; five of them are nothing. */
const windows1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/** The text, or undefined where the bytes are not of this code page or there is none of that name. */
function decode(bytes: Uint8Array, charset: string): string | undefined {
  try {
    const decoder = new TextDecoder(charset, { fatal: true })
    const text = decoder.decode(bytes)
    // Node 20 takes it for Latin-1, and would turn the apostrophe of a name into a control character.
    return decoder.encoding === 'windows-1252'
      ? text.replace(/[\x80-\x9f]/g, (one) => windows1252[one.charCodeAt(0) - 0x80] ?? '')
      : text
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined
    throw error
  }
}

/**
 * Quoted-printable as bytes (RFC 2045 section 6.7), its soft breaks taken out before. A semicolon that is coded is no
 * separator, so it comes out escaped. What is no code stays as it is.
 */
export function decodeQuotedPrintable(value: string): string {
  return value.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    hex === '3B' || hex === '3b' ? '\\;' : String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

export function decodeBase64(value: string): string {
  return Buffer.from(value, 'base64').toString('latin1')
}
