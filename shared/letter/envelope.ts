import { plainLine } from './clean.ts'
import { calmWholeName } from './name-case.ts'
import type { Person } from './people.ts'
import type { WriterInput } from './writing.ts'

/** The first and the last lines of a letter. */

const companyMax = 40

/** "Dear Ines,"; a team by its company's name, where one can be printed. */
export function greetingFor({ name }: Person, company?: string): string {
  const everybody = company && company.length <= companyMax ? `${company} Hiring Team` : 'Hiring Team'
  return `Dear ${name?.called ?? everybody},`
}

/** "Best regards," above name and telephone number. */
export function signature({ candidate }: WriterInput, signOff: string): string {
  const phone = plainLine(candidate.phone ?? '', 60)
  return [signOff, signedName(candidate.name) || '[your name]', ...(phone ? [phone] : [])].join('\n')
}

/** As it is written, unless it shouts, and without a title before it (composer 3.6). */
export function signedName(name: string): string {
  const bare = plainLine(name, 120).replace(
    /^(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mx|Miss)\.? )+(?=\p{L}+ )/iu,
    '',
  )
  return calmWholeName(bare)
}
