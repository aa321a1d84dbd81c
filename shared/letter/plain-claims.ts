import { isBare } from './shape.ts'
import { clearBases, determiners, verbs } from './words.ts'

/** Lines of a profile that say what is done, what was gained and what is spoken, without the I. */

/** What one does for a living and no noun is called by. */
export const presentDeeds = new Set(
  `administer advise analyse analyze assess build conduct coordinate create deliver develop diagnose edit facilitate
  inspect install interpret investigate maintain manage negotiate operate organise organize oversee perform prepare
  produce sell serve supervise teach translate write`.split(/\s+/),
)
const counted =
  /^(?:\d|(?:eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty)\b)/

/** "Oversee payroll for 480 staff", "Mentor eleven midwives", but not "Design software". */
export function isPresentDeed(first: string, second: string): boolean {
  if (presentDeeds.has(first)) return /^[\p{L}\d]/u.test(second) && !/^(?:and|or|of|to)$/.test(second)
  const isVerb = verbs.has(first) || clearBases.has(first) || /^(?:mentor|supervise|chair)$/.test(first)
  return isVerb && (isBare(first, second) || counted.test(second) || determiners.has(second))
}

/** "£1.4m saved on steel": the candidate saved it. */
export function gained(text: string): string | undefined {
  const [, amount, deed, rest] =
    /^((?:over |more than |about )?[$€£]\d[\d.,]*(?: ?(?:k|m|bn|million|billion|thousand))?) (saved|raised|recovered|cut|won|generated|earned) ((?:on|in|from|for|off|through|across|over) .+)$/iu.exec(
      text,
    ) ?? []
  return amount && deed ? `I ${deed.toLowerCase()} ${amount} ${rest}` : undefined
}

const tongues =
  '(?:English|French|German|Spanish|Italian|Portuguese|Dutch|Polish|Russian|Ukrainian|Romanian|Hungarian|Czech|Greek|Turkish|Arabic|Hebrew|Persian|Farsi|Urdu|Hindi|Punjabi|Bengali|Gujarati|Tamil|Telugu|Mandarin|Cantonese|Chinese|Japanese|Korean|Vietnamese|Thai|Tagalog|Indonesian|Malay|Swahili|Somali|Amharic|Yoruba|Swedish|Norwegian|Danish|Finnish|Welsh|Irish|Creole|BSL|ASL)'
const language = `(?:(?:native|fluent|some|basic|conversational|good|working|spoken) )?${tongues}`
/** "Vietnamese, English and some Korean". */
export const languageList = new RegExp(`^${language}(?:, ${language}){0,4},? and ${language}$`, 'u')

/** "polish German English", "Spanish ok": languages and nothing else, however they are typed. */
export function languagesIn(text: string): readonly string[] | undefined {
  const words = text.replace(/ (?:ok|okay|fluent|native)$/i, '').split(/[ ,&]+(?:and )?/)
  const isOne = new RegExp(`^${tongues}$`, 'i')
  return words.length <= languagesMax && words.every((word) => isOne.test(word))
    ? words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    : undefined
}

const languagesMax = 6

/** "SQL, dbt, Looker": names of tools, of which one at least shows by its capitals that it is a name. */
export function isToolList(text: string): boolean {
  const items = text.split(', ')
  return (
    items.length > 1 &&
    items.length <= languagesMax &&
    items.every(
      (item) =>
        /^[\p{L}\d+#.-]{2,16}$/u.test(item) &&
        !/^\p{Ll}.*(?:ed|ing|able|ful|ive|ant|ent|ly|er|or)$/u.test(item),
    ) &&
    items.some((item) => /^[A-Z]{2,}$|^\p{Lu}\p{Ll}+\p{Lu}/u.test(item))
  )
}
