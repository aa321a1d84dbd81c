import { chooseInTurn } from './choose.ts'
import type { Occasion } from './occasion.ts'
import type { Topic } from './topic.ts'
import { sentence, type Wordings } from './voice.ts'
import { countWords } from './words.ts'

/** The first words: thanks, with what was talked about where it fits the same sentence. Nothing else is claimed. */
export interface Opening {
  readonly wordings: Wordings
  /** It tells the topic, which needs no sentence of its own any more. */
  readonly tellsTopic: boolean
  /** It tells the other topic too. */
  readonly tellsSecond?: true
  /** It names the role. */
  readonly tellsRole: boolean
}

/** A clause of this many words still reads well after "for telling me that". */
const clauseWordsMax = 18

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
  const say = (tellsTopic: boolean, tellsRole: boolean, ...texts: [string, ...string[]]): Opening => ({
    wordings: [[sentence(chooseInTurn(texts, `${seed} thanks`, 0))]],
    tellsTopic,
    tellsRole,
  })
  if (!isThere) {
    if (topic?.about && !isPlain)
      return say(
        true,
        true,
        `thank you for ${interviewOf(day)} for ${role}, and for the conversation about ${topic.about}`,
      )
    return say(false, true, `thank you for ${interviewOf(day)} for ${role}`)
  }
  if (isPlain) return say(false, true, `thank you for ${interviewOf(day)} for ${role}`)
  if (topic?.about && second?.walked)
    return {
      ...say(
        true,
        false,
        `${thanks} for ${second.walked} ${day}, and for our conversation about ${topic.about}`,
      ),
      tellsSecond: true,
    }
  if (topic?.walked) return say(true, false, `${thanks} for ${topic.walked} ${day}`)
  if (topic?.favour) return say(true, false, `${thanks} for your time ${day}, and for ${topic.favour}`)
  if (topic?.about) {
    const { about } = topic
    if (isAgain) return say(true, false, `thank you for having me back ${day} to talk about ${about}`)
    return say(
      true,
      false,
      `${thanks} for talking with me ${day} about ${about}`,
      `thank you for our conversation ${day} about ${about}`,
      `${thanks} for your time ${day}, and for the conversation about ${about}`,
    )
  }
  if (topic?.told && countWords(topic.told) <= clauseWordsMax) {
    if (isAgain)
      return topic.matter
        ? say(true, false, `thank you for having me back ${day} to talk about ${topic.matter}`)
        : say(true, false, `thank you for having me back ${day}, and for telling me that ${topic.told}`)
    if (topic.matter && !topic.isSaid)
      return say(
        true,
        false,
        `${thanks} for talking with me ${day} about ${topic.matter}`,
        `thank you for our conversation ${day} about ${topic.matter}`,
      )
    return say(
      true,
      false,
      `${thanks} for your time ${day}, and for telling me that ${topic.told}`,
      `thank you for talking with me ${day}, and for telling me that ${topic.told}`,
      ...(topic.isSaid
        ? [`thank you for ${interviewOf(day)}, and for putting it so plainly: ${topic.told}`]
        : []),
    )
  }
  if (topic?.point && countWords(topic.point) <= clauseWordsMax) {
    return say(
      true,
      false,
      `${thanks} for ${interviewOf(day)}, and for the point you made: ${topic.point}`,
      `thank you for your time ${day}, and for the point you made: ${topic.point}`,
    )
  }
  if (isAgain) return say(false, true, `thank you for having me back ${day} to talk about ${role}`)
  return say(
    false,
    true,
    `thank you for talking with me ${day} about ${role}`,
    `thank you for making time ${day} to talk about ${role}`,
  )
}

/** Thanks for each of the others in a panel, in other words for each. */
export function openingAmongOthers(occasion: Occasion, topic: Topic | undefined): Opening {
  const { day, seed, index, isPanel } = occasion
  const panel = isPanel ? `the panel ${day}` : `the interview ${day}`
  const say = (...texts: [string, ...string[]]): Opening => ({
    wordings: [[sentence(chooseInTurn(texts, `${seed} thanks`, index))]],
    tellsTopic: true,
    tellsRole: false,
  })
  if (topic?.walked) return say(`thank you for ${topic.walked} ${day}`)
  if (topic?.favour) return say(`thank you for your time ${day}, and for ${topic.favour}`)
  if (topic?.told && topic.isSaid && countWords(topic.told) <= clauseWordsMax) {
    const { told } = topic
    return say(
      topic.matter
        ? `thank you for what you told me ${day} about ${topic.matter}`
        : `thank you for telling me ${day} that ${told}`,
      `thank you for your part in ${panel}, and for putting it so plainly: ${told}`,
      `thank you for speaking with me ${day}, and for pointing out that ${told}`,
      `thank you for being open with me ${day} about the fact that ${told}`,
    )
  }
  if (topic?.about && topic.isSaid) {
    const { about } = topic
    return say(
      `thank you for what you told me ${day} about ${about}`,
      /^(?:how|why|what|when|where|whether|who|which)\b/.test(about)
        ? `thank you for joining ${panel}, and for raising the question of ${about}`
        : `thank you for joining ${panel}, and for bringing up ${about}`,
      `thank you for your time ${day}, and for what you said about ${about}`,
      `thank you for talking with me ${day} about ${about}`,
    )
  }
  if (topic?.point && countWords(topic.point) <= clauseWordsMax) {
    const { point } = topic
    return say(
      `thank you for your part in ${panel}, and for the point you made: ${point}`,
      `thank you for the point you made ${day}: ${point}`,
      `thank you for your time ${day}, and for raising a point that I have kept in mind: ${point}`,
    )
  }
  return {
    ...say(
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
      `thank you for your questions in the interview ${day}`,
    ),
    tellsTopic: false,
  }
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
