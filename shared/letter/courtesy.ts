import { choose, chooseInTurn } from './choose.ts'
import type { Naming } from './role.ts'
import { sentence, type Wordings } from './voice.ts'

/** The first and the last words: thanks, interest, the next step. Nothing in them is claimed beyond the interview itself. */

export interface Occasion {
  readonly naming: Naming
  /** "yesterday". */
  readonly day: string
  readonly seed: string
  /** Place among the readers, so that no two letters begin or end alike. */
  readonly index: number
  readonly isAlone: boolean
  readonly isAgain: boolean
  readonly isInternal: boolean
  /** The reader was there; otherwise the thanks have to be passed on. */
  readonly isThere: boolean
}

/** Thanks for the talk about the one topic that the reader and the candidate had. */
export function thanksAbout(topic: string, { day, seed, isAgain, isAlone }: Occasion): Wordings {
  if (!isAlone) {
    return [
      [sentence(`thank you for talking with me ${day} about ${topic}`)],
      [sentence(`thank you for what you said ${day} about ${topic}`)],
      [sentence(`thank you for our conversation ${day} and for what you told me about ${topic}`)],
    ]
  }
  if (isAgain) return [[sentence(`thank you for having me back ${day} to talk about ${topic}`)]]
  const first = sentence(`thank you for our conversation ${day} about ${topic}`)
  const second = sentence(`thank you for talking with me ${day} about ${topic}`)
  return [[choose([first, second], `${seed} thanks`)]]
}

function interviewOf(day: string): string {
  return day.startsWith('on ') ? `the interview ${day}` : `${day}’s interview`
}

/** Thanks that name the role, for the reader who decides. */
export function thanksForRole({ naming, day, seed, isAgain, isThere }: Occasion, isPlain: boolean): Wordings {
  const { role } = naming
  if (!isThere || isPlain) return [[sentence(`thank you for ${interviewOf(day)} for ${role}`)]]
  if (isAgain) return [[sentence(`thank you for having me back ${day} to talk about ${role}`)]]
  const first = sentence(`thank you for talking with me ${day} about ${role}`)
  const second = sentence(`thank you for our conversation ${day} about ${role}`)
  return [[choose([first, second], `${seed} thanks`)]]
}

/** Thanks for each of the others in a panel, in other words for each. */
export function thanksAmongOthers({ day, seed, index }: Occasion): Wordings {
  const thanks = chooseInTurn(
    [
      `thank you for your part in the interview ${day}`,
      `thank you for giving me your time ${day}`,
      `thank you for joining the conversation ${day}`,
      `it was good to talk with you ${day}, and thank you for making room for it`,
      `many thanks for speaking with me ${day}`,
      `thank you for your time ${day}`,
      `thank you for the conversation ${day}`,
      `thank you for taking part in the interview ${day}`,
      `let me thank you for the talk we had ${day}`,
      `thank you for setting time aside ${day}`,
      `thank you for hearing what I had to say ${day}`,
      `thanks for giving the interview ${day} some of your working hours`,
    ],
    seed,
    index,
  )
  return [[sentence(thanks)]]
}

/** Makes thanks warmer without another claim. */
export function warmed(text: string): string {
  return text
    .replace(/^Thank you for\b/, 'Thank you very much for')
    .replace(/^(?:Many thanks|Thanks) for\b/, 'My warm thanks for')
    .replace(/^Let me thank you\b/, 'Let me thank you warmly')
    .replace(/\bthank you for making room\b/, 'thank you very much for making room')
}

/** What the last paragraph says: what is wanted, and what comes next. */
export interface Ending {
  /** Ways to say it; the first begins with I. */
  readonly interests: readonly [string, ...string[]]
  readonly outlook: string
}

/** The ending of the fullest letter. */
export function endingOf(occasion: Occasion, isRoleNamed: boolean, nextStep: string | undefined): Ending {
  const { naming, seed, isInternal } = occasion
  const { company } = naming
  // A role with a comma is closed by one before what follows.
  const role = /,/.test(naming.role) ? `${naming.role},` : naming.role
  const at = company && !isInternal ? ` at ${company}` : ''
  const atCompany = /,$/.test(role) && !at ? naming.role : `${role}${at}`
  const wanted: readonly [string, ...string[]] = company
    ? [
        choose(
          [`I would like to work at ${company}`, `I would very much like to do this work at ${company}`],
          `${seed} interest`,
        ),
        `${company} is where I would like to work`,
      ]
    : ['I would like to do this work', 'this is work that I would like to do']
  const interests: readonly [string, ...string[]] = isInternal
    ? [`I would like to take on ${naming.role}`, `taking on ${naming.role} is what I would like to do`]
    : isRoleNamed
      ? wanted
      : [`I am very interested in ${atCompany}`, `${role}${at} interests me very much`]
  const outlook = nextStep
    ? `I look forward to ${nextStep}`
    : choose(
        [
          'I am happy to talk again whenever it suits you',
          'I would be glad to answer whatever is still open',
          'I will gladly send anything else that helps you decide',
        ],
        `${seed} outlook`,
      )
  return { interests, outlook }
}

/** The endings of the others, no two alike. */
export function endingAmongOthers({ naming, seed, index, isInternal }: Occasion): Ending {
  const company = isInternal ? undefined : naming.company
  const endings: readonly [string, string][] = [
    ['I would like to do this job', 'I am glad to talk more about it whenever it suits you'],
    ['I remain very interested in the role', 'I will gladly answer anything that is still open'],
    [
      company ? `I would be happy to work at ${company}` : 'I would be happy in this role',
      'a short message is enough if there is more you want to know',
    ],
    ['this is work that I would enjoy', 'I hope we can continue the conversation'],
    ['the position interests me a great deal', 'any question you still have is welcome'],
    ['I would be pleased to go a step further', 'I can send whatever would help your decision'],
    ['it is a job that I want', 'if something is missing I will get it to you'],
    [
      company ? `${company} is a place where I could see myself` : 'I could see myself in this team',
      'I can say more about any of it if that would be useful',
    ],
    ['I would take this job gladly', 'you can reach me at any time about what I said'],
    ['the post would suit me well', 'I look forward to news of it'],
    ['I came away from the interview wanting this role', 'I am glad to go over any point again'],
    ['there is a lot in this role that I like', 'I am happy to clear up anything else'],
  ]
  const [
    first = ['I remain very interested in the role', 'I am glad to talk again'] satisfies [string, string],
    ...rest
  ] = endings
  const [interest, outlook] = chooseInTurn([first, ...rest], `${seed} ending`, index)
  return { interests: [interest], outlook }
}

/** What a letter with little to say offers instead. */
export const offerOfMore =
  'If there is anything more you would like to see from me for the role, I will send it straight away.'

/** Under a letter by tone. */
export const signOffs = {
  asWritten: 'Sincerely,',
  plainer: 'Regards,',
  shorter: 'Best regards,',
  warmer: 'Warm regards,',
} as const
