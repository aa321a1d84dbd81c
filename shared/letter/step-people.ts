import { isEnglish, isGivenName } from './spelling.ts'

/** The people of a next step, who are often typed small and by what they are to somebody. */

const relative =
  'son|daughter|wife|husband|partner|brother|sister|father|mother|dad|mum|mom|cousin|nephew|niece'
const related = new RegExp(
  `(?<=\\b(?:meet|see|join|with|call|ring|shadow|visit|to|from|w/) |\\b(?:meet|see|join|with|w/)[^.;,]{0,40} (?:and|&|\\+) )(?:his|her|their|the \\p{L}+['’]s|\\p{L}+['’]s) (?:${relative}),? (\\p{L}{2,})(?![\\p{L}'’])`,
  'giu',
)
const noName =
  /^(?:at|on|in|by|for|to|and|or|who|about|with|after|before|from|then|will|is|was|works?|runs?|next|this|tomorrow|today|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*)$/i

/** "Meet his son Luc": whom one is to meet may be named, whose son he is may not. */
export function withoutRelation(note: string): string {
  return note.replace(related, (whole, name: string) => (noName.test(name) ? whole : capital(name)))
}

const personPlace =
  /(?<=\b(?:meet|meeting|with|see|call|from|and|to) )\p{Ll}[\p{L}-]{1,20}(?=$|[,.;]|(?:['’]s)? )/gu
const sitePlace =
  /(?<=\bthe )\p{Ll}[\p{L}-]{2,20}(?= (?:job|site|branch|store|shop|yard|plant|depot|office|campus|farm|mill|works|clinic|ward)\b)/gu
const actor =
  /(?<=^|[,;.] |\bthen )(?!(?:will|may|might|can|would|should|must)\b)\p{Ll}[\p{L}-]{1,20}(?= (?:will|sets?|sends?|calls?|rings?|texts?|writes?|emails?|e-mails?|decides?|tells?|lets?|schedules?|books?|arranges?|gets?|comes?|answers?|and \p{L}+ (?:decide|will|meet))\b)/gu

/** Names that were typed small, where a person or a place stands and no English word does. */
export function withNamesRaised(note: string): string {
  const raised = (word: string) => (!isEnglish(word) || isGivenName(word) ? capital(word) : word)
  return note.replace(personPlace, raised).replace(sitePlace, raised).replace(actor, raised)
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
