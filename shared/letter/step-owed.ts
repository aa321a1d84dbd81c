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
  '(?:(?:professional|two|three|four|five|\\d{1,2}|work|academic|official|character|signed|teaching|research|writing|code|right to work|background check|application|immuni[sz]ation|vaccination|driving|medical|publication|salary)[ -]){0,3}(?:references|referees|transcripts?|samples?|portfolio|certificates?|certifications?|licen[cs]es?|diplomas?|cv|résumé|resume|statement|documents?|paperwork|forms?|records?|applications?|w-4|i-9|p45|availability|permit|passport|dbs|publications?)'
const copy = '(?:an? )?(?:signed )?cop(?:y|ies) of (?:my |the )?'
/** What somebody sets, and the candidate does. */
const tasks =
  '(?:(?:short|coding|technical|design|written|writing|sql|excel|data|skills?|90-day|thirty-day|case|lesson|modelling|modeling) ){0,2}(?:take-home(?: (?:test|task|assignment|exercise|project))?|test|task|assignment|exercise|challenge|study|case|presentation|plan|proposal|mock-?up|questionnaire|assessment|essay|draft|write-up|homework|deck|slides|brief)'
const article = '(?:my|the|an?|some|your|their|his|her) '
const things = `(?:${copy})?(?:${papers}|${tasks})(?: and (?:${article})?(?:${papers}|${tasks}))?`
const whom = "(?!(?:me|us)\\b)[\\p{L}’'-]+"
const subjectless = new RegExp(
  `^(?:I )?${duty}?(${verb}|owe) (?:${whom} ){0,2}?(${article})?(${things})(?: online)?(?: (?:to|for) (?:you|them|him|her|HR|the team))?$`,
  'iu',
)
const due = new RegExp(
  `^(${article})?(${things})(?: (?:is|are))? (?:due|to be (?:sent|submitted|handed in|done|finished)|needed|deadline|to (?:send|submit|finish|do|hand in))(?: (?:back|in|from me))?$`,
  'i',
)
const wanted = new RegExp(
  `^(?:you|they|HR) (?:also )?(?:will |would )?(?:need|wants?|like|asked? for|asks for|expects?) (?:me to (${verb}) )?(${article})?(${things})(?: from me| back)?$`,
  'i',
)
/** "Call her back with my availability". */
const called = new RegExp(
  `^(?:I )?${duty}?(call|ring|phone|e-?mail|text|write to) you(?: back)?(?: (?:with|about|to) .{2,60})?$`,
  'i',
)
const bare = new RegExp(`^(${article})?(${papers})$`, 'i')
const task = new RegExp(`^(?:${article})?(${tasks})$`, 'i')

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
  const paper = hasDeadline ? bare.exec(text) : null
  const [form, article, thing] =
    short(subjectless.exec(text)) ??
    short(wanted.exec(text)) ??
    (due.exec(text) ? ['', ...(due.exec(text) ?? []).slice(1, 3)] : paper ? ['', paper[1], paper[2]] : [])
  if (thing) return `I will ${told(form, voice)} ${withArticle(article, thing)}`
  const [, call] = called.exec(text) ?? []
  if (call && hasDeadline) return `I will ${verbs[call.toLowerCase()] ?? call.toLowerCase()} you`
  const [, own = '', rest = ''] = promised.exec(text) ?? []
  const isWhole = /^(?:the|an?|my|your|our|some|two|three|four|five|\d|all|both|you\b)/i.test(rest)
  return own && isWhole && countWords(rest) <= 16
    ? `I will ${verbs[own.toLowerCase()] ?? own.toLowerCase()} ${rest}`
    : undefined
}

function short(match: RegExpExecArray | null): (string | undefined)[] | undefined {
  return match ? [match[1], match[2], match[3]] : undefined
}

/** A task and a day alone: set by then or done by then, so that only what fits both may be said. */
export function isTask(text: string): boolean {
  return task.test(text)
}

function told(form: string | undefined, { isThere }: Voice): string {
  const low = form?.toLowerCase() || 'send'
  const plain = verbs[low] ?? low
  return isThere && /^(?:send|e-mail)$/.test(plain) ? `${plain} you` : plain
}

function withArticle(article: string | undefined, thing: string): string {
  const low = article?.trim().toLowerCase()
  const isCounted = /^(?:two|three|four|five|\d)/i.test(thing)
  if (low && /^(?:my|an?|some|the)$/.test(low)) return `${low} ${thing}`
  if (isCounted) return thing
  return `${new RegExp(`^${papers}$`, 'i').test(thing) && !/(?:forms?|paperwork|applications?)$/i.test(thing) ? 'my' : 'the'} ${thing}`
}

/** Whether a clause, its times marked, is the candidate's own to do, whoever reads it. */
export function isOwed(clause: string): boolean {
  const text = withoutTimes(clause)
  return [subjectless, wanted, due, promised].some((pattern) => pattern.test(text))
}
