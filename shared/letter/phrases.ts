/**
 * The phrases of rubric R18, R19 and F5, in one place: what is not to stand in a letter, and what wears thin there.
 * Gathered from what recruiters and hiring managers write that they are tired of.
 */

export interface PhraseGroup {
  /** What follows «It says “…”, ». */
  readonly why: string
  readonly pattern: RegExp
}

/** In a letter and in a single sentence alike. */
const tells = [
  'delv(?:e|ing)',
  'testament to',
  'tapestry',
  'synerg\\w*',
  'resonat(?:e|es|ed|ing)',
  'leverag(?:e|ed|ing)',
  'utili[sz](?:e|ed|ing)',
  'seamless\\w*',
  'game.?chang\\w*',
  'cutting.edge',
  'invaluable',
  'insightful',
  'thrilled',
  'fascinating',
  'fast-paced',
  'forward-thinking',
  'hit the ground running',
]
const openings = [
  'hope (?:this|my) (?:e-?mail|message|letter|note) finds',
  'writing to (?:express|extend|convey)',
  'wanted to (?:take a moment|reach out|express|extend)',
]
const pleas = [
  'dream (?:job|come true)',
  'i beg',
  'will not (?:disappoint|let you down)',
  'deeply (?:grateful|honou?red|humbled)',
  'esteemed',
  'prestigious',
]

/** In a sentence made from a note, wider than in a letter: such a word tells that the note is no good there. */
const unsoundInSentence = [
  '(?:precious|valuable) time',
  '(?:so|very|really|terribly) sorry',
  'nervous(?! system)',
  'embarrass\\w*',
  'apologi[sz]e',
  'misunderstood',
  'when i (?:start|join)',
  '(?:perfect|ideal) (?:fit|candidate|match)',
  'passion(?:ate|ately)?',
]

function anyOf(...phrases: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${phrases.join('|')})\\b`, 'gi')
}

/** What a sentence of the writer's own must not hold; `isSound` asks. */
export const unsoundPhrase = new RegExp(
  `\\b(?:${[...openings, ...pleas, ...tells, ...unsoundInSentence].join('|')})\\b|—`,
  'i',
)

/** What no letter should hold, whoever wrote it. */
export const blockedPhrases: readonly PhraseGroup[] = [
  {
    why: 'which is how a form letter begins',
    pattern: anyOf(
      ...openings,
      "I hope you(?:['’]re| are) (?:having|doing)",
      'I would like to take this opportunity',
    ),
  },
  {
    why: 'which sounds like begging',
    pattern: anyOf(
      ...pleas,
      'please (?:give|grant) me (?:a|the|this) (?:chance|opportunity)',
      'I (?:really|desperately|badly) need this (?:job|role|position)',
      'is a dream for',
      'your (?:precious|valuable) time',
      'kind(?:ly)? (?:consider|opportunity)',
      'no (?:cause|opportunity) to be disappointed',
      'filled with gratitude',
    ),
  },
  {
    why: 'which draws the eye to a weakness; the better answer alone says more',
    pattern: anyOf(
      "I(?:['’]m| am) (?:so|very|really|terribly) sorry",
      'I (?:was|got) (?:so |very |really )?nervous',
      'embarrass\\w*',
      'I apologi[sz]e for my',
      'my poor (?:answer|performance)',
      'you (?:may|must) have misunderstood',
    ),
  },
  {
    why: 'which takes for granted what is not decided yet',
    pattern: anyOf(
      'I look forward to (?:working with|joining) you(?:r team)?',
      'when I (?:start|join)',
      'I am (?:the|your) (?:perfect|ideal|best) (?:fit|candidate|match|person)',
      'I know I (?:am|would be) the',
      'second interview soon',
    ),
  },
  {
    why: 'which puts pressure on whoever reads it',
    pattern: anyOf(
      "I (?:haven['’]t|have not) heard (?:back )?from you",
      "I noticed? (?:that )?you (?:haven['’]t|have not)",
      'as per my (?:last|previous) e-?mail',
      'please (?:respond|reply) (?:asap|as soon as possible|by)',
      "I(?:['’]d| would) appreciate a prompt",
      'other offers?',
    ),
  },
  {
    why: 'which recruiters read in every letter',
    pattern: anyOf(
      ...tells,
      'align(?:s|ed|ing)? (?:(?:perfectly|well|seamlessly|closely|strongly) )?with',
      '(?:truly|genuinely|particularly) (?:inspiring|enlightening|impressed|excited|enjoyed|drawn)',
      'dynamic (?:team|environment|company)',
      'passion(?:ate|ately)?',
      '(?:reinforced|solidified|reaffirmed|strengthened|deepened) my (?:interest|enthusiasm|excitement|belief|desire|wish)',
      'even more (?:excited|enthusiastic|eager|confident)',
      'meaningful (?:contribution|impact)',
      'unique (?:blend|combination|opportunity)',
      'I am confident (?:that )?(?:my|I)',
      'valuable (?:insights?|contributions?|asset)',
      '(?:would be|be) an asset',
      '(?:excited|eager) (?:about|at|by|for) the (?:possibility|prospect|opportunity|chance)',
    ),
  },
]

/** Each wears thin when there are more than three in one letter. */
export const wornPhrases: readonly RegExp[] = [
  anyOf(
    "please (?:do not|don['’]t) hesitate",
    'please (?:feel free|let me know if you (?:need|require|have))',
    'any (?:additional|further) (?:information|questions)',
    'thank you (?:once )?again',
    'time and consideration',
    'I look forward to hearing from you',
  ),
  anyOf(
    '(?:really|thoroughly|truly) enjoyed',
    'learn(?:ing|ed)? more about',
    'great (?:fit|match|conversation)',
    'stood out(?: to me)?',
    'excit(?:ed|ing)',
    'opportunity',
    'I believe (?:that )?my',
    'not (?:only|just)\\b[^.]{3,80}\\bbut',
  ),
  /[!;]/g,
]

/** Rubric F5: a second letter that begins so tells of the silence, not of the matter. */
export const pressingOpening =
  /\b(?:just )?(?:checking|following|circling|touching) (?:in|up|back|base)\b|\bbump(?:ing)? this\b|\bhave not heard\b|\bhaven['’]t heard\b|\bstill waiting\b|\bsince I (?:have not|haven['’]t|did not|didn['’]t)\b/i
