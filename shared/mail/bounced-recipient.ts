/** Somebody whom a mail did not reach, and whether it ever will. */

export interface BouncedRecipient {
  /** Bare, in lower case. */
  readonly address: string
  /** For good, as at an address that does not exist; otherwise a delay, or a mailbox that is full. */
  readonly isPermanent: boolean
  /** As RFC 3463 counts: `5.1.1`. */
  readonly status?: string
  /** What the other side said, on one line. */
  readonly diagnostic?: string
}

const diagnosticMax = 500

/** What a status and the other side's words come to; the words count where the status only says "failed". */
export function bounced(
  address: string,
  written: string,
  diagnostic: string,
  isDelayed: boolean,
): BouncedRecipient {
  const inWords = statusIn(diagnostic)
  const stated = statusIn(written)
  const status = stated === undefined || stated.endsWith('.0.0') ? (inWords ?? stated) : stated
  const said = diagnostic.slice(0, diagnosticMax).toWellFormed()
  return {
    address,
    isPermanent: !isDelayed && isForGood(status, diagnostic),
    ...(status && { status }),
    ...(said && { diagnostic: said }),
  }
}

function statusIn(text: string): string | undefined {
  return /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)/.exec(text)?.[0]
}

/** A full mailbox (X.2.2) empties again, whatever class its server gives it. */
function isForGood(status: string | undefined, diagnostic: string): boolean {
  if (status === '5.2.2' || /(?:mailbox|quota)[^.]{0,40}(?:full|exceeded)|over ?quota/i.test(diagnostic))
    return false
  if (status !== undefined) return status.startsWith('5')
  const reply = /(?<!\d)([45])\d\d(?!\d)/.exec(diagnostic)?.[1]
  return reply !== '4'
}
