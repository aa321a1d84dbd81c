import type { Kinship, Matter } from './follow-up-fact.ts'
import { atCompany, say, sayTo } from './follow-up-say.ts'
import type { Setting } from './follow-up-setting.ts'
import { sentence, type Wording, type Wordings } from './voice.ts'

/**
 * The words of the last follow-up, by hand: where it belongs and that it is the last, a way out without a pardon, the
 * door left open, and a kind word that names no fault and no figure of theirs (rubric F9).
 */

export function lastOpening(setting: Setting): Wordings {
  const { naming, date, dateAmid, isThere, tone, whom } = setting
  const role = naming.short
  const about = !isThere
    ? `my interview on ${dateAmid} for ${role}`
    : whom === 'you'
      ? `${role}, which we talked about on ${date}`
      : `${role} and my interview with ${whom} on ${date}`
  const talked = isThere
    ? `on ${dateAmid} I talked with ${whom} about ${role}`
    : `on ${dateAmid} I had an interview for ${role}`
  const two = (first: string, second: string): Wording => [sentence(first), sentence(second)]
  const plain = tone === 'trade' ? "I won't write again after this" : 'I will not write again after this'
  return [
    [sentence(`this is my last note about ${about}`)],
    [sentence(`this is my last message about ${about}`)],
    [sentence(`this is the last time that I will write about ${about}`)],
    [sentence(`here is one last note about ${about}`)],
    two(`I am writing once more about ${about}`, 'this is my last note about the role'),
    two(`I am writing once more about ${about}`, plain),
    two(talked, 'this is my last message about it'),
    two(talked, `I am writing once more, and ${plain}`),
  ]
}

/** As `plainOpening`, in the last letter. */
export function plainLastOpening({ date }: Setting): Wording {
  return [sentence(`this is my last note about the interview on ${date}`)]
}

/** A graceful way out: they are not forgiven, only let off. */
export function wayOut({ tone, isInternal }: Setting): Wordings {
  if (isInternal) {
    return say([
      'if you have decided on somebody else, I understand, and there is no need to reply',
      'if somebody else is taking it on, I understand, and there is no need to write back',
      'if it has been decided, and somebody else has the role, I understand',
      'if the role has gone to somebody else, I wish them well',
      'if you have chosen somebody else, I understand, and no reply is needed',
      'if somebody else suits the role better, I understand',
    ])
  }
  return sayTo(
    tone,
    [
      'if you have decided on somebody else, I understand, and there is no need to reply',
      'if you have chosen somebody else, I understand, and no reply is needed',
      'if the role has been filled, there is no need to write back',
      'if somebody else suits the role better, I understand',
      'if the role has gone to somebody else, I wish them well',
      'if you have found the right person, there is no need to reply',
      'if somebody else has the role by now, no reply is needed',
    ],
    {
      trade: [
        "if you've hired somebody else, I understand, and there's no need to reply",
        "if the job's been filled, there's no need to write back",
        "if you've found somebody, I understand",
      ],
      plain: [
        'if you have hired somebody else, I understand, and there is no need to reply',
        'if you have gone with somebody else, I understand, and there is no need to write back',
        'if your plans have changed, or somebody else is a better match, I understand',
      ],
      calm: [
        'if your plans have changed, or somebody else is better suited, I understand',
        'if you have appointed somebody else, I understand, and there is no need to reply',
        'if the decision has gone to somebody else, I understand, and no reply is needed',
      ],
    },
  )
}

/** The door that stays open: the interest, once more and calmly. */
export function openDoor({ tone, isInternal }: Setting): Wordings {
  if (isInternal) {
    return say([
      'if the role is still open, I would like to take it on',
      'if the role is still open, I would still be glad to take it on',
      'if it is not decided yet, I would like to be considered',
      'if you are still choosing, I would still like to do it',
      'while the role is open, I would be glad to take it further',
      'if there is still a choice to make, I would like to be part of it',
    ])
  }
  return sayTo(
    tone,
    [
      'if the role is still open, I would be glad to take it further',
      'if the role is still open, I would still like to do this work',
      'if it is not decided yet, I would be glad to hear from you',
      'if you are still choosing, I would like to be considered',
    ],
    {
      trade: [
        "if the job's still open, I would be glad to come and do it",
        "if you're still looking, I would like the work",
        "if it's still open, I would like to talk again",
      ],
      plain: [
        'if you are still looking, I would like to stay in the running',
        'if the role is still open, I would like to talk again',
        'should it still be open, I would be glad to pick this up again',
      ],
      calm: [
        'if the role is still open, I am still very interested in it',
        'if the role is still open, I would be pleased to hear from you',
        'if you are still considering candidates, I would be glad to take this further',
      ],
    },
  )
}

export interface Kindness {
  readonly matter: Matter | undefined
  readonly bond: Kinship | undefined
}

/** A kind word tied to the talk, and good will; in fewer words where it `isShort`. */
export function farewell({ matter, bond }: Kindness, setting: Setting, isShort = false): Wordings {
  const { isThere, behind } = setting
  if (!isThere) return passedOn(behind ?? 'the person I talked with')
  const wishes = goodWill(setting, isShort)
  if (bond) return crossed(bond.wordings, wishes)
  const [first, ...rest] = matter ? recalled(matter.head) : thanked(setting)
  const joined = [first, ...rest].flatMap((kind): Wording[] =>
    wishes.map((wish) => [sentence(`${kind}, and ${wish}`)]),
  )
  const apart = [first, ...rest].flatMap((kind): Wording[] =>
    wishes.map((wish) => [sentence(kind), sentence(wish)]),
  )
  return [[sentence(`${first}, and I wish you well`)], ...joined, ...apart]
}

function passedOn(whom: string): Wordings {
  return say([
    `please pass my good wishes on to ${whom}`,
    `please give my best wishes to ${whom}`,
    `please pass on my thanks and good wishes to ${whom}`,
    `my thanks and good wishes go to ${whom}`,
    `please thank ${whom} for me, with my good wishes`,
    `with my good wishes, please pass my thanks on to ${whom}`,
  ])
}

function crossed([first, ...others]: Wordings, wishes: readonly string[]): Wordings {
  const followed = ([head, ...more]: Wording) =>
    wishes.map((wish): Wording => [head, ...more, sentence(wish)])
  const [plain, ...rest] = [first, ...others].flatMap(followed)
  return plain ? [plain, ...rest] : [first]
}

function recalled(head: string): [string, ...string[]] {
  return [
    `it was good to talk with you about ${head}`,
    `I was glad to talk with you about ${head}`,
    `I enjoyed talking with you about ${head}`,
    `I was glad of our conversation about ${head}`,
    `thank you for talking with me about ${head}`,
    `I am glad that we talked about ${head}`,
  ]
}

function thanked({ isByPhone, whom }: Setting): [string, ...string[]] {
  const all: readonly string[] = whom === 'you' ? [] : [`I was glad to talk with ${whom}`]
  return [
    isByPhone ? 'thank you for the call' : 'thank you for the conversation',
    'I was glad to talk with you',
    'I enjoyed our conversation',
    'thank you for the time that you gave me',
    'I am glad that we talked',
    'thank you for talking with me',
    ...all,
  ]
}

function goodWill(setting: Setting, isShort: boolean): [string, ...string[]] {
  const { company, isInternal, isRecruiter } = setting
  if (isInternal) {
    return [
      'I wish you well with the decision',
      'I wish you and the team well',
      'I hope that the choice goes well',
      'I wish you luck with the choice',
      'I hope that the team gets the right person',
      'I wish you all the best with it',
    ]
  }
  return [
    'I wish you well',
    'I wish you all the best',
    isRecruiter ? 'I wish you luck with the search' : 'I wish you and your team all the best',
    'I hope that the search goes well',
    'I wish you well with the search',
    'I hope that the search ends well',
    'I hope that you find the person you are looking for',
    ...(company && !isShort ? [`I wish you and the team${atCompany(setting)} all the best`] : []),
  ]
}
