import { addressed, withYou } from './referent.ts'
import { shapeOf } from './shape.ts'
import { sentencesOf, shorten, withoutStop } from './split.ts'
import { spokenOf } from './spoken.ts'
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
  if (spoken.manner === 'asked') return asked(text)
  if (spoken.manner === 'said') {
    const small = inside(text, voice)
    return small ? clause(small, { ...voice, isSaid: true }) : noFrame
  }
  return frame(tidied(text), voice)
}

function visit(visited: string): Topic {
  const [text = visited] = visited.split(', ')
  return { first: [[sentence(`I was glad to ${text}`)]], second: [[sentence(`I was also glad to ${text}`)]] }
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
    '$1 and the target is $2',
  )
  const isBareHead =
    /^(?:importance|role|future|state|lack|impact|status|value|history|size|structure|pace|direction|use|cost) of /i.test(
      target,
    )
  const isBareNew = /^(?:new|current|biggest|main|upcoming|old) (?!.*['’]s\b)[\p{L}]/u.test(target)
  return (isBareNew &&
    ['noun', 'clause'].includes(shapeOf(target)) &&
    !looksPlural(target.split(' ')[1] ?? '')) ||
    isBareHead
    ? `the ${target}`
    : target
}

function frame(text: string, voice: Voice): Topic | Refusal {
  const wants = wantsOf(text, voice)
  if (wants) return wants
  const small = inside(text, voice)
  const shape = shapeOf(small ?? text.charAt(0).toLowerCase() + text.slice(1))
  switch (shape) {
    case 'question':
      return { reason: 'It is a question; put it under your questions.' }
    case 'past':
      // After a name and a colon a participle is more likely: "delayed shipments from Asia".
      return voice.isSaid && /^\p{L}+ed (?!the |a |an |to |that |on |with )/iu.test(text)
        ? point(text, voice)
        : noFrame
    case 'lack':
      return small ? lack(small, voice) : noFrame
    case 'indirect':
    case 'noun':
      if (isLoose(text)) return isTelegram(text) ? noFrame : point(text, voice)
      // A capital that may be a name's is right after "about", and a small blemish where it is none.
      return about(small ?? text, voice)
    case 'bare':
      return small ? about(`how to ${small}`, voice) : noFrame
    case 'clause':
      if (
        /\b(?:is|was|are|were) (?:\w+ )?(?:great|good|nice|amazing|awesome|excellent|fantastic|wonderful|lovely|cool|fine|ok|interesting|impressive)$/i.test(
          text,
        )
      ) {
        return { reason: 'It is praise in general; a fact will be used.' }
      }
      if (/^you\b.*\bthere\b/i.test(text)) return noFrame
      if (/^(?:it|i|this|these|that)\b/i.test(text)) return noFrame
      return small ? clause(small, voice) : point(text, voice)
    case 'doubtful':
      return isTelegram(text) ? noFrame : point(text, voice)
  }
}

/** "need bilingual leads": whoever leaves out the subject means the company. */
function wantsOf(text: string, { reading, spelling }: Voice): Topic | undefined {
  const goal =
    /^(\p{L}[\p{L} -]{2,40}?) ([\d.,]+ ?%?) to (?:target|goal) ([\d.,]+ ?%?)( by \p{L}[\p{L}\d ]{1,20})?$/u.exec(
      text,
    )
  if (goal) {
    const company = reading.isInternal ? 'we' : 'you'
    return {
      first: [
        [sentence(`${company} want to bring the ${goal[1]} from ${goal[2]} to ${goal[3]}${goal[4] ?? ''}`)],
      ],
    }
  }
  const match = /^(needs?|wants?|looking for|want to|hoping to|trying to|planning to) (.+)$/i.exec(text)
  const small = inside(text, { spelling })
  if (!match?.[1] || !match[2] || !small) return undefined
  const verb = match[1].toLowerCase().replace(/^(need|want)s$/, '$1')
  const are = /ing /.test(`${verb} `) || verb.endsWith('ing to')
  const subject = reading.isInternal ? 'we' : 'you'
  const rest = match[2]
  const phrase = are ? `are ${verb} ${rest}` : `${verb} ${rest}`
  const alsoPhrase = are ? `are also ${verb} ${rest}` : `also ${verb} ${rest}`
  return { first: [[sentence(`${subject} ${phrase}`)]], second: [[sentence(`${subject} ${alsoPhrase}`)]] }
}

function lack(text: string, voice: Voice): Topic {
  const head =
    text
      .split(' ')
      .find((_, at, all) => at > 0 && (prepositions.has(all[at + 1] ?? '') || at === all.length - 1)) ?? ''
  const full = `there ${looksPlural(head) ? 'are' : 'is'} ${text}`
  return voice.isSaid
    ? { first: [[sentence(`you told me that ${full}`)], [sentence(`you mentioned that ${full}`)]] }
    : point(full, voice)
}

function about(text: string, voice: Voice): Topic {
  if (voice.isSaid) {
    return {
      about: text,
      first: [
        [sentence(`what you said about ${text} has stayed with me`)],
        [sentence(`thank you for what you said about ${text}`)],
      ],
    }
  }
  if (voice.isAlone) {
    return {
      about: text,
      first: [[sentence(`we talked about ${text}`)]],
      second: [[sentence(`we also talked about ${text}`)]],
    }
  }
  if (voice.isPanel) {
    return {
      first: [[sentence(`in the panel we talked about ${text}`)]],
      second: [[sentence(`we also talked about ${text}`)]],
    }
  }
  return point(text, voice)
}

function clause(text: string, voice: Voice): Topic {
  const isOfReader = /^(?:you|your)\b/.test(text)
  if (voice.isSaid || (voice.isAlone && voice.isThere && isOfReader)) {
    const short: Wordings = [[sentence(`you mentioned that ${text}`)], [sentence(`you said that ${text}`)]]
    return {
      first: short,
      second: [[sentence(`you also mentioned that ${text}`)], [sentence(`you also said that ${text}`)]],
    }
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
  if (voice.isPanel) return { first: [[sentence(`in the panel we talked about how ${text}`)]] }
  return point(text, voice)
}

/** The net under all: takes noun phrases and clauses unchanged, once in a letter. */
function point(text: string, voice: Voice): Topic {
  if (voice.isSaid) {
    return {
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
