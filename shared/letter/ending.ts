import { choose, chooseInTurn } from './choose.ts'
import type { Occasion } from './occasion.ts'

/** The last words: what is wanted, and what comes next (rubric R13). */
export interface Ending {
  /** Ways to say it; the first begins with I. */
  readonly interests: readonly [string, ...string[]]
  readonly outlook: string
}

/** The ending of the fullest letter. */
export function endingOf(
  occasion: Occasion,
  isRoleNamed: boolean,
  nextStep: string | undefined,
  isHighest: boolean,
): Ending {
  return { interests: interestsOf(occasion, isRoleNamed), outlook: outlookOf(occasion, nextStep, isHighest) }
}

/** The wish and what follows it, without saying "glad to" twice. */
export function closedBy(interest: string, outlook: string): string {
  const isTwice = / glad to /.test(interest)
  const rest = isTwice ? outlook.replace(/^I (?:would be|am) glad to /, 'I will ') : outlook
  return `${interest}, and ${rest}`
}

/** A longer title is named without what follows its comma. */
const titleMax = 42

function interestsOf(
  { naming, seed, isInternal, isAcademic, register, region }: Occasion,
  isRoleNamed: boolean,
): readonly [string, ...string[]] {
  const { company } = naming
  const short = isRoleNamed || (naming.title?.length ?? 0) > titleMax ? naming.short : naming.role
  // A role with a comma is closed by one before what follows.
  const at = company && !isInternal ? `${/,/.test(short) ? ',' : ''} at ${company}` : ''
  if (isInternal) return [`I would like to take on ${short}`, `taking on ${short} is what I would like to do`]
  if (isAcademic) return [`I remain very interested in ${short}${at}`, `${short}${at} interests me very much`]
  // Outside North America "I want this job" is too loud.
  if (region === 'elsewhere' && isRoleNamed && company)
    return [`I would like to work at ${company}`, `${company} is where I would like to work`]
  if (region === 'elsewhere')
    return [`I remain very interested in ${short}${at}`, `${short}${at} interests me very much`]
  if (!isRoleNamed) {
    const wish = region === 'northAmerica' ? 'I would very much like' : 'I would like'
    const named = short === 'the role' ? 'this role' : short
    const first =
      register === 'trade'
        ? region === 'northAmerica'
          ? `I want the ${plainTitle(naming)} job${company ? ` at ${company}` : ''}`
          : `I would like ${named}${at}`
        : choose(
            [`${wish} to take on ${named}${at}`, `I am very interested in ${named}${at}`],
            `${seed} interest`,
          )
    return [first, `${named}${at} is what I would like to do next`]
  }
  if (!company) return ['I would like to do this work', 'this is work that I would like to do']
  if (register === 'trade')
    return [
      choose(
        [`I want to do this job at ${company}`, `I would like to work at ${company}`],
        `${seed} interest`,
      ),
      `${company} is where I would like to work`,
    ]
  return [
    choose(
      [
        `I would like to work at ${company}`,
        `I would very much like to do this work at ${company}`,
        `I would be glad to do this work at ${company}`,
      ],
      `${seed} interest`,
    ),
    `${company} is where I would like to work`,
  ]
}

/** The title alone, without what follows its comma. */
function plainTitle({ title }: Occasion['naming']): string {
  return title?.split(/, | \(/)[0] ?? ''
}

function outlookOf({ seed, isThere }: Occasion, nextStep: string | undefined, isHighest: boolean): string {
  if (nextStep) return nextStep
  return choose(
    [
      // Above whoever leads the whole house there is nobody else to meet.
      isHighest
        ? 'I am happy to come back if that would help'
        : 'I am happy to come back if there is anybody else I should meet',
      'I would be glad to answer anything else you want to know',
      isThere
        ? 'I am happy to talk again whenever it suits you'
        : 'I am happy to talk again whenever it suits the team',
    ],
    `${seed} outlook`,
  )
}

/** The one wish of a letter that has offered something of use. */
export function wishAmongOthers({ naming, seed, index, isInternal, region }: Occasion): string {
  const at = naming.company && !isInternal ? ` at ${naming.company}` : ''
  const like = region === 'northAmerica' ? 'I would very much like' : 'I would be glad'
  return chooseInTurn(
    [
      `${like} to do this work${at}`,
      `I would be happy to work on this${at}`,
      `I would like to do this work${at}`,
      `this is work that I would enjoy${at}`,
    ],
    `${seed} wish`,
    index,
  )
}

/** The endings of the others, no two alike. */
export function endingAmongOthers(occasion: Occasion): Ending {
  const { naming, seed, index, isInternal, isAcademic, region, register } = occasion
  const company = isInternal ? undefined : naming.company
  const wish = region === 'northAmerica' ? 'I would very much like' : 'I would be glad'
  const quiet: readonly [Pair, ...Pair[]] = [
    [
      company ? `${wish} to work at ${company}` : `${wish} to have this role`,
      'I will gladly answer anything that is still open',
    ],
    ['I remain very interested in the role', 'I would be glad to go into any of this whenever it suits you'],
    [
      company ? `I would be happy to work on this at ${company}` : 'I would be happy to work on this',
      'you can reach me if there is more you want to know',
    ],
    ['this is work that I would enjoy', 'I hope we can continue the conversation'],
    ['I would be pleased to go a step further', 'I can send anything else that would help'],
    [
      company ? `${company} is a place where I would like to work` : 'I would like to be part of this team',
      'I would be glad to say more wherever that is useful',
    ],
    ['the role interests me a great deal', 'I look forward to news of it'],
    ['I would be glad to take the next step', 'I will answer any question you still have'],
    ['I would be glad to have this role', 'you can reach me whenever it suits you'],
    ['I would like to have this job', 'I will send whatever you still need'],
    ['the work appeals to me', 'I would be glad to go over any point'],
    ['I would gladly take this on', 'I will happily clear up anything else'],
  ]
  const outspoken: readonly Pair[] = [
    ['I would like this job', 'I am glad to talk more about it whenever it suits you'],
    [
      'I came away from the interview wanting this role',
      'I would be happy to hear your thoughts on any of it',
    ],
  ]
  const isQuiet = isAcademic || region === 'elsewhere' || register === 'formal'
  const endings: readonly [Pair, ...Pair[]] = isQuiet ? quiet : [...quiet, ...outspoken]
  const [interest, outlook] = chooseInTurn(endings, `${seed} ending`, index)
  return { interests: [interest], outlook }
}

type Pair = readonly [interest: string, outlook: string]

/** What a letter with little to say offers instead. */
export const offerOfMore =
  'If there is anything more you would like to see from me, I will send it straight away.'

/** Under a letter, by tone, register and country. */
export function signOffOf(
  tone: 'asWritten' | 'plainer' | 'shorter' | 'warmer',
  { register, region }: Pick<Occasion, 'register' | 'region'>,
): string {
  if (tone === 'warmer') return region === 'northAmerica' ? 'Warm regards,' : 'With warm regards,'
  if (tone === 'plainer') return 'Regards,'
  if (register === 'formal') return region === 'northAmerica' ? 'Sincerely,' : 'Yours sincerely,'
  if (region === 'commonwealth') return 'Kind regards,'
  return register === 'trade' ? 'Sincerely,' : 'Best regards,'
}
