/** What a business card says of a person, and what it adds to the people that the candidate has typed in. */

export interface BusinessCard {
  readonly name?: string
  readonly title?: string
  readonly organization?: string
  /** The address to write to: that which the card prefers, or the one at work. */
  readonly email?: string
  /** All other addresses, by which the same person may be known already. */
  readonly otherEmails: readonly string[]
  /** The file does not say, or says wrongly, how its letters are coded, so those beyond ASCII are a guess. */
  readonly isGuessed?: true
}

/** A person as a form has them: what is not known is empty. */
export interface TypedPerson {
  readonly name: string
  readonly title: string
  readonly email: string
  readonly decisionMaker: boolean
}

/**
 * The people with what the cards add: somebody who was not there, or what was left empty of somebody who was. Nothing
 * that was typed is changed, and the same cards once more add nothing.
 */
export function completePeople(
  people: readonly TypedPerson[],
  cards: readonly BusinessCard[],
): readonly TypedPerson[] {
  const completed = cards.reduce(addCard, people)
  // A card may complete somebody whom an earlier one would now fit; each round fills an empty field, so they end.
  return completed === people ? people : completePeople(completed, cards)
}

function addCard(people: readonly TypedPerson[], card: BusinessCard): readonly TypedPerson[] {
  const { name = '', title = '', email = '' } = card
  const known = findPerson(people, card)
  if (!known) return [...people, { name, title, email, decisionMaker: false }]
  const completed = {
    ...known,
    name: known.name.trim() ? known.name : name,
    title: known.title.trim() ? known.title : title,
    email: known.email.trim() ? known.email : email,
  }
  const isSame =
    completed.name === known.name && completed.title === known.title && completed.email === known.email
  return isSame ? people : people.map((one) => (one === known ? completed : one))
}

/** Whoever has one of the card's addresses, or else bears its name without contradicting its address. */
function findPerson(
  people: readonly TypedPerson[],
  { name, email, otherEmails }: BusinessCard,
): TypedPerson | undefined {
  const emails = new Set([...(email ? [email] : []), ...otherEmails].map(plain))
  return (
    people.find((one) => emails.has(plain(one.email))) ??
    people.find(
      (one) => name && plain(one.name) === plain(name) && (emails.size === 0 || plain(one.email) === ''),
    )
  )
}

function plain(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
}
