import type { Voice } from './voice.ts'

/** Steps in which one waits for somebody's word: a call, a decision, an answer after a check or a meeting of theirs. */

export interface Answer {
  readonly kind: 'answer' | 'decision' | 'sending'
  /** The end of "I look forward to …", without its time. */
  readonly thing: string
  /** Something of theirs comes before it, so the time of what follows is the time of the answer. */
  readonly isBefore?: true
  /** It says little without a time. */
  readonly needsTime?: true
}

const body =
  '(?:the )?(?:recruiter|team|hiring manager|hiring team|office|agency|board|panel|committee|partners|trustees|council|school|HR|search committee|department)'
/** What opens a clause with a capital and is nobody. */
const nobody =
  '(?!(?:Will|Would|Should|Can|Could|May|Might|Must|Next|Then|Final|First|Second|Third|Phone|Zoom|Teams|Video|Conference|Skype|Google|On|In|By|At|To|After|Before|Back|Still|No|Not|Nothing|I)\\b)'
const person = `${nobody}\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+)?`
const who = `([Yy]ou|[Tt]hey|[Ww]e|[Ss]omeone|[Ss]omebody|${body.replace('(?:the )', '(?:[Tt]he )')}|${person})`
const modal =
  "(?:also |then |just |probably )?(?:(?:will|would|can|could|should|might|may|are going to|is going to|are to|is to|am|are|is|plans? to|wants? to|hopes? to|needs? to|to|won['’]?t|will not|do not|does not|don['’]t) )?(?:not )?(?:be |then |also )?"
const callVerb = '(call|ring|phone|calling|ringing|phoning|calls|rings|phones)'
const decideVerb =
  '(?:decid(?:es?|ing)|choos(?:es?|ing)|picks?|mak(?:es?|ing) (?:(?:a|the|its|your|their|his|her) )?(?:final |hiring )?(?:decision|choice|mind|call)s?)'
const answerVerb =
  '(?:texts?|answers?|writes?|repl(?:y|ies)|respond(?:s|ing)?|confirm(?:s|ing)?|updat(?:es?|ing)|messag(?:es?|ing)|contact(?:s|ing)?|e-?mail(?:s|ing)?|tell(?:s|ing)?|let(?:s|ting)? (?:me|us|everyone|people|candidates)|(?:com|get|circl|report)(?:e|es|s|ing|ting)? back|reach(?:es|ing)? out|in touch|(?:get|gets|getting) in touch|follow(?:s|ing)? up|giv(?:es?|ing) (?:me|us) (?:an? )?(?:answer|feedback|news|word|update|decision|call)|know(?:s)?(?: more)?|feed(?:s)? back|ha(?:ve|s) (?:an? |the |some |their |your )?(?:final )?(?:answers?|decision|news|update|feedback|word|results?)|announc(?:es?|ing)|send(?:s|ing)?(?: (?:me|us|out|over))*(?: (?:an?|the|more|some|any))? ?(?:details?|info\\w*|e-?mail|word|news|feedback|an? answer|decision|results?|offers?|letter|next steps|update|outcome|dates?|times?))'
const act = (verb: string) => new RegExp(`^${who} (${modal})${verb}\\b(.*)$`, 'u')
const calls = act(callVerb)
const decides = act(decideVerb)
const answers = act(answerVerb)
const set =
  '((?:[\\p{L}-]+ ){0,3}?(?:take-home|task|test|assignment|case study|exercise|forms?|contract|questionnaire|link|challenge|brief|dataset|application))'
const sends = new RegExp(
  `^${who} ${modal}(?:sends?|sending|e-?mails?|e-?mailing|gives?|giving)(?: (?:me|us|over|out|through|along))* (?:an?|the|some|my)? ?${set}\\b`,
  'u',
)
/** "You will send times for the manager interview". */
const offers = new RegExp(
  `^${who} ${modal}(?:sends?|sending|e-?mails?|gives?|offers?|suggests?|proposes?)(?: (?:me|us|over|out|through))* (?:the |some |a few |possible )?(times|dates|slots)(?: and (?:times|dates))? for (?:an? |the |my )?((?:[\\p{L}\\d-]+ ){0,3}(?:interview|call|meeting|round|trial|visit|test|chat)s?)$`,
  'u',
)
/** "Written task sent over tonight". */
const comes = new RegExp(
  `^(?:an? |the )?${set} (?:(?:is|will|be|being|gets|to) )*(?:sent|emailed|e-mailed)(?: (?:to me|over|out|through))?$`,
  'u',
)
/** Nobody is named: "hear back", "should know", "decide". */
const hearing =
  /^(?:I )?(?:(?:will|should|would|can|expect to|am to|to|won['’]?t|will not|not) )*(?:hear(?:ing)?(?: back| more| something| anything)?|(?:expect(?:ing)? )?(?:a |an )?(?:answer|reply|response|decision|feedback|news|word|update)|know(?: more)?|find out|be told|(?:be )?in touch|get back to (?:me|us)|let (?:me|us) know|(?:e-?mail|write|text|message)s?(?: me| us)?|(?:should |will )?decid(?:e|es|ing)|(?:no (?:news|answer|word|decision)|nothing)|back in touch|reach out|circle back|follow up)(?![\p{L}-])(.{0,60})$/iu
const calling =
  /^(?:(?:(?:will|should|to|going to) )+(?:call|ring|phone)|calls|calling|rings|phones|(?:call|ring|phone|phoning|ringing|calling)(?= (?:me|us|back)\b))(?: (?:me|us))?(?: back)?(?: (?:with|about|to).{0,40})?$/i
const decision =
  /^(?:(?:await|awaiting|wait for|waiting for|waiting on) )?(?:(?:an? |the |your |their |final |hiring |then |written |formal )*)(?:decision|answer|verdict|news|results?|outcome|feedback|response|offers?(?: or (?:no|not))?|yes or no|contract|letter)(?: (?!letter|accepted)[\p{L}’'-]+){0,6}$/iu
/** "Board meets", "you speak to the other partners": after it an answer can be had. */
const deliberation =
  /^(?:the )?((?:board|panel|trustees|committee|search committee|team|partners|council|governors|jury)(?: meeting| meets?| sits?| votes?| decides?| reviews?)?|you (?:speak|talk|meet|check)(?:s)? (?:to|with) .{3,60}?)$/i
const check =
  /^(?:(?:you|they|we|HR|the recruiter|the agency) (?:will |to |are |is )?(?:run|do|start|get|order|complete|finish)(?:s|ning|ing)? )?(?:an? |the |my |some )?((?:(?:drug (?:test|screen)(?:ing)? and )?(?:reference|background|credit|security|dbs|police|criminal record|employment|right to work|credential)s? (?:and |& )?){1,2}checks?|drug (?:test|screen)(?:ing)?|vetting|security clearance)(?: (?:first|next|now|begins?|starts?))?$/i
const references =
  /^(you|they|we|HR|the recruiter|\p{Lu}[\p{L}’'-]+) (?:will |to |is |are )?(?:also )?(call|check|contact|ring|phone|speak to|talk to|take up|e-?mail)(?:s|ing)? (?:my |the |two |three )?(?:references|referees)$/iu
const checked =
  /^(?:my |the )?(?:references|referees) (?:(?:are|get|to be|will be|being|are being) )*(?:taken up|checked|called|contacted|followed up)(?: now| next| first)?$/i
/** "They said end of month". */
const promise = /^(?:you|they|we|HR) (?:said|says?|told me|mentioned|reckons?|thinks?|hopes?|promised)$/i
/** What they do with others comes before any answer, and is no matter for a letter. */
const others =
  /^(?:you|they|we|HR) (?:(?:still )?(?:have|has|will|are|need to|want to|to) )?(?:still )?(?:be )?(?:see|meet|interview|talk to|finish|wrap up|complete|have|seeing|meeting|interviewing|talking to|finishing)(?:s|ing)?\b.{0,30}\b(?:candidates?|people|others|interviews?|rounds?|finalists?|applicants?)(?: (?:to (?:see|meet|interview)|left|first))*$/i

/** Reads a clause that was put to the reader already, without its times. */
export function answerIn(text: string, hasTime: boolean, voice: Voice): Answer | undefined {
  const sent = sends.exec(text)
  if (sent?.[2]) {
    const whom = named(sent[1] ?? '', voice)
    return whom ? { kind: 'sending', thing: `the ${sent[2]} and to hearing from ${whom}` } : undefined
  }
  const [, sender = '', times = '', occasion = ''] = offers.exec(text) ?? []
  if (named(sender, voice)) return answer(`the ${times.toLowerCase()} for the ${occasion}`)
  const [, coming] = comes.exec(text) ?? []
  if (coming) return { kind: 'sending', thing: `the ${coming} and to hearing from you` }
  return before(text, voice) ?? said(text, hasTime, voice)
}

/** "a call from the recruiter": undefined for a stranger in a letter that others get too. */
function named(who: string, { isAlone }: Voice): string | undefined {
  if (/^(?:you|they|we|someone|somebody)$/i.test(who)) return 'you'
  if (/^HR$/i.test(who)) return 'HR'
  if (new RegExp(`^${body}$`, 'i').test(who))
    return /^the /i.test(who) ? who.replace(/^T/, 't') : `the ${who}`
  return isAlone && /^\p{Lu}\p{Ll}/u.test(who) ? who : undefined
}

function before(text: string, voice: Voice): Answer | undefined {
  const [, checks] = check.exec(text) ?? []
  if (checks)
    return after(`the ${/^dbs/i.test(checks) ? checks.replace(/^dbs/i, 'DBS') : checks.toLowerCase()}`)
  const [, caller = '', verb = ''] = references.exec(text) ?? []
  if (verb) {
    const whom = named(caller, voice)
    return whom ? after(`${whom} ${third(verb.toLowerCase(), whom)} my references`) : undefined
  }
  if (checked.test(text)) return after('my references are checked')
  if (others.test(text)) return { kind: 'answer', thing: 'hearing from you', isBefore: true, needsTime: true }
  const [, meeting = ''] = deliberation.exec(text) ?? []
  // A panel alone is one that the candidate sits before.
  if (!meeting || /^panel$/i.test(meeting)) return undefined
  if (/^you /i.test(meeting))
    return after(`you ${meeting.slice(4).replace(/^(speak|talk|meet|check)s/, '$1')}`)
  const group = meeting.replace(/ (?:meeting|meets?|sits?|votes?|decides?|reviews?)$/i, '').toLowerCase()
  return after(`the ${group} ${/s$/.test(group) ? 'meet' : 'meets'}`)
}

function third(verb: string, subject: string): string {
  if (/^(?:you|the (?:partners|trustees))$/.test(subject)) return verb
  return verb.replace(/^\S+/, (word) => (/(?:ch|sh)$/.test(word) ? `${word}es` : `${word}s`))
}

function answer(thing: string): Answer {
  return { kind: 'answer', thing }
}

function after(what: string): Answer {
  return { kind: 'answer', thing: `hearing from you after ${what}`, isBefore: true }
}

function said(text: string, hasTime: boolean, voice: Voice): Answer | undefined {
  const isNegative = /\b(?:not|never|no|won['’]?t|don['’]t)\b/i.test(text)
  // "They will not decide before mid-December" names a time all the same.
  if (isNegative && !hasTime) return undefined
  const [, caller = '', callModal = '', verb = '', callRest = ''] = calls.exec(text) ?? []
  if (caller) {
    // "Friday call": a thing, for a person "calls".
    const isThing = /(?:l|g|e)$/.test(verb) && callModal === '' && !/^(?:you|they|we)$/i.test(caller)
    if (
      isThing ||
      !/^(?: (?:me|us|back|either way|with|about|to (?:say|tell|let|discuss|go over|confirm)\b).{0,60})?$/i.test(
        callRest,
      )
    )
      return undefined
    const whom = named(caller, voice)
    if (whom === 'you') return answer('your call')
    return whom ? answer(`a call from ${whom}`) : undefined
  }
  const [, decider = ''] = decides.exec(text) ?? []
  if (decider) {
    const whom = named(decider, voice)
    if (whom === 'you') return { kind: 'decision', thing: 'your decision' }
    return whom ? answer(`hearing from ${whom}`) : undefined
  }
  const [, writer = '', , rest = ''] = answers.exec(text) ?? []
  if (
    writer &&
    !/\b(?:my|his|her|the) \p{L}+\b/iu.test(
      rest.replace(
        /\b(?:the|my) (?:outcome|result|decision|next steps?|news|answer|interview|application)\b/giu,
        '',
      ),
    )
  ) {
    const whom = named(writer, voice)
    return whom ? answer(`hearing from ${whom}`) : undefined
  }
  // Who calls whom is not said, and of one day only.
  if (hasTime && calling.test(text))
    return answer(/ (?:me|us)\b/.test(text) ? 'your call' : 'speaking with you again')
  return hearing.test(text) || (hasTime && (decision.test(text) || promise.test(text)))
    ? answer('hearing from you')
    : undefined
}
