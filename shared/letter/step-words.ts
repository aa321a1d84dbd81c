import { type Dated, datedStep, mark } from './dated-step.ts'
import type { Calendar } from './days.ts'
import { sentencesOf } from './split.ts'

/** Notes of what comes next as people type them: their short forms written out, and one clause for each step. */

const shortForms: readonly (readonly [RegExp, string])[] = [
  [/ ?(?:->|=>|→|⇒|➔|>>) ?/g, ', then '],
  [/ ?; ?/g, '. '],
  [/ = /g, ', '],
  [/\bw\/?c(?= (?:mon|the |\d))/gi, 'week of'],
  [/,? ?\(?\b(?:tb[acd]|time tb[acd])\b\)?/gi, ''],
  [/\b(1st|2nd|3rd|4th|first|second|third|fourth|final|last|next) rd\b/gi, '$1 round'],
  [/\brefs\b/gi, 'references'],
  [/\bref(?= checks?\b)/gi, 'reference'],
  [/\b(?:bg|bkgd|background) ?check/gi, 'background check'],
  [/\b(?:intvws?|intvs?|i\/v)\b/gi, 'interview'],
  [/\bmtg\b/gi, 'meeting'],
  [/\b(?:face[- ]to[- ]face|f2f)(?= next| on| this|,|$)/gi, 'face-to-face interview'],
  [/ ?\([^()]{1,40}\)/g, ''],
  [/\bobs\b/gi, 'observation'],
  [/\b(zoom|skype)\b(?! call)/gi, '$1 call'],
  [
    /(?<=\p{L})['’]s (?=gonna|going to|(?:call|send|email|sett|schedul|book|arrang|gett|decid|mak|hav)ing\b)/giu,
    ' is ',
  ],
  [/\bgonna\b/gi, 'going to'],
  [/(?<=[\p{L}\d]) [+&] (?=[\p{L}\d])/gu, ' and '],
  [/(?<=\p{L})-?ish\b(?=$|[ ,.])/giu, ''],
  [/\b(?:the )?(?:arvo|morning|afternoon|evening) of (?=(?:the )?\d|[a-z]{3,9} \d)/gi, ''],
  // "No decision before Christmas" is one after it.
  [/((?:\bno|\bnot|\bnothing|\bnever|\bwon['’]?t|n['’]t)\b[^,.;]{0,40}?) before\b/gi, '$1 until'],
  [/\b(?:pres|preso)\b/gi, 'presentation'],
  [/\bappts?\b/gi, 'appointment'],
  [/\btake ?home(?: (?=test|task|assignment|exercise|project))?/gi, 'take-home '],
  [/\bmins\b/gi, 'minutes'],
  [/\bxmas\b/gi, 'Christmas'],
  [/\b(early|mid|late) ?[-/] ?(?=[a-z])/gi, '$1 '],
  [/\b(?:hm|hiring mgr)\b/gi, 'the hiring manager'],
]

/** What comes next and what is to be kept quiet stand in one breath: "he calls Friday, and pls tell nobody". */
const aside = /(?:, (?:and|but|so) | ?; )(?=(?:pls|please|do ?n[o'’]?t|nobody|no one|keep|tell)\b)/gi

/** A note of what comes next before anything else reads it. */
export function spelledOut(note: string): string {
  return shortForms
    .reduce((text, [pattern, full]) => text.replace(pattern, full), note.replace(aside, '. '))
    .replace(/(?<=\S) {2,}/g, ' ')
}

const answer =
  '(?:an? |the |your |their |final )*(?:decision|answer|offers?|verdict|news|results?|outcome|feedback|response|reply)'
const who =
  "(?:I|you|they|he|she|we|it|HR|someone|somebody|(?:the )?(?:team|board|panel|committee|partners|recruiter|hiring manager|office|agency|trustees|council|school|references)|\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+)?)"
const does =
  '(?:will|would|should|may|might|can|could|to|is|are|has|have|needs?|wants?|gets?|sends?|calls?|rings?|texts?|writes?|e-?mails?|decides?|tells?|lets?|comes?|answers?|replies|reply|sets?|sorts?|books?|schedules?|arranges?|meets?|speaks?|talks?|checks?|reviews?|confirms?|makes?|finish(?:es)?|submits?|shares?)'
/** Where a step begins that has its own verb or names an answer. */
const opening = `(?=${who} (?:also |then )?${does}\\b|${answer}\\b|(?:I )?(?:will |should |to |expect to )?hear(?:ing)?\\b|should know\\b|find out\\b|(?:will |should )?know\\b|will (?:call|ring|text|write|email|let)\\b)`
const seams: readonly RegExp[] = [
  /,? (?:and |& )?(?:then|after that,?|afterwards|followed by|next is) /giu,
  new RegExp(`(?:, (?:and |but |so )?| (?:and|but|so) )${opening}`, 'gu'),
  new RegExp(`(?<=${mark}),? ${opening}`, 'gu'),
  // What follows a comma is a step of its own, unless it says when, where or with whom.
  new RegExp(
    `, (?!${mark}|(?:with|at|in|on|for|to|from|by|via|over|probably|maybe|likely|hopefully|if|unless|assuming|provided|pending|depending)\\b|\\p{Lu}[\\p{L}’'-]+(?:,| and ))`,
    'gu',
  ),
]

const clausesMax = 12

export interface Steps {
  readonly dated: Dated
  /** One clause for each step, its times marked. */
  readonly clauses: readonly string[]
}

/** A note of what comes next, step by step. */
export function stepsIn(note: string, calendar: Calendar): Steps {
  // A time does not reach beyond its sentence.
  const dated = datedStep(sentencesOf(note).join('\n'), calendar)
  const parts = seams.reduce<string[]>(
    (all, seam) => all.flatMap((part) => part.split(seam)),
    dated.text.split('\n'),
  )
  const clauses = withTimesJoined(parts)
    .map((part) => part.replace(/^[\s,:-]+|[\s,:-]+$/g, ''))
    .filter((part) => part !== '')
    .slice(0, clausesMax)
  return { dated, clauses }
}

/** "Tuesday or Wednesday they call": a time alone is that of what follows. */
function withTimesJoined(parts: readonly string[]): string[] {
  const clauses: string[] = []
  let times = ''
  for (const part of parts) {
    const isTime = /\S/.test(part) && !/\p{L}/u.test(part)
    if (!isTime) clauses.push(part + times)
    times = isTime ? `${times} ${part}` : ''
  }
  return times ? [...clauses, times] : clauses
}
