import { atCompany, closed, say, sayTo } from './follow-up-say.ts'
import type { Setting } from './follow-up-setting.ts'
import { sentence, type Wording, type Wordings } from './voice.ts'

/**
 * The words of the first follow-up, by hand, in three tones. It begins with the interview, never with the silence
 * after it (rubric F5), and every part has so many wordings that two letters seldom look alike.
 */

/** Role and day of the interview; with a matter of the talk, where there is one that may be named. */
export function opening(setting: Setting, head: string | undefined): Wordings {
  const { naming, date, dateAmid, isThere, isByPhone, whom } = setting
  const { role } = naming
  const roleAt = setting.company ? `${closed(role)}${atCompany(setting)}` : role
  if (!isThere) {
    return say([
      `I am writing about the interview on ${dateAmid} for ${roleAt}`,
      `on ${dateAmid} I had an interview for ${roleAt}`,
      `I had an interview for ${closed(role)} on ${date}`,
      `my interview for ${closed(role)} was on ${date}`,
      `this is about my interview on ${dateAmid} for ${roleAt}`,
      `I was interviewed on ${dateAmid} for ${roleAt}`,
    ])
  }
  const topic = head ? `${closed(role)} and about ${head}` : roleAt
  if (whom !== 'you') {
    return say([
      `on ${dateAmid} I talked with ${whom} about ${topic}`,
      `it was good to talk with ${whom} on ${dateAmid} about ${topic}`,
      `I am writing about ${closed(role)} after my interview with ${whom} on ${date}`,
      `my interview with ${whom} for ${closed(role)} was on ${date}`,
      `I was glad to talk with ${whom} on ${dateAmid} about ${topic}`,
      `this is about ${closed(role)} and the conversation I had with ${whom} on ${date}`,
    ])
  }
  const spoke = isByPhone ? 'spoke by phone' : 'talked'
  return sayTo(
    setting.tone,
    [
      `on ${dateAmid} we ${spoke} about ${topic}`,
      `it was good to talk with you on ${dateAmid} about ${topic}`,
      `I was glad to talk with you on ${dateAmid} about ${topic}`,
      `I am writing about ${role}, which we talked about on ${date}`,
      `we ${spoke} on ${dateAmid} about ${topic}`,
    ],
    {
      trade: [
        `thanks for talking with me on ${dateAmid} about ${topic}`,
        `I enjoyed our talk on ${dateAmid} about ${topic}`,
      ],
      plain: [
        `I enjoyed our conversation on ${dateAmid} about ${topic}`,
        `thank you for talking with me on ${dateAmid} about ${topic}`,
      ],
      calm: [
        `thank you for the conversation on ${dateAmid} about ${topic}`,
        `I am writing further to our conversation on ${dateAmid} about ${topic}`,
      ],
    },
  )
}

/** Where nothing of the record can be named but its day. */
export function plainOpening({ date }: Setting): Wording {
  return [sentence(`I am writing about the interview on ${date}`)]
}

/** One sentence that the candidate still wants it (rubric F8). */
export function interest(setting: Setting): Wordings {
  const { isInternal, isThere, tone } = setting
  if (isInternal) {
    return say([
      'I would still like to take on the role',
      'taking on this role is still what I would like to do',
      'I would still be glad to take the role on',
      'this is still the step that I would like to take',
      'my interest in the role has not changed',
      'the role still interests me very much',
      'I am as interested in the role as I was then',
    ])
  }
  const at = atCompany(setting)
  return sayTo(
    tone,
    [
      `I would still be glad to do this work${at}`,
      `I am as interested in the role as I was ${isThere ? 'when we talked' : 'that day'}`,
      'this is still a role that I would like to take on',
      `the role${at} still interests me very much`,
      'I would be glad to take this further',
      `I would gladly take on this role${at}`,
      'my interest in the role has not changed',
      'this is work that I would gladly do',
      `I would be happy to do this work${at}`,
    ],
    {
      trade: [
        `I'd still like to do this job${at}`,
        `I'd be glad to come and work${at || ' with you'}`,
        "the job still interests me, and I'd be glad to take it further",
        "I'm still interested in the job",
      ],
      plain: [
        `I would still like to do this work${at}`,
        'the role still appeals to me, and I would be glad to take it further',
        'the work is still what I would like to do next',
        `I am keen to do this work${at}`,
      ],
      calm: [
        `I am still very interested in the role${at}`,
        `I would still be pleased to work${at || ' with you'}`,
        'the work still interests me, and I would be glad to take it further',
        'I remain very interested, and I would be glad to take this further',
        'I would still like to be considered for it',
        `I would be very pleased to do this work${at}`,
        'the work is still what I would like to do',
        `the prospect of working${at || ' with you'} still appeals to me, and I would like to take it further`,
      ],
    },
  )
}

/** What a letter with nothing new to tell offers instead. */
export function offer({ tone }: Setting): Wordings {
  return sayTo(
    tone,
    [
      'if you need anything else from me, I will gladly send it',
      'if a question has come up since then, I would be happy to answer it',
      'I would be glad to answer anything that we did not get to',
      'if there is something that I can send to make this easier, please tell me',
      'if it would help to talk again, I would be glad to',
      'I would be happy to tell you more wherever that would help',
      'I can send whatever else would help you decide',
    ],
    {
      trade: ["if there's anything else you need from me, I'll get it to you"],
      plain: ['if anything else from me would help, I will send it'],
      calm: ['if there is anything else that would help you, I would be glad to send it'],
    },
  )
}

/** For a mailbox that several people read, where the name behind it is known. */
export function passOn(behind: string): Wordings {
  return say([
    `please pass this on to ${behind}`,
    `it would be kind of you to pass this on to ${behind}`,
    `this is meant for ${behind}, if you would pass it on`,
  ])
}

/** That a short answer will do, for the few letters that say so. */
export function ease({ tone }: Setting): Wordings {
  return sayTo(
    tone,
    [
      'a rough answer would be fine',
      'even a rough idea would help',
      'a rough idea of the timing is all I need',
      'a short answer is fine',
    ],
    {
      trade: ["a rough idea's fine", 'a quick word is fine'],
      plain: ['a quick answer is fine'],
      calm: [
        'an approximate answer would be a help',
        'a sentence would be plenty',
        'an approximate answer would be helpful',
      ],
    },
  )
}
