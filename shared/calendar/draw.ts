import type { InterviewKind } from '../domain/interview.ts'
import { drawCompany } from './draw-company.ts'
import { drawPeople, type FoundPeople } from './draw-people.ts'
import { drawRole } from './draw-role.ts'
import type { CalendarFact } from './fact.ts'
import { wholeWords } from './fold.ts'
import type { Found } from './found.ts'
import { isCallLink, joinUrlIn } from './join-link.ts'
import { type Candidate, descriptionMax, type Meeting, meetingOf, titleMax } from './meeting.ts'
import { piecesOf } from './title-pieces.ts'

/** What a calendar tells of an interview, and where each of it stands. What is not told is absent. */
export interface Drawing extends FoundPeople {
  /** At most 200 characters. */
  readonly company?: Found
  /** At most 300 characters. */
  readonly role?: Found
  readonly kind: Found<InterviewKind>
  /** The link to the video call. */
  readonly joinUrl?: Found
  /** A place that one goes to; at most 300 characters, on one line. */
  readonly location?: Found
}

/** Reads the first 300 characters of the title and 6,000 of the description. Throws nothing. */
export function draw(fact: CalendarFact, candidate: Candidate): Drawing {
  const meeting = meetingOf(fact, candidate)
  const pieces = piecesOf(fact.title ?? '')
  const employer = drawCompany(meeting, pieces)
  const { company } = employer
  const role = drawRole(meeting, pieces, employer)
  const joinUrl = drawJoinUrl(fact)
  const location = drawLocation(fact)
  const people = drawPeople(meeting, pieces)
  return {
    ...(company && { company }),
    ...(role && { role }),
    kind: drawKind(
      meeting,
      { hasVideo: joinUrl !== undefined, hasPlace: location !== undefined },
      people.interviewers.length,
    ),
    ...(joinUrl && { joinUrl }),
    ...(location && { location }),
    ...people,
  }
}

/** In this order: what a title says of the step is more than how one meets. */
const kinds: readonly (readonly [InterviewKind, RegExp])[] = [
  [
    'final',
    wholeWords(
      'final|last (?:round|stage|interview|step)|super ?day|最終面接|endgespräch|entretien final|entrevista final|colloquio finale',
    ),
  ],
  ['panel', wholeWords('panel|oral board|board interview|group of interviewers|auswahlkommission|jury')],
  [
    'secondRound',
    wholeWords(
      '(?:2nd|second|next|third|3rd) (?:round|interview|stage|step|call|chat)|(?:round|stage|interview) [2-4]|l[2-4]|zweitgespräch|deuxième entretien|segunda entrevista|secondo colloquio|tweede gesprek|andraintervju|二次面接',
    ),
  ],
  [
    'internal',
    wholeWords('internal (?:interview|application|vacancy|transfer)|interne (?:stelle|bewerbung)'),
  ],
  [
    'academic',
    wholeWords(
      'job talk|chalk talk|campus visit|campus interview|search committee|faculty interview|postdoc~|professorship|berufungsvortrag|tenure~',
    ),
  ],
  [
    'onsite',
    wholeWords(
      'on-?site|in[- ]person|face to face|f2f|trial (?:shift|day)|working interview|probearbeit~|schnuppertag|meeloopdag|proefdag|assessment cent(?:re|er)|vor ort',
    ),
  ],
  [
    'phone',
    wholeWords(
      'phone|telephone|telefon~|téléphonique|telefónica|telefonico|telefonisch~|puhelin~|will call you|call you on|電話面接',
    ),
  ],
  ['video', wholeWords('video~|virtual|zoom|teams|google meet|webex|hirevue|skype|visio|online')],
]
const kindsInUnspacedScripts: readonly (readonly [InterviewKind, RegExp])[] = [
  ['final', /最終面接|최종 ?면접/],
  ['secondRound', /二次面接|2차 ?면접/],
  ['phone', /電話面|전화 ?면접/],
]
/** Said in passing, these are no kind: "one of the final steps", "a panel of experts". */
const spokenOf: ReadonlySet<InterviewKind> = new Set(['final', 'panel', 'secondRound'])
const phoneNumber = /^(?:phone|tel|call)?[:. ]*\+?\d[\d ().-]{6,19}$/

function drawKind(
  { title, description, location, links, isOwnCompany }: Meeting,
  { hasVideo, hasPlace }: { hasVideo: boolean; hasPlace: boolean },
  interviewers: number,
): Found<InterviewKind> {
  const inTitle = [...kinds, ...kindsInUnspacedScripts].find(([, words]) => words.test(title))
  if (inTitle) return { value: inTitle[0], from: 'title' }
  const internal = kinds.find(([kind, words]) => kind === 'internal' && words.test(description))
  if (internal && isOwnCompany) return { value: 'internal', from: 'description' }
  if (interviewers >= 3) return { value: 'panel', from: 'attendee' }
  if (hasPlace) return { value: 'onsite', from: 'location' }
  if (phoneNumber.test(location)) return { value: 'phone', from: 'location' }
  if (hasVideo || links.some(isCallLink)) return { value: 'video', from: 'link' }
  const inText = kinds.find(
    ([kind, words]) => !spokenOf.has(kind) && kind !== 'internal' && words.test(description),
  )
  return inText ? { value: inText[0], from: 'description' } : { value: 'other', from: 'calendar' }
}

const joinUrlMax = 1_000

function drawJoinUrl({ joinUrl, location, description }: CalendarFact): Found | undefined {
  if (joinUrl) return { value: joinUrl.slice(0, joinUrlMax), from: 'calendar' }
  const [inPlace, inText] = [location, description?.slice(0, descriptionMax)].map((text) => joinUrlIn([text]))
  if (inPlace) return { value: inPlace, from: 'location' }
  return inText ? { value: inText, from: 'description' } : undefined
}

const noPlace =
  /^(?:microsoft teams(?:[- ]?(?:meeting|besprechung|besprechung)?)|réunion microsoft teams|teams(?: meeting)?|zoom(?: meeting)?|google meet|meet|webex|skype|phone|telephone|telefon|video(?: ?call)?|online|remote|virtual|tbd|tbc|see (?:below|description)|web conference|phone call|integrations:.*)$/iu

function drawLocation({ location }: CalendarFact): Found | undefined {
  const place = location
    ?.slice(0, 2 * titleMax)
    .replace(/https?:\/\/\S+/giu, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a place is one line, so control characters are taken out.
    .replace(/[\s\u0000-\u001f\u007f-\u009f]+/gu, ' ')
    .replace(/^[\s,;|]+|[\s,;|]+$/gu, '')
  if (!place || place.length > titleMax || noPlace.test(place) || phoneNumber.test(place.toLowerCase()))
    return undefined
  return /\p{L}/u.test(place) ? { value: place, from: 'location' } : undefined
}
