import { fold, isHonorific } from './name.ts'
import type { Person } from './people.ts'

/** People whom notes call otherwise than by their names: "Mrs A", "mrs akhtar", "Deepak sir", "the head". */

const titleBefore = /(?<![\p{L}’'-])(mrs?|ms|miss|mx|dr|prof)\.? (\p{L}[\p{L}'’-]*)/giu
const courtesyAfter = /(?<!\p{L})(\p{L}{2,30})(?: (?:sir|ma['’]?am|madam|ji)|-(?:ji|san))(?![\p{L}'’-])/giu
/** After these somebody is told something, and before those somebody says it. */
const office =
  /(?<=^|\b(?:tell|told|ask|asked|show|showed|with) )(?:the )?(head|chef|boss|owner|manager|director|principal|dean|foreman|supervisor)(?= (?:said|says|asked|asks|told|mentioned|explained|wants?|wanted|likes?|needs?|thinks?|worries|I|that|about|we|my)\b)/giu
const doctor = /(?<![\p{L}’'-])dr(?= \p{Ll})(?! (?:appt|appointment)s?\b)/gu

/** The note with their full names there, where one person alone can be meant. */
export function withPeopleNamed(text: string, people: readonly Person[]): string {
  const one = (isMeant: (person: Person) => boolean): string | undefined => {
    const meant = people.filter((person) => person.name && isMeant(person))
    return meant.length === 1 ? meant[0]?.name?.full : undefined
  }
  const isNamed = (word: string) => people.some(({ name }) => name?.forms.includes(fold(word)))
  return text
    .replace(titleBefore, (whole, title: string, word: string) => {
      const form = fold(word)
      // A title that is written as the record has it is read with the name.
      if (!isHonorific(title) || (form.length > 1 && /^\p{Lu}/u.test(title))) return whole
      const isMeant = ({ name }: Person) =>
        form.length > 1
          ? name?.forms.includes(form)
          : fold(name?.full.split(' ').at(-1) ?? '').startsWith(form)
      return one((person) => isMeant(person) ?? false) ?? whole
    })
    .replace(courtesyAfter, (whole, word: string) => (isNamed(word) ? word : whole))
    .replace(
      office,
      (whole, word: string) =>
        one(({ titles }) => titles.some((title) => title.startsWith(word.toLowerCase()))) ?? whole,
    )
    .replace(doctor, (_, at: number, all: string) => {
      const isKnown = /\b(?:the|an?|my|your|her|his|each|every) $/i.test(all.slice(0, at))
      return one(({ name }) => /^dr\b/i.test(name?.called ?? '')) ?? (isKnown ? 'doctor' : 'the doctor')
    })
}
