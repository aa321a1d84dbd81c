import * as z from 'zod/mini'
import type { ModelContext, TableContext } from '../context.ts'
import { digest } from '../digest.ts'
import { notesFault, prose } from '../domain/input.ts'
import { type Interview, type Letter, type Notes, tones } from '../domain/interview.ts'
import type { RewriteRequest } from '../domain/invocation.ts'
import { drafterOf } from '../domain/letter-table.ts'
import { policy } from '../domain/policy.ts'
import { invalid, notFound } from '../errors.ts'
import { writeAbsence } from '../letter/absence.ts'
import { textOf, type WriterInput, type WrittenLetter } from '../letter/writing.ts'
import { parse } from '../parse.ts'
import { type Placed, placeNote } from './place-note.ts'
import { readTextsAndProfile } from './profile.ts'
import { type Acting, actOnShown, basisOf, isStale, readSendAt, shownView } from './shown-letter.ts'
import { type Line, linesOf, linesStruck, markOf } from './struck-lines.ts'
import { putTextOf, type Texts } from './texts.ts'
import type { LetterView } from './view-letters.ts'
import { followUpDraft } from './write-follow-up.ts'
import { writeAll } from './write-letters.ts'
import { writerInput } from './writer-input.ts'

/** A letter written again from the facts as they are now, with a note, in another tone, without what was struck. */

const wishesSchema = z.object({
  note: prose(10_000),
  tone: z.enum(tones, { error: 'There is no such tone.' }),
  /** Paths into the record as it is today. */
  strike: z.array(z.string()),
  /** As the letter keeps them. */
  unstrike: z.array(z.string()),
})
type Wishes = z.output<typeof wishesSchema>

/**
 * Writes the letter again. A repeat changes nothing. Throws `stale` when the page showed something else than there is
 * now, `invalid` with the fields at fault, `notFound` for a letter that is not there.
 */
export async function rewriteLetter(context: Acting & ModelContext, request: RewriteRequest): Promise<void> {
  const interview = await context.table.readInterview(request.id, context.now())
  const letter = interview?.letters.find(({ key }) => key === request.letter)
  if (!interview || !letter) throw notFound()
  if (letter.status !== 'drafted') return
  const wished = readWishes(request, letter)
  const { texts, profile } = await readTextsAndProfile(context, interview)
  const lines = linesOf(texts.notes, profile)
  const struck = struckAfter(letter, wished, lines)
  const { notes, favoured } = withNote(texts.notes, wished.note, letter, interview)
  const chosen = readSendAt(request.sendAt, interview, context.now())
  let shown: LetterView
  try {
    shown = await shownView(context, interview, letter, request.hash, chosen)
  } catch (error) {
    if (isStale(error) && notes === texts.notes && isDone(letter, wished, struck)) return
    throw error
  }
  refuseStrikes(wished, struck, lines)
  const { day } = shown.sendTime
  const { key } = letter
  const wishes = { [key]: { tone: wished.tone, struck } }
  const input = writerInput(interview, profile, { ...texts, notes }, day, wishes)
  const written =
    letter.followUp === undefined
      ? await firstLetter(context, { ...input, favoured }, interview, letter, texts)
      : followUpDraft(interview, texts, { ...input, favoured }, letter.followUp)?.letter
  if (!written) throw invalid([{ path: 'note', message: 'There is nobody left to write this letter to.' }])
  await actOnShown(context, interview, letter, {
    type: 'rewritten',
    text: await putTextOf(context, interview, textOf(written)),
    ...{ tone: wished.tone, struck, day },
    basis: basisOf(letter),
    notesBefore: interview.notes,
    draftBefore: interview.timers[drafterOf(letter)]?.version,
    notes: notes === texts.notes ? interview.notes : await putTextOf(context, interview, notes),
  })
}

async function firstLetter(
  context: TableContext & ModelContext,
  input: WriterInput,
  interview: Interview,
  { key }: Letter,
  texts: Texts,
): Promise<WrittenLetter | undefined> {
  if (interview.absent) return writeAbsence(input, interview.absent).letters.find((one) => one.key === key)
  const others = interview.letters.filter((other) => other.key !== key)
  const { letters } = await writeAll(context, input, {
    keys: [key],
    others: others.flatMap(({ text }) => texts.letters.get(text)?.body ?? []),
    ...{ answerSeconds: policy.modelRewriteSeconds, totalSeconds: policy.modelRewriteSeconds },
  })
  return letters.find((one) => one.key === key)
}

function readWishes({ note = '', tone, strike = [], unstrike = [] }: RewriteRequest, letter: Letter): Wishes {
  const paths = (values: readonly string[]) => [...new Set(values.flatMap((value) => value.split(' ')))]
  return parse(wishesSchema, {
    ...{ note, tone: tone || letter.tone },
    ...{ strike: paths(strike), unstrike: paths(unstrike) },
  })
}

/** The marks of all that is left out from now on, in the record's order; what is there no more is forgotten. */
function struckAfter(
  { struck = [] }: Letter,
  { strike, unstrike }: Wishes,
  lines: readonly Line[],
): readonly string[] {
  const kept = struck.filter((one) => !unstrike.includes(one))
  return [...new Set(linesStruck([...kept, ...strike], lines).map(({ text }) => markOf(text)))]
}

function refuseStrikes({ strike }: Wishes, struck: readonly string[], lines: readonly Line[]): void {
  const isThere = strike.every((one) => lines.some(({ path }) => path === one))
  if (isThere && struck.length <= policy.struckMax) return
  const message = isThere
    ? `No more than ${policy.struckMax} things can be left out of a letter.`
    : 'There is no such sentence.'
  throw invalid([{ path: 'strike', message }])
}

/** The same form once more, whose first answer got lost: the letter is as it wishes. */
function isDone(letter: Letter, { tone }: Wishes, struck: readonly string[]): boolean {
  return !letter.isEdited && letter.tone === tone && digest(letter.struck ?? []) === digest(struck)
}

/** In a panel a note added at one letter is about the person it is for: the writer reads the name before it. */
function withNote(notes: Notes, note: string, letter: Letter, interview: Interview): Placed {
  const isOfSeveral = interview.letters.length > 1 && letter.name !== null
  const placed = placeNote(notes, note, isOfSeveral ? (letter.name ?? undefined) : undefined)
  const fault = placed.notes === notes ? undefined : notesFault(placed.notes)
  if (fault) throw invalid([{ path: 'note', message: fault }])
  return placed
}
