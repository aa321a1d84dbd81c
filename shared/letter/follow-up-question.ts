import { say, sayTo } from './follow-up-say.ts'
import type { Setting } from './follow-up-setting.ts'
import type { Step } from './follow-up-step.ts'
import type { Wordings } from './voice.ts'

/**
 * One question that a line can answer (rubric F7), in terms of what they said would come next. An event whose day has
 * gone by is not said to have taken place.
 */
export function question(step: Step | undefined, isPast: boolean, setting: Setting): Wordings {
  if (step?.kind === 'answer') return isPast ? standing(setting) : hearing(setting)
  if (step?.kind === 'decision' && isPast) return standing(setting)
  if (step?.kind === 'sending') return sending(step.event, setting)
  if (step?.kind !== 'event') return general(setting)
  return isPast && !step.isLater ? after(step.event, setting) : when(step.event, setting)
}

/** The question that fits everywhere. */
export function general({ tone, isInternal, isRecruiter }: Setting): Wordings {
  if (isInternal || isRecruiter) {
    return say([
      'is there a date for the decision yet?',
      'do you know yet when it will be decided?',
      'could you tell me when there will be a decision?',
      'do you know whether there is a date for the decision yet?',
      'when do you think it will be decided?',
      'can you say yet when the decision will be made?',
    ])
  }
  return sayTo(
    tone,
    [
      'could you tell me when you expect to decide?',
      'is there a date by which you expect to decide?',
      'do you know yet when you will decide?',
      'when do you expect to make a decision?',
    ],
    {
      trade: ['when do you think you will decide?', 'any idea yet when you will decide?'],
      plain: [
        'do you have a date in mind for the decision?',
        'can you say yet when you will make a decision?',
        'could you tell me roughly when you will decide?',
      ],
      calm: [
        'may I ask when you expect to decide?',
        'may I ask whether there is a date for the decision?',
        'would you be able to tell me when you hope to decide?',
      ],
    },
  )
}

/** An answer is promised, and its day is not past. */
function hearing({ tone }: Setting): Wordings {
  return sayTo(
    tone,
    [
      'could you tell me when I can expect to hear more?',
      'is there a date for the next step yet?',
      'do you know yet what the next step is, and when?',
      'when can I expect to hear more?',
    ],
    {
      trade: ["what's the next step, and when?", 'when should I hear about the next step?'],
      plain: ['when is the next step likely to be?', 'can you say yet when the next step will be?'],
      calm: ['may I ask when I can expect to hear more?', 'may I ask whether the next step has a date?'],
    },
  )
}

/** The day that they named has gone by: nothing is said of that. */
function standing({ tone }: Setting): Wordings {
  return sayTo(
    tone,
    [
      'could you tell me where things stand with the role?',
      'do you know yet when a decision will be made?',
      'could you tell me what the next step is, and when?',
      'is there a date for the next step yet?',
      'when do you think there will be a decision?',
    ],
    {
      trade: ['where do things stand with the job?', 'can you tell me where things stand?'],
      plain: ['can you tell me where things stand?', 'how do things stand with the role?'],
      calm: [
        'may I ask how things stand with the role?',
        'may I ask when I can expect to hear more?',
        'would you be able to tell me where the decision stands?',
      ],
    },
  )
}

function when(event: string, { tone }: Setting): Wordings {
  return sayTo(
    tone,
    [
      `is there a date for ${event} yet?`,
      `could you tell me when ${event} will be?`,
      `do you know yet when ${event} will be?`,
      `when is ${event} likely to be?`,
    ],
    {
      trade: [`when do you want to do ${event}?`, `do you have a day for ${event} yet?`],
      plain: [`do you have a date in mind for ${event}?`, `can you say yet when ${event} will be?`],
      calm: [
        `may I ask whether there is a date for ${event}?`,
        `may I ask when ${event} is likely to be?`,
        `would you be able to tell me when ${event} will be?`,
      ],
    },
  )
}

function after(event: string, { tone }: Setting): Wordings {
  return sayTo(
    tone,
    [
      `could you tell me what comes after ${event}, and when?`,
      `is there a date yet for what comes after ${event}?`,
      `do you know yet what follows ${event}, and when?`,
      `what would the next step be after ${event}, and when?`,
    ],
    {
      trade: [`what comes after ${event}, and when?`, `what's next after ${event}, and when?`],
      plain: [
        `what is the next step after ${event}, and when is it likely to be?`,
        `can you say yet when you will decide, after ${event}?`,
      ],
      calm: [
        `may I ask what follows ${event}, and when?`,
        `may I ask when you expect to decide, after ${event}?`,
        `would you be able to tell me what comes after ${event}, and when?`,
      ],
    },
  )
}

/** They are to send something, which may be in the candidate's hands by now: the question fits both. */
function sending(thing: string, setting: Setting): Wordings {
  const [first, ...rest] = say([
    `could you tell me what the timing is for ${thing}?`,
    `what is the timing for ${thing}?`,
    `could you tell me what the dates are for ${thing}?`,
  ])
  return [first, ...rest, ...after(thing, setting)]
}
