import { stemsOf } from './words.ts'

/** How much two texts are about the same thing, told by the words they share (composer 3.10). */

/** Words of work in general, which prove nothing when two texts share them. */
const general = new Set(
  `team project product proces system work job customer client user people person manag management manager lead run built
  build make made use help need want new big small good better best company business service support plan process
  program programme data report time issue problem change improv improve start cut reduc reduce increas increase grow train
  year day week month hour minute number rate level site office staff member group role part side way thing lot experience
  experienc senior junior first second next current large high low full line end set move out up off down back over get come go take give one lot more led wrote write ran keep kept`.split(
    /\s+/,
  ),
)

/** `same`: plainly the same work; `near`: it touches it; `none`: nothing tells. */
export type Bond = 'same' | 'near' | 'none'

/** The stems that two texts share, without those that any two texts may share. */
export function sharedMatter(one: string, other: string): string[] {
  const stems = stemsOf(other)
  return [...stemsOf(one)].filter((stem) => stems.has(stem) && !general.has(stem))
}

/**
 * `advertisement` is a bridge only: never quoted, it may show that two things belong to one duty. Words of the
 * `title` that was applied for are in everything, and tie nothing.
 */
export function bondOf(one: string, other: string, advertisement: readonly string[] = [], title = ''): Bond {
  const everywhere = stemsOf(title)
  const shared = sharedMatter(one, other).filter((stem) => !everywhere.has(stem)).length
  if (shared >= 2) return 'same'
  if (shared === 1) return 'near'
  const isBridged = advertisement.some(
    (duty) => sharedMatter(one, duty).length > 0 && sharedMatter(other, duty).length > 0,
  )
  return isBridged ? 'near' : 'none'
}

export const bondWorth: Readonly<Record<Bond, number>> = { same: 2, near: 1, none: 0 }
