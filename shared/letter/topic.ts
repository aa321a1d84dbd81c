import { withArticles, withSubjectArticle } from './articles.ts'
import { addressed, withYou } from './referent.ts'
import { clauseSubject, opensWithHabit, shapeOf } from './shape.ts'
import { isToldInPast, remarksOf, withoutSplices } from './splices.ts'
import { sentencesOf, shorten, withoutStop } from './split.ts'
import { spokenOf } from './spoken.ts'
import { isSomebody, matterOf, thingOf, withThatAgain } from './thing.ts'
import { withVerb } from './verbless.ts'
import {
  inside,
  noFrame,
  type Refusal,
  sentence,
  tooLong,
  unclearPerson,
  type Voice,
  type Wordings,
} from './voice.ts'
import { auxiliaries, countWords, determiners, looksPlural, prepositions, subjects } from './words.ts'

/** A thing that was talked about, in the frames that it fits for certain (composer 3.1 and 3.2). */
export interface Topic {
  /** Fits after "our conversation about". */
  readonly about?: string
  /** A clause that the reader said, or that in a talk of two nobody else can have said: fits after "told me that". */
  readonly told?: string
  /** The notes say that this reader said it. */
  readonly isSaid?: true
  /** The same as a thing: "case carts, which arrive incomplete". */
  readonly matter?: string
  /** What the clause is about, as it fits after "about", and the clause said of it. */
  readonly thing?: { readonly name: string; readonly said: Wordings }
  /** What the reader said, as it stands after a colon, be it a clause or not. */
  readonly point?: string
  /** Fits after "thank you for": "walking the shop with me". */
  readonly walked?: string
  /** What the reader did for the candidate, as it fits after "thank you for". */
  readonly favour?: string
  /** What it is about in a few words, for a subject line; none where that might hurt. */
  readonly head?: string
  /** Says it where it stands first. */
  readonly first: Wordings
  /** Says it after another topic; none where that would be clumsy. */
  readonly second?: Wordings
}

/** Says what of `note` can be said to the reader, or why nothing can. */
export function frameTopic(note: string, voice: Voice): Topic | Refusal {
  for (const part of sentencesOf(note)) {
    const topic = frameSentence(part, voice)
    if (!('reason' in topic) || countWords(part) > 3) return topic
  }
  return noFrame
}

function frameSentence(part: string, voice: Voice): Topic | Refusal {
  const spoken = spokenOf(withYou(part, voice.reading), voice.isAlone)
  if (!spoken) return noFrame
  const short = shorten(spoken.text)
  if (!short) return tooLong
  const text = addressed(withoutStop(short), voice.reading)
  if (text === undefined) return unclearPerson
  if (spoken.manner === 'visited') return visit(text)
  if (spoken.manner === 'done') return favour(text)
  // Those who read a team's mail did not ask.
  if (spoken.manner === 'asked') return voice.isThere ? asked(text) : unclearPerson
  if (spoken.manner === 'said') {
    // In the middle of what was said, a capital is meant.
    return clause(inside(text, voice) ?? text, { ...voice, isSaid: true })
  }
  return frame(tidied(text), spoken.manner === 'told' && !voice.isAlone ? { ...voice, isSaid: true } : voice)
}

const strolls: Readonly<Record<string, string>> = { walk: 'walking', tour: 'touring' }

function visit(visited: string): Topic {
  const [text = visited] = visited.split(', ')
  const [, verb = '', rest = ''] = /^(\S+) (.+) with you$/.exec(text) ?? []
  const stroll = strolls[verb]
  return {
    ...(stroll && { walked: `${stroll} ${rest} with me` }),
    first: [[sentence(`I was glad to ${text}`)]],
    second: [[sentence(`I was also glad to ${text}`)]],
  }
}

/** "showing me the lab, it gets sun from noon": the kindness is thanked for, what follows is not needed. */
function favour(done: string): Topic {
  const [text = done] = done.split(/, | - |: /)
  return {
    favour: text,
    first: [[sentence(`thank you for ${text}`)]],
    second: [[sentence(`thank you also for ${text}`)]],
  }
}

function asked(text: string): Topic | Refusal {
  if (
    /\bwhy I (?:left|leave|am leaving|quit|want to leave)|\b(?:gap|fired|age|married|children)\b/i.test(text)
  ) {
    return { reason: 'It reminds the reader of a delicate question.' }
  }
  return { first: [[sentence(`you asked ${text}`)]], second: [[sentence(`you also asked ${text}`)]] }
}

/** Writes out what notes leave to the eye: "97%, target 99.5", "importance of …". */
function tidied(text: string): string {
  const target = text.replace(
    /^(.{3,80}\b(?:is|are|at) (?:at )?[\d.,]+ ?%?), (?:the )?(?:target|goal)(?: is)? ([\d.,]+ ?%?)$/i,
    (_, now: string, target: string) =>
      `${now} and the target is ${target}${/%$/.test(now) && /\d$/.test(target) ? '%' : ''}`,
  )
  const joined = target
    // "the P&L, then the Q3 forecast"
    .replace(/^([^,]{3,60}), then (?=(?:the|your|our|a|an|how|what|why) )/, '$1 and then ')
    // "schema drift between teams and nobody owns it"
    .replace(
      /^([^,;:]{4,80}?),? (?:and|but) (nobody|no one|everybody|everyone) (\p{Ll}+s) (?:it|them)$/u,
      (whole: string, thing: string, who: string, verb: string) =>
        ['noun', 'doubtful'].includes(shapeOf(thing)) ? `${thing}, which ${who} ${verb}` : whole,
    )
  const isBareHead =
    /^(?:importance|role|future|state|lack|impact|status|value|history|size|structure|pace|direction|use|cost) of /i.test(
      joined,
    )
  const isBareNew = /^(?:new|current|biggest|main|upcoming|old) (?!.*['’]s\b)[\p{L}]/u.test(joined)
  return (isBareNew &&
    ['noun', 'clause'].includes(shapeOf(joined)) &&
    !looksPlural(joined.split(' ')[1] ?? '')) ||
    isBareHead
    ? `the ${joined}`
    : joined
}

function frame(text: string, voice: Voice): Topic | Refusal {
  const wants = wantsOf(text, voice)
  if (wants) return wants
  // "customers never" lacks what they never do.
  if (/ (?:never|always|often|rarely|seldom|usually)$/.test(text)) return noFrame
  const small = inside(text, voice)
  const shape = frameShape(withVerb(small ?? text.charAt(0).toLowerCase() + text.slice(1)))
  switch (shape) {
    case 'question':
      return { reason: 'It is a question; put it under your questions.' }
    case 'past':
      // After a name and a colon a participle is more likely: "delayed shipments from Asia".
      return voice.isSaid && /^\p{L}+ed (?!the |a |an |to |that |on |with )/iu.test(text)
        ? about(small ?? text, voice)
        : noFrame
    case 'lack':
      return small ? lack(small, voice) : noFrame
    case 'indirect':
    case 'noun': {
      if (isTelegram(text)) return isLoose(text) ? noFrame : about(articled(small ?? text), voice)
      // A capital that may be a name's is right after "about", and a small blemish where it is none.
      const whole = withoutSplices(small ?? text, articled)
      // "only one scan tool for six bays" is what they have.
      if (shape === 'noun' && /^(?:only|just|not enough|too few) /.test(whole)) return lack(whole, voice)
      return isLoose(whole) ? point(whole, voice) : about(whole, voice)
    }
    case 'bare':
      return small ? about(`how to ${withoutSplices(small, articled)}`, voice) : noFrame
    case 'clause':
      if (
        /\b(?:is|was|are|were) (?:\w+ )?(?:great|good|nice|amazing|awesome|excellent|fantastic|wonderful|lovely|cool|fine|ok|interesting|impressive)$/i.test(
          text,
        )
      ) {
        return { reason: 'It is praise in general; a fact will be used.' }
      }
      if (/^you\b.*\bthere\b/i.test(text)) return noFrame
      // "I like the way you plan the week": said as it was noted.
      if (/^I (?:really )?(?:like|liked|love|loved) (?:the way|how) you \p{Ll}+ [^,;:]{3,80}$/u.test(text))
        return { first: [[sentence(text)]] }
      if (/^(?:it|i|this|these|that)\b/i.test(text)) return noFrame
      return small ? clause(small, voice) : point(text, voice)
    case 'doubtful':
      return isTelegram(text) ? noFrame : point(withoutSplices(small ?? text, articled), voice)
  }
}

/** What the first remark of a note is: "the guy held them up" is a clause, whatever follows. */
function frameShape(text: string): ReturnType<typeof shapeOf> {
  const [first = text] = remarksOf(text)
  const shape = shapeOf(text)
  // "selling to CFOs now, deals got longer": the clause comes second.
  if (shape === 'clause' && shapeOf(first) === 'noun' && !isToldInPast(first))
    return clauseAfterHead(text) === text ? 'noun' : shape
  return shape === 'doubtful' && isToldInPast(first) ? 'clause' : shape
}

/** "need bilingual leads": whoever leaves out the subject means the company. */
function wantsOf(text: string, voice: Voice): Topic | undefined {
  const { reading, spelling } = voice
  // "already have a vendor", "mostly hire from the college"
  if (!reading.isInternal && opensWithHabit(text))
    return clause(withoutSplices(`you ${text}`, articled), voice)
  const goal =
    /^(\p{L}[\p{L} -]{2,40}?),? ([\d.,]+ ?%?(?: an? \p{Ll}+)?),? to (?:(?:the )?(?:target|goal)(?: of)? )?((?:under |over |below |above |about )?[\d.,]+ ?%?)( by [\p{L}\d][\p{L}\d ]{1,30})?$/u.exec(
      text,
    )
  if (goal?.[1]) {
    const company = reading.isInternal ? 'we' : 'you'
    const thing = looksPlural(goal[1].split(' ').at(-1) ?? '') ? goal[1] : `the ${goal[1]}`
    const rest = `want to bring ${thing} from ${goal[2]} to ${goal[3]}${(goal[4] ?? '').replace(' by end of', ' by the end of')}`
    return {
      first: [[sentence(`${company} ${rest}`)]],
      second: [[sentence(`${company} also ${rest}`)]],
    }
  }
  const level =
    /^(\p{Ll}[\p{L} -]{2,40}?) (?:is|are)(?: at)? ([\d.,]+ ?%?) and the target is ([\d.,]+ ?%?)$/u.exec(text)
  if (level) {
    const [company, are] = reading.isInternal ? ['we', 'are'] : ['you', 'are']
    const rest = `${level[1]}: ${company} ${are} at ${level[2]} and want ${level[3]}`
    return {
      first: [[sentence(`we talked about ${rest}`)]],
      second: [[sentence(`we also talked about ${rest}`)]],
    }
  }
  const match =
    /^(needs?|wants?|short o[fn]|looking for|want to|(?:hoping|trying|planning|struggling|aiming|preparing|getting ready) to|struggling with|thinking (?:of|about)|having (?:trouble|problems)) (.+)$/i.exec(
      text,
    )
  const small = inside(text, { spelling })
  if (!match?.[1] || !match[2] || !small) return undefined
  const verb = match[1].toLowerCase().replace(/^(need|want)s$/, '$1')
  const are = /^short|ing\b|ready to$/.test(verb)
  const subject = reading.isInternal ? 'we' : 'you'
  const rest = match[2]
  // Trouble is theirs to tell.
  if (!reading.isInternal && /^(?:struggling|having|thinking)/.test(verb))
    return clause(withoutSplices(`you are ${verb} ${rest}`, articled), voice)
  const phrase = are ? `are ${verb} ${rest}` : `${verb} ${rest}`
  const alsoPhrase = are ? `are also ${verb} ${rest}` : `also ${verb} ${rest}`
  const whole = (text: string) => sentence(withoutSplices(`${subject} ${text}`, articled))
  return { first: [[whole(phrase)]], second: [[whole(alsoPhrase)]] }
}

function lack(text: string, voice: Voice): Topic {
  const head =
    text
      .split(' ')
      .find((_, at, all) => at > 0 && (prepositions.has(all[at + 1] ?? '') || at === all.length - 1)) ?? ''
  const full = `there ${looksPlural(head) ? 'are' : 'is'} ${text}`
  return voice.isSaid ? clause(full, voice) : point(full, voice)
}

/** "rode along with you", "callbacks killing them": no thing, whatever it seems to begin with. */
const noThing =
  /^(?:rode|went|came|sat|ran|drove|met|saw|spoke|stood|stayed) (?:along|with|to|at|in|through|over|up|out|round|around|off)\b|ing (?:them|him|her|us)\b/i

function about(text: string, voice: Voice): Topic | Refusal {
  if (noThing.test(text)) return noFrame
  const known = { about: text, ...headed(text) }
  if (voice.isSaid) {
    return {
      ...known,
      isSaid: true,
      first: [
        [sentence(`what you said about ${text} has stayed with me`)],
        [sentence(`thank you for what you said about ${text}`)],
      ],
    }
  }
  if (voice.isAlone) {
    const where = voice.isThere ? '' : 'in the interview '
    return {
      ...known,
      first: [[sentence(`${where}we talked about ${text}`)]],
      second: [[sentence(`we also talked about ${text}`)]],
    }
  }
  if (voice.isPanel) {
    return {
      ...headed(text),
      first: [[sentence(`in the interview we talked about ${text}`)]],
      second: [[sentence(`we also talked about ${text}`)]],
    }
  }
  return point(text, voice)
}

/** Words that make an awkward subject line for a letter of thanks. */
const sore =
  /\b(?:your?|my|I|we|no|not|never|errors?|fail\w*|problems?|issues?|complain\w*|delays?|loss(?:es)?|lost|turnover|churn|margins?|bills?|deals?|incidents?|rework|rejects?|backlogs?|congestion|shortages?|absen\w+|lay-?offs?|law-?suits?|accidents?|injur\w+|flaky|late|slow|missing|broken|idle|cuts?|overtime|crisis|burnout|bugs?|outages?|debt|costs?|scrap|defects?|deaths?|falls|infections?|violence|bullying|safeguarding|dropouts?|drop-outs?|fraud|theft|waste|vacanc\w+|understaff\w+|short-staff\w+|overrun\w*)\b|\d/i
const headWordsMax = 5
const headLengthMax = 36

/** The matter in a few words, where it is short and hurts nobody. */
function headed(text: string | undefined): { head?: string } {
  if (!text || sore.test(text) || countWords(text) > headWordsMax || text.length > headLengthMax) return {}
  if (/[,:;"()]|^(?:how|why|what|when|where|whether|who|which|an?|the same)\b/.test(text)) return {}
  const words = text.split(' ')
  const isWhole =
    /^the /.test(text) ||
    /^\p{Ll}{5,}ing\b/u.test(text) ||
    (words.length > 1 && looksPlural(words.at(-1) ?? ''))
  return isWhole ? { head: text } : {}
}

/** "offline mode, the basement sites have no signal": the clause says it. */
function clauseAfterHead(text: string): string {
  const [, one = '', other = ''] = /^([^,]{3,60}), ([^,]{6,120})$/.exec(text) ?? []
  return shapeOf(one) === 'noun' &&
    countWords(one) <= 4 &&
    /^(?:the|they|you|we|it|there|no|every|all) /.test(other) &&
    shapeOf(other) === 'clause'
    ? other
    : text
}

/** With the articles that a note about the reader's own things leaves out. */
function articled(note: string): string {
  const text = withVerb(note)
  const shape = shapeOf(text)
  const isNoun = shape === 'noun' || shape === 'clause' || isToldInPast(text)
  const opening = isNoun ? 'noun' : shape === 'bare' ? 'verb' : 'other'
  return withArticles(withSubjectArticle(text), { usual: 'the', opening })
}

function clause(plain: string, voice: Voice): Topic {
  const text = withoutSplices(clauseAfterHead(plain), articled)
  const isOwn = /\b(?:I|me|my|mine)\b/.test(text)
  const isOfReader = /^(?:you|your)\b/.test(text)
  // In a talk of two, what the candidate did not say was said by the reader.
  const isTold = !isOwn && (voice.isSaid || (voice.isAlone && voice.isThere))
  if (voice.isSaid || isTold || (voice.isAlone && voice.isThere && isOfReader)) {
    return {
      ...(!isOwn && { told: text, ...matterOf(text), ...thingOf(text) }),
      ...(voice.isSaid && { isSaid: true }),
      ...(isSomebody(clauseSubject(text) ?? '') ? {} : headed(clauseSubject(text))),
      first: [
        [sentence(`you mentioned that ${withThatAgain(text)}`)],
        [sentence(`you told me that ${withThatAgain(text)}`)],
        [sentence(`you said that ${withThatAgain(text)}`)],
      ],
      second: [
        [sentence(`you also mentioned that ${withThatAgain(text)}`)],
        [sentence(`you also told me that ${withThatAgain(text)}`)],
      ],
    }
  }
  if (voice.isAlone && !voice.isThere && !isOwn)
    return {
      first: [[sentence(`I was told that ${text}`)]],
      second: [[sentence(`I was also told that ${text}`)]],
    }
  if (voice.isAlone) {
    return {
      // "How pick accuracy is 97%" is no way to talk.
      first: /\b(?:is|are) (?:at |about |around |over |under )?\d/.test(text)
        ? point(text, voice).first
        : [[sentence(`we talked about how ${text}`)]],
      second: [[sentence(`we also talked about how ${text}`)]],
    }
  }
  if (voice.isPanel) return { first: [[sentence(`in the interview we talked about how ${text}`)]] }
  return point(text, voice)
}

/** The net under all: takes noun phrases and clauses unchanged, once in a letter. */
function point(text: string, voice: Voice): Topic {
  if (voice.isSaid) {
    return {
      isSaid: true,
      point: text,
      first: [
        [sentence(`one point of yours has stayed with me: ${text}`)],
        [sentence(`you made a point that I have kept in mind: ${text}`)],
      ],
    }
  }
  const where = voice.isAlone ? '' : ' from the interview'
  return { first: [[sentence(`one point${where} has stayed with me: ${text}`)]] }
}

/** A list of catchwords, which no frame makes a sentence. */
function isTelegram(text: string): boolean {
  const words = text.toLowerCase().split(/[\s,]+/)
  const isGlue = (word: string) =>
    determiners.has(word) ||
    prepositions.has(word) ||
    auxiliaries.has(word) ||
    subjects.has(word) ||
    word === 'and' ||
    word === 'instead'
  return (words.length > 5 || text.includes(',')) && !words.some(isGlue)
}

/** Several commas or a colon make a list, which stands better after a colon than after "about". */
function isLoose(text: string): boolean {
  return /[:;]/.test(text) || (text.match(/,/g) ?? []).length > 1
}
