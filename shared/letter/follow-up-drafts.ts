import { choose } from './choose.ts'
import { addition } from './follow-up-addition.ts'
import type { Matter, NewFact } from './follow-up-fact.ts'
import { mention, type Part } from './follow-up-join.ts'
import * as last from './follow-up-last-words.ts'
import { general, question } from './follow-up-question.ts'
import { areRelated } from './follow-up-repeat.ts'
import { namesOf, type Setting } from './follow-up-setting.ts'
import type { Step } from './follow-up-step.ts'
import * as words from './follow-up-words.ts'

/** The drafts of a follow-up, as parts in their order: the fullest first. */

const ofInterview = ['interview.startsAt', 'interview.role']
const ofRole = ['interview.role']

export interface FirstMatter {
  readonly facts: readonly NewFact[]
  readonly matter: Matter | undefined
  readonly step: Step | undefined
  /** The day that they named for it has gone by. */
  readonly isStepPast: boolean
  /** Path of what is known of the reader. */
  readonly readerSource: string
}

/** A part that has no paragraph yet. */
type Piece = Omit<Part, 'paragraph'>

function inParagraphs(groups: readonly (readonly Piece[])[]): Part[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, paragraph) => group.map((piece) => ({ ...piece, paragraph })))
}

/** The first follow-up; a new fact weighs more than the wanted length. */
export function firstDrafts(
  { facts, matter, step, isStepPast, readerSource }: FirstMatter,
  setting: Setting,
  seed: string,
): Part[][] {
  const names = namesOf(setting)
  const layout = choose(['apart', 'asking', 'interested', 'together', 'together asking'], `${seed} layout`)
  // One letter in five says that a short answer will do; in all of them it would be a habit.
  const isEased = choose([true, false, false, false, false], `${seed} ease`)
  const draft = (fact: NewFact | undefined, isOffered: boolean, isEase: boolean): Part[] => {
    // What the fact is tied to is not named twice.
    const isFree = matter && !(fact && areRelated(matter.head, fact.wordings[0].join(' '), ''))
    const named = isFree ? matter : undefined
    const open = words.opening(setting, undefined)
    const opening: Piece[] = [
      {
        wordings: named ? words.opening(setting, named.head) : open,
        fallback: [...open, words.plainOpening(setting)],
        sources: ofInterview,
        mentions: [...names, ...mention(named?.head, named?.source ?? '')],
      },
      ...(setting.behind ? [{ wordings: words.passOn(setting.behind), sources: [readerSource] }] : []),
    ]
    const told: Piece[] = fact
      ? [
          {
            wordings: addition(fact, setting),
            fallback: fact.wordings,
            sources: [fact.source],
            mentions: mention(fact.matter?.head, fact.matter?.source ?? ''),
          },
        ]
      : []
    const wish: Piece = { wordings: words.interest(setting), sources: ofRole, mentions: names }
    const offered: Piece[] = isOffered ? [{ wordings: words.offer(setting), sources: ofRole }] : []
    const asked: Piece[] = [
      {
        wordings: question(step, isStepPast, setting),
        fallback: general(setting),
        sources: [...ofRole, ...(step ? [step.source] : [])],
      },
      ...(isEase ? [{ wordings: words.ease(setting), sources: ofRole }] : []),
    ]
    if (layout === 'interested') return inParagraphs([[...opening, wish], told, [...offered, ...asked]])
    const isAskingFirst = layout.endsWith('asking')
    const rest = isAskingFirst ? [...asked, wish, ...offered] : [wish, ...offered, ...asked]
    return inParagraphs(layout.startsWith('together') ? [[...opening, ...told], rest] : [opening, told, rest])
  }
  return [
    ...facts.flatMap((fact) => [
      draft(fact, false, isEased),
      draft(fact, true, isEased),
      draft({ ...fact, matter: undefined }, false, false),
    ]),
    draft(undefined, true, isEased),
    draft(undefined, true, true),
    draft(undefined, false, true),
  ]
}

/** Where the way out stands, and where the open door. */
type LastLayout = 'out first' | 'door first' | 'door at once' | 'out at the end'

/** The last follow-up: it says that it is the last, lets the reader off, and leaves good will. */
export function lastDrafts(
  kindness: last.Kindness,
  setting: Setting,
  seed: string,
  readerSource: string,
): Part[][] {
  const names = namesOf(setting)
  const layout = choose<LastLayout>(
    ['out first', 'door first', 'door at once', 'out at the end'],
    `${seed} layout`,
  )
  const draft = ({ matter, bond }: last.Kindness, isShort: boolean): Part[] => {
    const kind = bond ?? matter
    const opening: Piece = {
      wordings: last.lastOpening(setting),
      fallback: [last.plainLastOpening(setting)],
      sources: ofInterview,
      mentions: names,
    }
    const out: Piece = { wordings: last.wayOut(setting), sources: ofRole }
    const door: Piece = { wordings: last.openDoor(setting), sources: ofRole }
    const wellSources = [setting.isThere ? 'interview.startsAt' : readerSource]
    const well: Piece = {
      wordings: last.farewell({ matter, bond }, setting, isShort),
      fallback: last.farewell(nothing, { ...setting, behind: undefined }, true),
      sources: kind && setting.isThere ? [...wellSources, kind.source] : wellSources,
      mentions: names,
    }
    const groups: Readonly<Record<LastLayout, Piece[][]>> = {
      'out first': [[opening], [out, door], [well]],
      'door first': [[opening], [door, out], [well]],
      'door at once': [[opening, door], [out], [well]],
      'out at the end': [[opening], [door], [out, well]],
    }
    return inParagraphs(groups[layout])
  }
  return [
    ...(kindness.bond ? [draft(kindness, false), draft(kindness, true)] : []),
    ...(kindness.matter ? [draft({ ...kindness, bond: undefined }, false)] : []),
    draft(nothing, false),
    draft(nothing, true),
  ]
}

const nothing: last.Kindness = { matter: undefined, bond: undefined }
