/** Where something was found: what the page tells beside it. `calendar` is a field that the source fills by itself. */
export type Origin =
  | 'title'
  | 'description'
  | 'location'
  | 'attendee'
  | 'organizer'
  | 'domain'
  | 'link'
  | 'application'
  | 'calendar'

export interface Found<T = string> {
  readonly value: T
  readonly from: Origin
}
