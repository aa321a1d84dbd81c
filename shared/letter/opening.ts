import { chooseInTurn } from './choose.ts'
import type { Occasion } from './occasion.ts'
import type { Topic } from './topic.ts'
import { sentence, type Wordings } from './voice.ts'

/** The first words: thanks, with what was talked about where it fits the same sentence. Nothing else is claimed. */
export interface Opening {
  readonly wordings: Wordings
  /** It tells the topic, which needs no sentence of its own any more; or what the topic is about. */
  readonly tells: 'topic' | 'thing' | 'nothing'
  /** It tells the other topic too. */
  readonly tellsSecond?: true
  /** It names the role. */
  readonly tellsRole: boolean
}

/** Thanks to the reader who gets the fullest letter. `asides` are said in the same breath. */
export function openingOf(
  occasion: Occasion,
  topic: Topic | undefined,
  second: Topic | undefined,
  isPlain: boolean,
): Opening {
  const { day, seed, isAgain, isThere, naming, register } = occasion
  const { role } = naming
  const thanks = register === 'trade' && occasion.region === 'northAmerica' ? 'thanks' : 'thank you'
  const say = (tells: Opening['tells'], tellsRole: boolean, ...texts: [string, ...string[]]): Opening => ({
    wordings: [[sentence(chooseInTurn(texts, `${seed} thanks`, 0))]],
    tells,
    tellsRole,
  })
  if (!isThere) {
    if (topic?.about && !isPlain)
      return say(
        'topic',
        true,
        `thank you for ${interviewOf(day)} for ${role}, and for the conversation about ${topic.about}`,
      )
    return say('nothing', true, `thank you for ${interviewOf(day)} for ${role}`)
  }
  if (isPlain) return say('nothing', true, `thank you for ${interviewOf(day)} for ${role}`)
  if (topic?.about && second?.walked)
    return {
      ...say(
        'topic',
        false,
        `${thanks} for ${second.walked} ${day}, and for our conversation about ${topic.about}`,
      ),
      tellsSecond: true,
    }
  if (topic?.walked) return say('topic', false, `${thanks} for ${topic.walked} ${day}`)
  if (topic?.favour) return say('topic', false, `${thanks} for your time ${day}, and for ${topic.favour}`)
  if (topic?.about) {
    const { about } = topic
    if (isAgain) return say('topic', false, `thank you for having me back ${day} to talk about ${about}`)
    return say(
      'topic',
      false,
      `${thanks} for talking with me ${day} about ${about}`,
      `thank you for our conversation ${day} about ${about}`,
      `${thanks} for your time ${day}, and for the conversation about ${about}`,
    )
  }
  const matter = topic?.isSaid ? undefined : topic?.matter
  const name = matter ?? topic?.thing?.name
  if (name) {
    const tells = matter ? 'topic' : 'thing'
    if (isAgain) return say(tells, false, `thank you for having me back ${day} to talk about ${name}`)
    return say(
      tells,
      false,
      `${thanks} for talking with me ${day} about ${name}`,
      `thank you for our conversation ${day} about ${name}`,
    )
  }
  if (isAgain) return say('nothing', true, `thank you for having me back ${day} to talk about ${role}`)
  return say(
    'nothing',
    true,
    `thank you for talking with me ${day} about ${role}`,
    `thank you for making time ${day} to talk about ${role}`,
  )
}

/** Thanks for each of the others in a panel, in other words for each. */
export function openingAmongOthers(occasion: Occasion, topic: Topic | undefined): Opening {
  const { day, seed, index, isPanel } = occasion
  const panel = isPanel ? `the panel ${day}` : `the interview ${day}`
  const say = (tells: Opening['tells'], ...texts: [string, ...string[]]): Opening => ({
    wordings: [[sentence(chooseInTurn(texts, `${seed} thanks`, index))]],
    tells,
    tellsRole: false,
  })
  if (topic?.walked) return say('topic', `thank you for ${topic.walked} ${day}`)
  if (topic?.favour) return say('topic', `thank you for your time ${day}, and for ${topic.favour}`)
  if (topic?.isSaid && topic.matter)
    return say('topic', `thank you for what you told me ${day} about ${topic.matter}`)
  const about = topic?.isSaid ? (topic.about ?? topic.thing?.name) : undefined
  if (about) {
    const isWhole = topic?.about !== undefined
    return say(
      isWhole ? 'topic' : 'thing',
      isWhole
        ? `thank you for what you told me ${day} about ${about}`
        : `thank you for making time ${day} to talk about ${about}`,
      /^(?:how|why|what|when|where|whether|who|which)\b/.test(about)
        ? `thank you for joining ${panel}, and for raising the question of ${about}`
        : `thank you for joining ${panel}, and for bringing up ${about}`,
      isWhole
        ? `thank you for your time ${day}, and for what you said about ${about}`
        : `thank you for our conversation ${day} about ${about}`,
      `thank you for talking with me ${day} about ${about}`,
    )
  }
  return say(
    'nothing',
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
    `thank you for the time you gave me ${day}`,
    `thank you for your questions in the interview ${day}`,
  )
}

function interviewOf(day: string): string {
  return day.startsWith('on ') ? `the interview ${day}` : `${day}'s interview`
}

/** Makes thanks warmer without another claim. */
export function warmed(text: string): string {
  return text
    .replace(/^Thank you for\b/, 'Thank you very much for')
    .replace(/^(?:Many thanks|Thanks) for\b/, 'My warm thanks for')
    .replace(/^Let me thank you\b/, 'Let me thank you warmly')
    .replace(/\bthank you for making room\b/, 'thank you very much for making room')
}
