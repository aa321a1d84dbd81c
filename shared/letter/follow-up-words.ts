import type { Matter, NewFact } from './follow-up-fact.ts'
import type { Step } from './follow-up-step.ts'
import type { Naming } from './role.ts'
import { sentence, type Wording, type Wordings, withTail } from './voice.ts'

/**
 * The words of the two follow-ups, by hand, in two registers: plain, and calm for academic and public bodies and for
 * readers outside North America. They begin with the interview, never with the silence after it (rubric F5).
 */

export interface Setting {
  readonly naming: Naming
  /** "Tuesday, November 17", "Tuesday 17 November". */
  readonly date: string
  /** The same where words follow: "Tuesday, November 17,". */
  readonly dateAmid: string
  readonly isCalm: boolean
  readonly isInternal: boolean
  /** The reader is a person who was there. */
  readonly isThere: boolean
  /** Others talked with the candidate too. */
  readonly isAmongOthers: boolean
  readonly isByPhone: boolean
  readonly isRecruiter: boolean
  /** Whom the words are to be passed on to, where they go to a mailbox that several people read. */
  readonly behind: string | undefined
}

function say(texts: readonly [string, ...string[]]): Wordings {
  const [first, ...rest] = texts
  return [[sentence(first)], ...rest.map((text): Wording => [sentence(text)])]
}

/** A role with a comma in it is closed by one before what follows. */
function closed(role: string): string {
  return role.includes(',') ? `${role},` : role
}

/** Role and day of the interview; with the matter that the letter goes on to, where there is one. */
export function opening(setting: Setting, about: string | undefined): Wordings {
  const { naming, date, dateAmid, isCalm, isThere, isAmongOthers, isByPhone, isInternal } = setting
  const { role, company } = naming
  const roleAt = company && !isInternal ? `${closed(role)} at ${company}` : role
  const spoke = isByPhone ? 'spoke by phone' : 'talked'
  const interview: readonly [string, string] = [
    `I am writing about the interview on ${dateAmid} for ${roleAt}`,
    `on ${dateAmid} I had an interview for ${roleAt}`,
  ]
  if (!isThere) return say(interview)
  if (isAmongOthers) {
    const and = about ? `, and with you about ${about}` : ''
    return say([
      `on ${dateAmid} I talked with you and your colleagues about ${role}${and}`,
      ...(isCalm
        ? [`you and your colleagues were kind enough to talk with me on ${dateAmid} about ${role}`]
        : [`I am writing about ${role}, which I talked about with you and your colleagues on ${date}`]),
      ...interview,
    ])
  }
  if (about) {
    return say([
      `on ${dateAmid} we ${spoke} about ${closed(role)} and about ${about}`,
      `it was good to talk with you on ${dateAmid} about ${closed(role)} and about ${about}`,
      ...(isCalm ? [`you were kind enough to talk with me on ${dateAmid} about ${about}`] : []),
    ])
  }
  return isCalm
    ? say([
        `you were kind enough to talk with me on ${dateAmid} about ${roleAt}`,
        `it was good to talk with you on ${dateAmid} about ${roleAt}`,
        ...interview,
      ])
    : say([
        `on ${dateAmid} we ${spoke} about ${roleAt}`,
        `it was good to talk with you on ${dateAmid} about ${roleAt}`,
        `I am writing about ${role}, which we talked about on ${date}`,
      ])
}

/** Where nothing of the record can be named but its day. */
export function plainOpening({ date }: Setting): Wording {
  return [sentence(`I am writing about the interview on ${date}`)]
}

/** The one new thing, tied to the first letter, or to the matter that it bears on. */
export function addition({ kind, wordings, matter }: NewFact, { isCalm }: Setting): Wordings {
  if (kind === 'topic') return withTail(wordings, ['I am glad to say more about that whenever it helps.'])
  const [[claim, ...more]] = wordings
  if (kind === 'idea') return ideaAdded(wordings, isCalm)
  if (kind === 'missed' || !claim.startsWith('I ')) return wordings
  const told = (lead: string): Wording => [`${lead}: ${claim}`, ...more]
  const tied = matter?.about ? [told(`On ${matter.about}, my letter left one thing out`)] : []
  return isCalm
    ? [
        told('One point was missing from my letter'),
        told('I would add one fact to my letter'),
        ...tied,
        told('There is one point that I would add'),
      ]
    : [
        told('There is one thing that I would add to my letter'),
        told('My letter left one thing out'),
        ...tied,
        told('One fact to add to what I wrote'),
      ]
}

function ideaAdded(wordings: Wordings, isCalm: boolean): Wordings {
  const lead = 'One idea is '
  const [claim, ...more] = wordings.find(([first]) => first.startsWith(lead)) ?? []
  if (!claim) return wordings
  const told = (idea: string): Wording => [`${idea} is ${claim.slice(lead.length)}`, ...more]
  return isCalm
    ? [told('One suggestion that I would add to my letter'), told('One idea that my letter left out')]
    : [told('One idea to add to my letter'), told('One idea that I left out of my letter')]
}

/** One sentence that the candidate still wants it (rubric F8). */
export function interest({ naming: { company }, isCalm, isInternal, isThere }: Setting): Wordings {
  if (isInternal)
    return say([
      'I would still like to take on the role',
      'taking on this role is still what I would like to do',
    ])
  const at = company ? ` at ${company}` : ''
  if (isCalm) {
    return say([
      `my interest in the position${at} has not changed`,
      'I remain interested in the position',
      `this is still work that I would like to do${at}`,
    ])
  }
  return say([
    `I would still like to do this work${at}`,
    isThere
      ? 'the role interests me as much as it did when we talked'
      : 'the role interests me as much as it did that day',
    `this is still work that I would like to do${at}`,
  ])
}

/** What a letter with nothing new to tell offers instead. */
export function offer({ isCalm }: Setting): Wordings {
  return isCalm
    ? say([
        'should anything be missing from my side, I will gladly send it',
        'I will gladly answer anything that is still open',
      ])
    : say([
        'if anything is missing from my side, I will gladly send it',
        'anything you still need from me I will gladly send',
      ])
}

/** One question that a line can answer (rubric F7), in terms of what they said would come next. */
export function question(step: Step | undefined, isStepPast: boolean, setting: Setting): Wordings {
  const { isCalm, isRecruiter } = setting
  if (step?.kind === 'answer') {
    return say([
      isCalm
        ? 'may I ask when I can expect to hear more?'
        : 'could you tell me when I can expect to hear more?',
      isRecruiter
        ? 'do you know yet what the next step is, and when?'
        : 'is there a date for the next step yet?',
    ])
  }
  if (step?.kind !== 'event') return general(setting)
  if (isStepPast) {
    return say([
      `could you tell me what comes after ${step.event}, and when?`,
      `is there a date yet for what comes after ${step.event}?`,
    ])
  }
  return say([
    isCalm
      ? `may I ask whether there is already a date for ${step.event}?`
      : `is there a date for ${step.event} yet?`,
    `could you tell me when ${step.event} will be?`,
  ])
}

/** The question that fits everywhere. */
export function general({ isCalm, isInternal, isRecruiter }: Setting): Wordings {
  if (isInternal)
    return say(['is there a date for the decision yet?', 'do you know yet when it will be decided?'])
  if (isRecruiter) {
    return say([
      'do you know whether there is a date for the decision yet?',
      'is there a date for the decision yet?',
    ])
  }
  return isCalm
    ? say([
        'may I ask whether there is a date for the decision?',
        'could you tell me when you expect to decide?',
        'is there already a date by which you expect to decide?',
      ])
    : say([
        'is there a date by which you expect to decide?',
        'could you tell me when you expect to decide?',
        'do you know yet when you will decide?',
      ])
}

/** For a mailbox that several people read, where the name behind it is known. */
export function passOn(behind: string): Wordings {
  return [[sentence(`please pass this on to ${behind}`)]]
}

/** That a short answer will do. */
export function ease({ isCalm }: Setting): Wordings {
  return isCalm
    ? say(['an approximate date would be quite enough', 'a line would be quite enough'])
    : say(['one line is enough', 'a rough date is fine', 'a short line would do'])
}

/** The last letter says where it belongs and that it is the last (rubric F9). */
export function lastOpening(setting: Setting): Wordings {
  const { naming, date, dateAmid, isCalm, isThere, isAmongOthers } = setting
  const { role } = naming
  const about = isThere
    ? isAmongOthers
      ? `${role}, which I talked about with you and your colleagues on ${date}`
      : `${role}, which we talked about on ${date}`
    : `the interview on ${dateAmid} for ${role}`
  const brief: Wording = [sentence(`this is my last note about ${about}`), 'I will keep it short.']
  const again: Wording = [
    sentence(`I am writing once more about ${about}`),
    'This will be my last note about it.',
  ]
  if (isCalm) return [again, brief]
  if (!isThere) return [brief, again]
  const whom = isAmongOthers ? 'you and your colleagues' : 'you'
  return [
    [
      sentence(`on ${dateAmid} I talked with ${whom} about ${role}`),
      'This is my last note about it, and it needs no answer.',
    ],
    brief,
    [sentence(`I am writing about ${about}`), 'This is my last note on it.'],
  ]
}

/** As `plainOpening`, in the last letter. */
export function plainLastOpening({ date }: Setting): Wording {
  return [sentence(`this is my last note about the interview on ${date}`)]
}

/** A graceful way out. */
export function wayOut({ isCalm, isInternal }: Setting): Wordings {
  if (isInternal) {
    return say([
      'if somebody else is taking it on, I understand, and you need not explain',
      'if it has gone to somebody else, that is quite all right, and no answer is needed',
    ])
  }
  return isCalm
    ? say([
        'should you have decided on somebody else, I understand that, and no answer is needed',
        'if the choice has fallen on somebody else, I quite understand, and you need not write',
      ])
    : say([
        'if you have chosen somebody else, that is quite all right, and you need not explain',
        'if it has gone to somebody else, I understand, and you owe me no answer',
        'if the plans have changed, or somebody else fits better, that is all right',
      ])
}

/** The door that stays open: the interest, once more and calmly. */
export function openDoor({ isCalm, isInternal }: Setting): Wordings {
  if (isInternal)
    return say([
      'if it is still open, I would like to take it on',
      'if it is still open, you know where to find me',
    ])
  return isCalm
    ? say([
        'if the position is still open, I remain interested in it',
        'if it is still open, I would be glad to go on',
      ])
    : say([
        'if the role is still open, I would like to do this work',
        'if it is still open, I would like to go on with it',
      ])
}

/** A kind word tied to the talk, and good will; in fewer words where it `isShort`. */
export function farewell(matter: Matter | undefined, setting: Setting, isShort = false): Wordings {
  const { naming, isThere, isCalm, isInternal, behind } = setting
  const well = isInternal
    ? 'I wish you well with the choice'
    : naming.company && !isShort
      ? `I wish you and everybody at ${naming.company} well`
      : 'I wish you well'
  const { about, said, point } = matter ?? {}
  if (!isThere) {
    const whom = behind ?? (about ? `the person I talked with about ${about}` : 'the person I spoke with')
    return say([`please pass my good wishes on to ${whom}`])
  }
  if (about) {
    return say([
      isCalm
        ? `I was glad of our conversation about ${about}, and ${well}`
        : `it was good to talk with you about ${about}, and ${well}`,
      `I was glad to talk with you about ${about}, and ${well}`,
    ])
  }
  if (said) return [[sentence(`thank you for telling me that ${said}`), sentence(well)]]
  if (point) return [[sentence(`I have kept one point of yours in mind: ${point}`), sentence(well)]]
  return say([`thank you for the conversation that day, and ${well}`, well])
}
