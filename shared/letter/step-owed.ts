import { withoutTimes } from './dated-step.ts'
import type { Voice } from './voice.ts'
import { countWords } from './words.ts'

/** What the candidate has to do next: papers to send, a task to hand in. Told as a promise, so only where the note says so. */

const verb =
  'send|submit|deliver|bring|upload|provide|share|complete|finish|return|e-?mail|prepare|hand in|turn in|drop off|fill in|fill out|forward|get|give|do|sign'
const duty =
  '(?:(?:will|am to|should|have to|has to|must|need to|needs to|am going to|got to|gotta|to|ought to|remember to) )'
/** "I send the teaching statement to Prof Lie". */
const promised = new RegExp(`^I ${duty}?(${verb}) (.{3,120})$`, 'i')
/** What only the candidate has. */
const papers =
  '(?:(?:professional|two|three|four|five|\\d{1,2}|work|academic|official|character|signed|teaching|research|writing|code|right to work|background check|application|immuni[sz]ation|vaccination|driving|medical|publication|salary)[ -])*(?:references|referees|transcripts?|samples?|portfolio|certificates?|certifications?|licen[cs]es?|diplomas?|cv|résumé|resume|statement|documents?|paperwork|forms?|records?|applications?|w-4|i-9|p45|availability|permit|passport|dbs|publications?)'
/** What somebody sets, and the candidate does. */
const tasks =
  '(?:(?:short|coding|technical|design|written|writing|sql|excel|data|skills?|90-day|thirty-day|case|lesson|modelling|modeling) )*(?:take-home(?: (?:test|task|assignment|exercise|project))?|test|task|assignment|exercise|challenge|study|case|presentation|plan|proposal|mock-?up|questionnaire|assessment|essay|draft|write-up|homework|deck|slides|brief)'
const article = /^(my|the|an?|some|your|their|his|her) /i
const paper = new RegExp(`^${papers}$`, 'i')
const task = new RegExp(`^${tasks}$`, 'i')
const copy = /^(?:signed )?cop(?:y|ies) of (?:my |the )?/i
const subjectless = new RegExp(`^(?:I )?${duty}?(${verb}|owe) (.{3,120})$`, 'i')
/** To whom, before and after the thing. */
const receiver = /^(?:you|them|him|her|over|in|off|back|across|HR|\p{Lu}[\p{L}’'-]+) /u
const address = / (?:online|(?:to|for) (?:you|them|him|her|HR|the team))$/i
const due =
  /^(.{3,80}?)(?: (?:is|are))? (?:due|to be (?:sent|submitted|handed in|done|finished)|needed|deadline|to (?:send|submit|finish|do|hand in))(?: (?:back|in|from me))?$/i
const wanted = new RegExp(
  `^(?:you|they|HR) (?:also )?(?:will |would )?(?:need|wants?|like|asked? for|asks for|expects?) (?:me to (${verb}) )?(.{3,80}?)(?: from me| back)?$`,
  'i',
)
/** "Call her back with my availability". */
const called = new RegExp(
  `^(?:I )?${duty}?(call|ring|phone|e-?mail|text|write to) you(?: back)?(?: (?:with|about|to) .{2,60})?$`,
  'i',
)

interface Thing {
  readonly article: string | undefined
  readonly name: string
}

/** "my transcripts", "two work samples and a writing sample": undefined for what is no paper and no task. */
function thingIn(text: string | undefined): Thing | undefined {
  const bare = (text ?? '').replace(receiver, '').replace(receiver, '').replace(address, '')
  const given = article.exec(bare)?.[1]
  const name = bare.replace(article, '')
  const isThing = name.split(' and ').every((one) => {
    const plain = one.replace(article, '').replace(copy, '')
    return paper.test(plain) || task.test(plain)
  })
  return isThing ? { article: given, name } : undefined
}

/** The verb and the thing, where the note says that the candidate is to do something with it. */
function dutyIn(text: string): { readonly form: string | undefined; readonly thing: Thing } | undefined {
  for (const pattern of [subjectless, wanted]) {
    const [, form, rest] = pattern.exec(text) ?? []
    const thing = thingIn(rest)
    if (thing) return { form, thing }
  }
  const thing = thingIn(due.exec(text)?.[1])
  return thing && { form: undefined, thing }
}

/** As a letter says it; what is given or got to somebody is sent. */
const verbs: Readonly<Record<string, string>> = {
  get: 'send',
  give: 'send',
  owe: 'send',
  do: 'complete',
  email: 'e-mail',
}

/** What the candidate will do, as a clause without its time; undefined where the note does not say that it is theirs. */
export function owed(text: string, hasDeadline: boolean, voice: Voice): string | undefined {
  const onlyPaper = hasDeadline ? thingIn(text) : undefined
  const { form, thing } =
    dutyIn(text) ?? (onlyPaper && paper.test(onlyPaper.name) ? { form: undefined, thing: onlyPaper } : {})
  if (thing) return `I will ${told(form, voice)} ${withArticle(thing)}`
  const [, call] = called.exec(text) ?? []
  if (call && hasDeadline) return `I will ${verbs[call.toLowerCase()] ?? call.toLowerCase()} you`
  const [, own = '', rest = ''] = promised.exec(text) ?? []
  const isWhole = /^(?:the|an?|my|your|our|some|two|three|four|five|\d|all|both|you\b)/i.test(rest)
  return own && isWhole && countWords(rest) <= 16
    ? `I will ${verbs[own.toLowerCase()] ?? own.toLowerCase()} ${rest}`
    : undefined
}

/** A task and a day alone: set by then or done by then, so that only what fits both may be said. */
export function isTask(text: string): boolean {
  return task.test(text.replace(article, ''))
}

function told(form: string | undefined, { isThere }: Voice): string {
  const low = form?.toLowerCase() || 'send'
  const plain = verbs[low] ?? low
  return isThere && /^(?:send|e-mail)$/.test(plain) ? `${plain} you` : plain
}

function withArticle({ article: given, name }: Thing): string {
  const low = given?.toLowerCase()
  if (low && /^(?:my|an?|some|the)$/.test(low)) return `${low} ${name}`
  if (/^(?:two|three|four|five|\d)/i.test(name)) return name
  const [first = ''] = name.split(' and ')
  const isOwn = paper.test(first) && !/(?:forms?|paperwork|applications?)$/i.test(first)
  return `${isOwn ? 'my' : 'the'} ${name}`
}

/** Whether a clause, its times marked, is the candidate's own to do, whoever reads it. */
export function isOwed(clause: string): boolean {
  const text = withoutTimes(clause)
  return dutyIn(text) !== undefined || promised.test(text)
}
