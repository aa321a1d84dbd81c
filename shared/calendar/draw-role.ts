import { fold } from './fold.ts'
import type { Found } from './found.ts'
import { type Application, descriptionMax, type Meeting } from './meeting.ts'
import { namesOccupation, withGenderMarksAs } from './occupations.ts'
import { type Piece, piecesOf } from './title-pieces.ts'

const roleMax = 300

const labelled =
  /(?:^|\n|⏎)[ \t]*(?:position|role|job|job title|title|vacancy|opening|stelle|poste|puesto|cargo|vaga|ruolo|posizione|vacature|funktion|functie|stanowisko|tjänst) ?[::] ?([^\n]{2,120})/iu
const before =
  /(?:for|about|discuss|regarding|the|our|as) (?:the |our |a |an )?((?:[\p{L}\p{N}&/+.,'’()-]+ ){1,6}?)(?:role|position|vacancy|post|opening|job)(?![\p{L}])/giu
const after =
  /(?:(?:applied|application|applying|interview(?:ing)?) (?:for|as)(?: the| a| an)?|(?:role|position|post) of(?: a| an)?|stelle als|bewerbung als|poste de|puesto de|vaga de|ruolo di|vacature) ((?:[\p{L}\p{N}&/+'’-]+ ?){1,6})/giu
const eventName = /event name: ?([^\n]{2,120})/iu
/** Fields that stand for the job in them, where a title names no other: "Customer Success @ Parcelly". */
const field =
  /^(?:customer (?:success|support|service|care)|(?:business|product|software|web) development|product management|project management|quality assurance|supply chain|data science|public relations|investor relations)$/
/** Alone, these are who asks and not what is asked for. */
const whoAsks = /^(?:recruiter|hiring|cto|ceo|coo|cfo|founder|owner|hr)$/i
const noRole =
  /^(?:the|this|that|an?|our|your|open|new|right|hiring|next|first|second|job|same|in|no|any|current|senior)$/i

/** What was applied for, in the words of the title, the text, or the candidate's own list. */
export function drawRole(
  meeting: Meeting,
  pieces: readonly Piece[],
  { company, application }: { company?: Found; application?: Application },
): Found | undefined {
  const title = roleIn(pieces, meeting)
  const tail = company && title?.endsWith(`, ${company.value}`) ? company.value.length + 2 : 0
  if (title) return { value: title.slice(0, title.length - tail), from: 'title' }
  const text = (meeting.fact.description ?? '').slice(0, descriptionMax)
  const told = inText(text, meeting)
  if (told) return { value: told, from: 'description' }
  return application?.role ? { value: application.role.slice(0, roleMax), from: 'application' } : undefined
}

function roleIn(pieces: readonly Piece[], { firstName, others, fact }: Meeting): string | undefined {
  const names = [fact.organizer, ...fact.attendees, ...others].flatMap(
    (person) => person?.name?.slice(0, 120) ?? [],
  )
  const without = (text: string) => {
    // "Electrician Apprentice Maria Lopez": the candidate's name stands behind the job's.
    const name = names.find((one) => one.includes(' ') && text.endsWith(one))
    const bare = name ? text.slice(0, -name.length).trim() : text
    return fold(bare).split(' ')[0] === firstName ? '' : bare
  }
  const open = pieces
    .filter(({ mark }) => mark !== 'at')
    .map((piece) => ({ ...piece, text: without(piece.text) }))
    .filter(({ text }) => !names.includes(text))
  const found =
    open.find(({ text, isRole, mark }) => isRoleName(text, isRole, mark)) ??
    open.find(({ text, mark }) => mark !== 'with' && field.test(fold(text)))
  return found?.text.slice(0, roleMax)
}

function isRoleName(text: string, isRole: boolean, mark: Piece['mark']): boolean {
  if (!text || noRole.test(text) || whoAsks.test(text)) return false
  // "Meeting with Principal" names who asks.
  return isRole || (mark !== 'with' && namesOccupation(fold(text)))
}

function inText(text: string, meeting: Meeting): string | undefined {
  const line = labelled.exec(text)?.[1]
  if (line) return tidy(line.split(/ [-–|] | at |\. /u)[0] ?? line)
  const named = eventName.exec(text)?.[1]
  const inner = named && roleIn(piecesOf(named), meeting)
  if (inner) return inner
  const candidates = [
    ...matches(before, text).map((found) => ({ found, isSure: true })),
    ...matches(after, text).map((found) => ({ found, isSure: false })),
  ]
  return candidates
    .map(({ found, isSure }) => ({ found: tidy(found), isSure }))
    .find(
      ({ found, isSure }) =>
        found && !noRole.test(found) && (namesOccupation(fold(found)) || (isSure && /^\p{Lu}/u.test(found))),
    )?.found
}

function matches(shape: RegExp, text: string): string[] {
  return [...text.matchAll(shape)].slice(0, 10).map(([, found = '']) => found)
}

function tidy(text: string): string {
  const [named = ''] = text
    .replace(/^.* (?:for|about|as|regarding) (?=\S)/iu, '')
    .replace(/^(?:(?:the|our|an?|open|this|role of|position of|job of) )+/iu, '')
    .split(/ (?:at|with|bei|chez|in|to|on|is|and we|position|role) /u)
  return withGenderMarksAs('', named)
    .replace(/^[\s\p{P}]+|[\s,.;:!–-]+$/gu, '')
    .slice(0, roleMax)
}
