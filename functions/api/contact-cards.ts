import { type BusinessCard, completePeople, type TypedPerson } from '../../shared/domain/business-card.ts'
import { policy } from '../../shared/domain/policy.ts'
import type { Fault } from '../../shared/errors.ts'
import { type Form, readFiles, readForm } from './fields.ts'
import { peopleOf, rowCount, withPeople } from './interview-fields.ts'
import type { PageContext } from './security.ts'

/** Contact cards that come with a form: they fill in its rows for people, and nothing that was typed there is lost. */

export const cardField = 'card'

const filesMax = policy.interviewersMax
const cardsMax = 50
const faultsMax = 5

/**
 * A posted form with rows for people, its cards filled in. A form without rows stands for the people that are known.
 * What cannot be read of the cards, or is not certain, is a fault: the form is to be looked at before it is stored.
 */
export async function readPeopleForm(
  c: PageContext,
  known: Iterable<readonly [string, string]> = [],
): Promise<Form> {
  const sent = await readForm(c)
  const files = await readFiles(c, cardField)
  if (files.length === 0) return { values: sent, faults: [] }
  const values = rowCount(sent) > 0 ? sent : new Map([...sent, ...known])
  if (files.length > filesMax) return { values, faults: [fault(`Choose ${filesMax} files at most.`)] }
  const { cards, refusals } = await readCards(files)
  if (cards.length > cardsMax) return { values, faults: [fault(`Choose ${cardsMax} cards at most.`)] }
  const typed = peopleOf(values)
  const people = completePeople(typed, cards)
  if (people.length > Math.max(policy.interviewersMax, typed.length)) {
    const most = `${people.length} people would be in the list, and ${policy.interviewersMax} is the most.`
    return { values, faults: [fault(`With the cards ${most} Nothing was added.`)] }
  }
  return { values: withPeople(values, people), faults: faultsOf({ typed, people, cards, refusals }) }
}

/** The reader is loaded when the first card comes, so that no other start waits for it. */
async function readCards(files: readonly File[]) {
  const { readVcards } = await import('../../shared/calendar/vcard.ts')
  const read = await Promise.all(
    files.map(async (file) => ({ file, ...readVcards(new Uint8Array(await file.arrayBuffer())) })),
  )
  return {
    cards: read.flatMap(({ cards }) => cards),
    refusals: read.flatMap(({ file, refusals }) =>
      refusals.map(({ refused }) =>
        files.length > 1 ? `In “${file.name.slice(0, 80)}”: ${refused}` : refused,
      ),
    ),
  }
}

interface Filled {
  readonly typed: readonly TypedPerson[]
  readonly people: readonly TypedPerson[]
  readonly cards: readonly BusinessCard[]
  readonly refusals: readonly string[]
}

function faultsOf({ typed, people, cards, refusals }: Filled): Fault[] {
  const doubts = cards
    .filter((card) => card.isGuessed && completePeople(typed, [card]) !== typed)
    .map(
      ({ name = '', email = '' }) =>
        `“${name || email}” may be misspelt: the file does not say how its letters are coded.`,
    )
  const told = [...refusals, ...doubts]
  const more = told.length - faultsMax
  const shown = more > 0 ? [...told.slice(0, faultsMax), `And so on, ${more} more.`] : told
  const outcome =
    people === typed ? 'Nothing was added.' : 'What could be read is filled in: look at it, and save.'
  return shown.map((message, at) => fault(at === shown.length - 1 ? `${message} ${outcome}` : message))
}

function fault(message: string): Fault {
  return { path: cardField, message }
}
