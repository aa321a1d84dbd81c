/** One of the calendars that an account has. */
export interface ListedCalendar {
  readonly id: string
  readonly name: string
  /** The account's own, which is meant where none is named. */
  readonly isPrimary: boolean
  /** Whose it is: of the primary one, the account's address. */
  readonly owner?: string
}

/** The addresses by which the provider knows the account, in lower case. */
export function userAddresses(calendars: readonly ListedCalendar[]): readonly string[] {
  return calendars.flatMap(({ isPrimary, owner }) => (isPrimary && owner ? [owner.toLowerCase()] : []))
}
