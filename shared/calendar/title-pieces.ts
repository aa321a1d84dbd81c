import { fold } from './fold.ts'
import { bareTitle } from './meeting.ts'
import { namesOccupation, withGenderMarksAs } from './occupations.ts'

/** A title taken apart where interviews' titles are put together (facts 8.3). */
export interface Piece {
  /** As written, without what stands around names. */
  readonly text: string
  /** The word before it: `at` a company, `with` somebody, `for` a job; `plain` where there is none. */
  readonly mark: 'at' | 'with' | 'for' | 'plain'
  /** "role", "position" and the like stood behind it. */
  readonly isRole: boolean
}

const stages =
  'phone|telephone|video|virtual|online|zoom|teams|technical|tech|final|initial|first|second|third|fourth|last|next|1st|2nd|3rd|4th|hr|rh|panel|group|onsite|on-site|in-person|working|internal|informal|formal|live|coding|screening|behaviou?ral|hiring manager|hm|recruiter|recruiting|candidate|job|introductory|intro|short|quick|brief|l[1-4]|culture fit|case'
const heads =
  "interviews?|screen(?:ing)?|phone ?screen|call|chat|round|conversation|discussion|meeting|meet & greet|meet the team|on-?site(?: visit)?|loop|panel|assessment(?: day| cent(?:re|er))?|super ?day|trial (?:shift|day)|discovery|touch base|sync|catch-?up|follow-?up|stage|presentation|vorstellungsgespräch|bewerbungsgespräch|kennenlerngespräch|kennenlernen|probearbeiten|telefoninterview|videointerview|jobinterview|zweitgespräch|erstgespräch|gespräch|entretien(?: d['’]embauche| téléphonique| de recrutement)?|échange(?: rh)?|entrevista(?: de (?:trabajo|emprego)| telefónica| técnica)?|colloquio(?: di lavoro| conoscitivo)?|sollicitatiegesprek|kennismakingsgesprek|anställningsintervju|jobbintervju|intervju|rozmowa kwalifikacyjna|rozmowa rekrutacyjna|työhaastattelu|haastattelu|pohovor|собеседование|interview"
const head = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:${stages}) (?:&|\\+|and )? ?){0,4}(?:${heads})(?: (?:#? ?\\d{1,2}(?:/\\d{1,2})?|[ivx]{1,3}))?(?![\\p{L}\\p{N}])`,
  'giu',
)
const separators = /\s+[-–—|/·•+~]+\s+|\s*(?:\|\||\/\/|<>|<->|::|→)\s*|[::;()[\]「」【】()]+|\s+x\s+/gu
/** Small letters only: "Teach For America" is one name. */
const marks: readonly (readonly [Piece['mark'], RegExp])[] = [
  ['at', /(?:^|\s)(?:at|@|from|bei|beim|chez|presso|bij|hos|w firmie)\s+/gu],
  [
    'with',
    /(?:^|\s)(?:w\/\s?|(?:with|w|mit|avec|con|com|met|med|z|and|(?<!⟦at⟧[^\n]{1,80})&(?=\s\p{Lu}\p{Ll}+$))\s+)(?=\S)/gu,
  ],
  [
    'for',
    /(?:^|\s)(?:for(?: the| a| an)?|as|about|re|regarding|für|als|pour|para|per|voor|som|för|til)\s+/gu,
  ],
]
const requisition = /(?:^|\s)#?(?:JR|REQ|R|ID|Job)?[-_ ]?#?\d{4,12}(?=\s|$|[-–:])/giu
const roleWord =
  /^(.*?)[ ,]+(?:role|position|vacancy|post|opening|opportunity|job|try-?out|stelle)(?: in .{2,80})?$/iu
const roleWordBefore =
  /^(?:stelle|poste|puesto|vaga|ruolo|vacature|tjänst(?:en)?|position|post|role)(?: (?:de|di|da|van|som|of|als|as))? (.+)$/iu
const held = /^\W*(?:hold|placeholder|tentative|tbc|tbd)\W+/iu
const edges = /^[\s\p{P}\p{S}]+|[\s\p{S}"'“”«»,.:;!?–—-]+$/gu

/** At most 20 pieces, in the order of the title. */
export function piecesOf(title: string): Piece[] {
  let text = withGenderMarksAs(' position, ', bareTitle(title).replace(held, ''))
    .replace(/ between .{1,120}? and .{1,120}$/u, '')
    .replace(requisition, ' ')
    .replace(head, '\n')
    .replace(separators, '\n')
  for (const [mark, before] of marks) text = text.replace(before, `\n⟦${mark}⟧`)
  return text
    .split('\n')
    .flatMap((part) => (startsWithJob(part) ? [part] : part.split(/,\s+/)))
    .slice(0, 20)
    .flatMap((part) => {
      const [, mark = 'plain', rest = part] = /^⟦(at|with|for)⟧(.*)$/u.exec(part) ?? []
      const bare = rest.replace(edges, '').trim()
      const named = (roleWord.exec(bare) ?? roleWordBefore.exec(bare))?.[1]
      const inner = (named ?? bare)
        .replace(/^(?:the|a|an|our|[Dd]iscuss|der|die|das|le|la|el) (?=\S)/u, '')
        .replace(edges, '')
      return inner ? [{ text: inner, mark: mark as Piece['mark'], isRole: named !== undefined }] : []
    })
}

/** "Registrar, Loans" is one job; "Northwind, Registrar" is not. */
function startsWithJob(part: string): boolean {
  return namesOccupation(fold(part.split(',')[0] ?? ''))
}

/** Letters and figures alone, folded: what a name and a domain have in common. */
export function squash(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '')
}
