import type { MailRead } from '../mail/read-mail.ts'
import type { ArrivedMail } from './take-mail.ts'

/**
 * Whether a mail is from whom it says. DMARC's PASS is that; where the sender's domain has no DMARC, a signature that
 * holds has to name that domain or one above it (RFC 7489 section 3.1, relaxed).
 */
export function isAuthentic({ verdicts, raw }: ArrivedMail, { from }: MailRead): boolean {
  if (verdicts.dmarc === 'PASS') return true
  if (verdicts.dmarc === 'FAIL' || verdicts.dkim !== 'PASS') return false
  const domain = from?.address?.split('@').at(-1)?.toLowerCase()
  return (
    domain !== undefined && signers(raw).some((signer) => domain === signer || domain.endsWith(`.${signer}`))
  )
}

const headerBytesMax = 65_536

/** The domains that have signed it, as its headers say. */
function signers(raw: Uint8Array): string[] {
  const head =
    Buffer.from(raw.subarray(0, headerBytesMax))
      .toString('latin1')
      .split(/\r?\n\r?\n/, 1)[0] ?? ''
  const unfolded = head.replace(/\r?\n[ \t]+/g, ' ')
  return unfolded
    .split(/\r?\n/)
    .filter((line) => /^dkim-signature:/i.test(line))
    .flatMap((line) => /[;:]\s*d=([\w.-]{1,253})/i.exec(line)?.[1]?.toLowerCase() ?? [])
}
