/** What is known beside the payload itself, of whoever's calendar it is. Everything may be missing. */
export interface Reader {
  /** The candidate's own addresses. */
  readonly me?: readonly string[]
  /** IANA zone that the calendar itself is in. */
  readonly calendarZone?: string
  /** IANA zone of the candidate: a guess where nothing else says which clock is meant. */
  readonly candidateZone?: string
  /** The IANA zone that a name of another kind stands for: `W. Europe Standard Time`. */
  readonly zoneNamed?: (name: string) => string | undefined
}
