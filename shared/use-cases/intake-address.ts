import { type Interview, interviewIdLength } from '../domain/interview.ts'

/**
 * Our own addresses at the domain where mail arrives. They carry the interview's id, so that an answer finds its
 * interview whatever its subject and headers have become on the way.
 */

export type Intake = 'reply' | 'notes'

/** `reply+<id>@in.example.com` for answers to letters, `notes+<id>@…` for what the candidate remembers. */
export function intakeAddress(kind: Intake, { id }: Pick<Interview, 'id'>, domain: string): string {
  return `${kind}+${id}@${domain}`
}

const pattern = /^(reply|notes)\+([a-z2-7]{28})@/i

/** What one of ours is for; undefined for any other address. The domain was SES's to check. */
export function readIntake(address: string): { readonly kind: Intake; readonly id: string } | undefined {
  const [, kind, id] = pattern.exec(address.trim().toLowerCase()) ?? []
  if (id?.length !== interviewIdLength) return undefined
  return kind === 'reply' || kind === 'notes' ? { kind, id } : undefined
}
