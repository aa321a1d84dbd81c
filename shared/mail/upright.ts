/**
 * The bytes of a mail as the rest expects them: what stands before the headers is gone (an mbox's "From " line, blank
 * lines, a byte order mark), lines that end in a bare CR end as others do, and no more of them than is read.
 */

const [lineFeed, carriageReturn, space] = [10, 13, 32]
const mboxFrom = [70, 114, 111, 109, space]
const byteOrderMark = [0xef, 0xbb, 0xbf]

/** The first lines of a mail: so many bytes and so many lines at most. */
export function upright(raw: Uint8Array, bytesMax: number, linesMax: number): Uint8Array {
  const bytes = withLineFeeds(raw.subarray(0, bytesMax))
  return firstLines(bytes.subarray(headersStart(bytes)), linesMax)
}

/** Programs of the old Mac ended lines with a CR alone; in a mail that has any LF, a CR alone is just dirt. */
function withLineFeeds(bytes: Uint8Array): Uint8Array {
  if (bytes.includes(lineFeed)) return bytes
  return bytes.map((byte) => (byte === carriageReturn ? lineFeed : byte))
}

function headersStart(bytes: Uint8Array): number {
  let at = startsWith(bytes, byteOrderMark, 0) ? byteOrderMark.length : 0
  while (bytes[at] === lineFeed || bytes[at] === carriageReturn) at++
  if (!startsWith(bytes, mboxFrom, at)) return at
  const end = bytes.indexOf(lineFeed, at)
  return end < 0 ? at : end + 1
}

function startsWith(bytes: Uint8Array, start: readonly number[], at: number): boolean {
  return start.every((byte, index) => bytes[at + index] === byte)
}

function firstLines(bytes: Uint8Array, linesMax: number): Uint8Array {
  let end = 0
  for (let lines = 0; lines < linesMax; lines++) {
    end = bytes.indexOf(lineFeed, end) + 1
    if (end === 0) return bytes
  }
  return bytes.subarray(0, end)
}
