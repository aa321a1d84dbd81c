import type { Steps } from './steps.ts'

/**
 * The text of a calendar file. UTF-8 by the standard (RFC 5545 section 3.1.4), but programs write UTF-16 and the old
 * code pages of Windows too, and fold lines in the middle of a letter.
 */
export function* decodeText(bytes: Uint8Array): Steps<string> {
  const wide = wideEncoding(bytes)
  return wide ? yield* decoded(bytes, new TextDecoder(wide)) : yield* decodeNarrow(bytes)
}

/** Bytes or characters of one step. */
const stepLength = 65_536

function* decoded(bytes: Uint8Array, decoder: InstanceType<typeof TextDecoder>): Steps<string> {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += stepLength) {
    const part = decoder.decode(bytes.subarray(at, at + stepLength), { stream: true })
    parts.push(part.replaceAll('\0', ''))
    yield
  }
  return parts.join('') + decoder.decode()
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // Without a mark: a calendar begins with letters of ASCII, whose other byte is 0.
  if (second === 0 && first !== 0) return 'utf-16le'
  if (first === 0 && second !== 0) return 'utf-16be'
  return undefined
}

function* decodeNarrow(bytes: Uint8Array): Steps<string> {
  const text = (yield* decodeUtf8(bytes)) ?? (yield* decodeUtf8(yield* unfolded(bytes)))
  if (text !== undefined) return text
  const lossy = yield* decoded(bytes, new TextDecoder('utf-8'))
  // A single broken letter does not make a file of another encoding; without one that is whole it is one.
  const isUtf8 = (yield* wholeLetters(lossy)) >= 0
  return isUtf8 ? lossy : yield* decoded(bytes, new TextDecoder('windows-1252'))
}

/** By how many letters beyond ASCII that are whole outnumber those that are broken. */
function* wholeLetters(lossy: string): Steps<number> {
  let surplus = 0
  for (let at = 0; at < lossy.length; at += stepLength) {
    const part = lossy.slice(at, at + stepLength)
    surplus += (part.match(/[\u0080-\ufffc]/g)?.length ?? 0) - (part.match(/\ufffd/g)?.length ?? 0)
    yield
  }
  return surplus
}

function* decodeUtf8(bytes: Uint8Array): Steps<string | undefined> {
  try {
    return yield* decoded(bytes, new TextDecoder('utf-8', { fatal: true }))
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** Folds taken out of the bytes: a program that counts bytes splits letters of several. */
function* unfolded(bytes: Uint8Array): Steps<Uint8Array> {
  const kept = new Uint8Array(bytes.length)
  let length = 0
  let pauseAt = stepLength
  for (let at = 0; at < bytes.length; at++) {
    if (at >= pauseAt) {
      yield
      pauseAt += stepLength
    }
    const feed = bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? at + 1 : at
    const next = bytes[feed + 1]
    if (bytes[feed] === lineFeed && (next === space || next === tab)) at = feed + 1
    else kept[length++] = bytes[at] ?? 0
  }
  return kept.subarray(0, length)
}

const [tab, lineFeed, carriageReturn, space] = [9, 10, 13, 32]
