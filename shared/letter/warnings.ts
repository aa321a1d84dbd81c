import { sharedMatter } from './bond.ts'
import { plainLine } from './clean.ts'
import type { Facts } from './facts.ts'
import type { Person } from './people.ts'
import type { Plan } from './plan.ts'
import type { WriterInput } from './writing.ts'

const wish = 'What would help most:'

/** It would make a good letter better, and says nothing against it. */
export function isWish(warning: string): boolean {
  return warning.startsWith(wish)
}

/** What the candidate should look at, and the one thing to add that would help the letter most (composer 3.14). */
export function warningsFor(
  { candidate, notes, interviewers, interview }: WriterInput,
  people: readonly Person[],
  facts: Facts,
  plans: ReadonlyMap<string, Plan>,
): string[] {
  return [
    ...(plainLine(candidate.name) ? [] : ['Your profile has no name yet, so the letters cannot be signed.']),
    ...missing(people, facts, plans),
    ...addressWarnings(people),
    ...unwritten(interviewers, people).map(
      (address) => `No letter goes to ${address}: the others have addresses of their own.`,
    ),
    ...people
      .filter(({ name, isShared, to }) => !name && !isShared && to !== null)
      .map(({ to }) => `Nobody's name is known for ${to}.`),
    ...(isOtherJob(facts, candidate.headline)
      ? [
          `The job advertisement shares hardly a word with ${interview.role ? 'the role and ' : ''}your notes: is it the right one?`,
        ]
      : []),
    ...(facts.mended.length > 0 ? [`Spelling was mended: ${facts.mended.slice(0, 12).join(', ')}.`] : []),
    ...(facts.spelling.isShouted
      ? ['Notes in capitals were set in small letters: look at names and abbreviations.']
      : []),
    ...(notes.discussed.length > 60 ? ['Only the first 60 notes were read.'] : []),
  ]
}

/** Of readers without an address, and of those whom it hides. */
export function addressWarnings(readers: readonly Person[]): string[] {
  return readers.flatMap((one) => [
    ...(one.to === null ? [`There is no address for ${whom(one)}.`] : []),
    ...(one.isShared
      ? [`${one.to} looks like a mailbox that several people read, so nobody is greeted by name.`]
      : []),
  ])
}

function whom({ written, to }: Person): string {
  return written ?? to ?? 'the team'
}

const figure =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{Ll}+teen|\p{Ll}+ty|once|half|halved|doubled|third|quarter|twice|dozens?|hundreds?|thousands?)\b/u

/** What is missing most: something of the talk first, then something to show, a figure, an idea, what comes next. */
function missing(people: readonly Person[], facts: Facts, plans: ReadonlyMap<string, Plan>): string[] {
  if (facts.discussed.length + facts.missed.length + facts.valueIdea.length === 0)
    return [
      'There is nothing to tell of the talk itself. Add one thing you talked about, and the letter will be about it.',
      ...(facts.qualifications.length === 0
        ? ['Your profile lists no qualifications that a letter could name.']
        : []),
    ]
  const topicless = people.filter(({ key }) => plans.get(key)?.topic === undefined)
  if (topicless.length > 0)
    return topicless.map(
      (one) => `Nothing in the notes is from ${whom(one)}: add one line, and the letter will use it.`,
    )
  if (facts.qualifications.length === 0)
    return ['Your profile lists no qualifications that a letter could name.']
  const [full] = people.filter(({ isDecisionMaker }) => isDecisionMaker).map(({ key }) => plans.get(key))
  const shown = [full?.proof, full?.secondProof, full?.more, full?.missedProof, full?.questionProof]
  const claims = shown.flatMap((one) => one?.value.wording ?? [])
  if (claims.length === 0)
    return [`${wish} a line in your profile that says what you have done, as a sentence would.`]
  if (!claims.some((claim) => figure.test(claim)))
    return [`${wish} a figure. How many, how much or how long? Add one to a line of your profile.`]
  if (!full?.missed && !full?.idea)
    return [`${wish} one small thing that you would try for them. Add it to the notes.`]
  // What could not be told of it is among what was left out.
  return facts.nextStep.length > 0 ? [] : [`${wish} what they said comes next, and by when.`]
}

/** An advertisement that was pasted for another job (composer 3.10). */
function isOtherJob(
  { duties, title, discussed, qualifications }: Facts,
  headline: string | undefined,
): boolean {
  if (duties.length === 0) return false
  const own = [title, headline ?? '', ...[...discussed, ...qualifications].map(({ text }) => text)].join(' ')
  return sharedMatter(duties.join(' '), own).length < 2
}

/** Mailboxes that nobody is known behind, passed over for better addresses. */
function unwritten(interviewers: WriterInput['interviewers'], people: readonly Person[]): string[] {
  const written = new Set(people.map(({ to }) => to?.toLowerCase()))
  const addresses = interviewers.flatMap(({ email }) => (email?.trim() ? [email.trim()] : []))
  return [...new Set(addresses.filter((address) => !written.has(address.toLowerCase())))]
}
