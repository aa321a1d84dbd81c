import { fold } from './name.ts'
import type { Person } from './people.ts'
import { isWordToo } from './referent.ts'
import { isEnglish } from './spelling.ts'
import { determiners, subjects } from './words.ts'

/** Whose word a note is (composer 3.8). */
interface Attribution {
  readonly text: string
  /** The person it is about or from; undefined where the note names nobody of them. */
  readonly about: string | undefined
  /** The note says that this person said it. */
  readonly isSaid: boolean
}

const speech =
  'said|says|asked|asks|mentioned|mentions|explained|told|noted|pointed|stressed|wants|needs|will|would|can|could|thinks|worries|worried|hopes|also|likes|prefers|talked|spoke|is|was|has|had|runs|ran|walked|showed|sorted|gave|took|sent|brought|used|grew|went|drove|came|plays|keeps|kept|knows|knew|worked|works|studied|trained|started|speaks|sings|lives|lived|texts|calls|rings|writes|decides|meets|answers|tells|lets|raised|brought|pushed|pressed|wondered|expects|plans|and'
const leadingSpeaker = new RegExp(`^(\\p{Lu}\\S{0,30}(?: \\S{1,30}){0,3}?) (?=(?:${speech})\\b)`, 'u')
/** What stands after a name out of respect: "Shanta ma'am", "Tanaka-san". */
const courtesy = /(?<=\p{L})(?: (?:ma['’]?am|madam|sir|ji|miss)|-(?:ji|san|sensei))$/iu
const selfLabels =
  /^(?:me|i|my|my answer|cons?|concerns?|worry|worries|weakness(?:es)?|red flags?|private|personal|todo|to do|salary|pay|offer|gut|feeling|vibe|vibes)$/i

/** Reads who a fragment is from or about, and takes the name before a colon off. Undefined: a private heading. */
export function attribute(text: string, people: readonly Person[]): Attribution | undefined {
  const headed = /^([^:]{2,60}?) ?:\s+(.{2,})$/.exec(text)
  const head = (headed?.[1] ?? '').trim().replace(courtesy, '')
  const rest = headed?.[2] ?? ''
  if (headed) {
    const forSomebody = /^(?:for|to|re) (.+)$/i.exec(head)
    const person = findByName(forSomebody?.[1] ?? head, people)
    if (person) return { text: rest, about: person.key, isSaid: !forSomebody }
    if (selfLabels.test(head)) return undefined
    // "for Nadia: …", who is not among them.
    if (/^for \p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?$/u.test(head)) return undefined
    // "Priya: …", who is none of them.
    if (/^\p{Lu}\p{Ll}+$/u.test(head) && !isEnglish(head)) return undefined
    // "Tech stack: Go and Postgres" is about the tech stack; "Problem: …" is about what follows.
    if (isLabel(head)) return { text: head.includes(' ') ? head : rest, about: undefined, isSaid: false }
  }
  // A dash after a name has become a comma.
  const listed = /^([^,]{2,40}), (.{2,})$/.exec(text)
  const listener = listed?.[1] ? findByName(listed[1], people) : undefined
  if (listener && listed?.[2]) return { text: listed[2], about: listener.key, isSaid: true }
  // "Hannah on backfills, they rerun whole tables": what this person spoke about.
  const spoken =
    /^(\p{Lu}\S{1,30}) (?:on|about|re) (?!(?:his|her|their|the phone|mute|holiday|leave|vacation|call|time|board|site|shift|duty)\b)([^,]{3,80})/u.exec(
      text,
    )
  const talker = spoken?.[1] ? findByName(spoken[1], people) : undefined
  if (talker && spoken?.[2]) return { text: spoken[2], about: talker.key, isSaid: true }
  const speaker = leadingSpeaker.exec(text)?.[1]
  const person = speaker ? findByName(speaker, people) : undefined
  if (person?.name && speaker) {
    return { text: person.name.full + text.slice(speaker.length), about: person.key, isSaid: false }
  }
  const named = people.filter((one) => mentions(text, one))
  return { text, about: named.length === 1 ? named[0]?.key : undefined, isSaid: false }
}

/**
 * The names of the interviewers as the record spells them: notes write them small, and misspell them by a letter or
 * two ("Catherine" for Katherine).
 */
export function withNamesMended(text: string, people: readonly Person[]): string {
  const line = text.replace(
    /^(\p{Ll}{2,}) (?=\p{Ll}+\b)/u,
    (whole, word: string, at: number, all: string) => {
      const isSpoken = new RegExp(`^\\p{Ll}+ (?:${speech})\\b`, 'u').test(all)
      const isNamed = people.some(({ name }) => name?.forms.includes(word))
      return isSpoken && isNamed && !isWordToo(word) && at === 0
        ? `${word.charAt(0).toUpperCase()}${word.slice(1)} `
        : whole
    },
  )
  const raised = line.replace(/(?<![\p{L}\p{M}\d@./_'’-])\p{Ll}{3,30}(?![\p{L}\p{M}\d@_])/gu, (word) =>
    raisedName(word, people),
  )
  return raised.replace(/(?<![\p{L}@.])\p{Lu}\p{L}{4,}(?![\p{L}@])/gu, (word) => {
    const folded = fold(word)
    if (people.some(({ name }) => name?.forms.some((form) => form.split(' ').includes(folded)))) return word
    if (isEnglish(folded)) return word
    const [right, ...others] = people.flatMap(({ name }) =>
      (name?.full.split(' ') ?? []).filter((part) => {
        const other = fold(part)
        return (
          other.length >= 5 && Math.abs(other.length - folded.length) <= 2 && distance(other, folded) <= 2
        )
      }),
    )
    return right && others.length === 0 ? right : word
  })
}

/** "hannahs team" and "hannah's": a name of one of them that is no word. */
function raisedName(word: string, people: readonly Person[]): string {
  for (const base of [word, ...(word.endsWith('s') ? [word.slice(0, -1)] : [])]) {
    const folded = fold(base)
    const isName =
      people.some(({ name }) => name?.forms.includes(folded)) && !isWordToo(base) && !isEnglish(base)
    if (isName) return `${base.charAt(0).toUpperCase()}${base.slice(1)}${base === word ? '' : "'s"}`
  }
  return word
}

/** "Tech stack:" heads a note without saying anything of its own. */
function isLabel(head: string): boolean {
  const words = head.toLowerCase().split(' ')
  if (words.length > 3 || words.at(-1) === 'answer' || !/^\p{L}/u.test(head) || /["()]/.test(head))
    return false
  return !words.some((word) => determiners.has(word) || subjects.has(word))
}

/** The person that a name means: by any form of it, else by a form misspelt by two letters at most. */
function findByName(written: string, people: readonly Person[]): Person | undefined {
  const folded = fold(written.slice(0, 80))
  if (folded.length < 2) return undefined
  const exact = people.filter(
    ({ name }) =>
      name?.forms.includes(folded) &&
      (folded.length > 2 || written === written.toUpperCase() || /^\p{Lu}\p{Ll}$/u.test(written)),
  )
  if (exact.length > 0) return exact.length === 1 ? exact[0] : undefined
  if (folded.length < 5) return undefined
  const near = people.filter(({ name }) =>
    name?.forms.some(
      (form) => form.length >= 5 && Math.abs(form.length - folded.length) <= 2 && distance(form, folded) <= 2,
    ),
  )
  return near.length === 1 ? near[0] : undefined
}

function mentions(text: string, { name }: Person): boolean {
  const words = text.split(/\s+/).map((word) => word.replace(/^["(]+|['’]s?[,.;:?!)]*$|[,.;:?!)"]+$/g, ''))
  return words.some((word, at) => {
    if (!/^\p{Lu}|^\p{Lo}/u.test(word) || (at === 0 && isWordToo(fold(word))) || words[at - 1] === 'at')
      return false
    return (
      name?.forms.some(
        (form) =>
          (form.length > 2 || form === fold(name.full)) &&
          fold(words.slice(at, at + form.split(' ').length).join(' ')) === form,
      ) ?? false
    )
  })
}

/** How many letters have to be changed; both texts are names, so short. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let at = 1; at <= one.length; at++) {
    const next = [at]
    for (let to = 1; to <= other.length; to++) {
      const change = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1)
      next.push(Math.min(change, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
