/**
 * Names one attempt at one mail. It rides as the tag `op` on the mail and comes back in every SES event, so that an
 * event settles its attempt even before the call that made it has answered. Alphabet: SES's tag values.
 */
export type Operation =
  | { readonly id: string; readonly attempt: number; readonly mail: number }
  | { readonly id: string; readonly attempt: number; readonly letter: string }

export function formatOperation(operation: Operation): string {
  const what = 'mail' in operation ? `m${operation.mail}` : operation.letter
  return `${operation.id}-${what}-${operation.attempt}`
}

/** Undefined for a mail that belongs to no interview, such as one that signs in. */
export function parseOperation(tag: string): Operation | undefined {
  const match = /^([a-z2-7]{28})-(?:m(\d{1,6})|((?:i\d{1,3}|team)(?:f[12])?))-(\d{1,6})$/.exec(tag)
  if (!match?.[1] || !match[4]) return undefined
  const known = { id: match[1], attempt: Number(match[4]) }
  if (match[2]) return { ...known, mail: Number(match[2]) }
  return match[3] ? { ...known, letter: match[3] } : undefined
}
