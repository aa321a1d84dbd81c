/**
 * The text of a calendar file. UTF-8 by the standard (RFC 5545 section 3.1.4), but programs write UTF-16 and the old
 * code pages of Windows too, and fold lines in the middle of a letter.
 */
export function decodeText(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes)
  const text = wide ? new TextDecoder(wide).decode(bytes) : decodeNarrow(bytes)
  return text.replaceAll('\0', '')
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

function decodeNarrow(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes) ?? decodeUtf8(unfolded(bytes))
  if (text !== undefined) return text
  const lossy = new TextDecoder('utf-8').decode(bytes)
  // A single broken letter does not make a file of another encoding; without one that is whole it is one.
  const broken = lossy.split('\ufffd').length - 1
  const whole = lossy.match(/[\u0080-\ufffc]/g)?.length ?? 0
  return whole >= broken ? lossy : new TextDecoder('windows-1252').decode(bytes)
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** Folds taken out of the bytes: a program that counts bytes splits letters of several. */
function unfolded(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const feed = bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? at + 1 : at
    const next = bytes[feed + 1]
    if (bytes[feed] === lineFeed && (next === space || next === tab)) at = feed + 1
    else kept[length++] = bytes[at] ?? 0
  }
  return kept.subarray(0, length)
}

const [tab, lineFeed, carriageReturn, space] = [9, 10, 13, 32]
