import * as z from 'zod/mini'
import type { ModelContext } from '../context.ts'
import { digest } from '../digest.ts'
import { line, notesFault, prose } from '../domain/input.ts'
import { candidateOf, type Interview, type Letter, type Notes } from '../domain/interview.ts'
import { policy } from '../domain/policy.ts'
import { invalid, notFound } from '../errors.ts'
import { textOf } from '../letter/writing.ts'
import { interviewIdLength } from '../links.ts'
import { parse } from '../parse.ts'
import { type Acting, actOnShown, basisOf, isStale, readSendAt, shownView } from './shown-letter.ts'
import { putTextOf, readTexts } from './texts.ts'
import { type LetterView, readProfile } from './view-letters.ts'
import { writeAll } from './write-letters.ts'
import { writerInput } from './writer-input.ts'

/** A letter written again from the facts as they are now, with a note, in another tone, without what was struck. */

const typed = z.optional(z.string())
const choices = z.optional(z.array(z.string()))

/** What the API hands to `generate`: see `aws/functions.ts`. */
export const rewriteRequest = z.object({
  kind: z.literal('rewrite'),
  id: z.string().check(z.length(interviewIdLength)),
  letter: line(20),
  hash: typed,
  note: typed,
  tone: typed,
  sendAt: typed,
  strike: choices,
  unstrike: choices,
})
export type RewriteRequest = z.output<typeof rewriteRequest>

/** What a sentence can rest on that somebody may want out of it: a note, or a line of the profile. */
const path =
  /^(?:notes\.(?:connection|missed|valueIdea|nextStep|(?:discussed|questions)\[\d{1,3}\])|candidate\.qualifications\[\d{1,3}\])$/
const pathList = z
  .array(z.string())
  .check(z.refine((paths) => paths.every((one) => path.test(one)), { error: 'There is no such sentence.' }))

const wishes = z.object({
  note: prose(10_000),
  tone: z.enum(['asWritten', 'warmer', 'plainer', 'shorter'], { error: 'There is no such tone.' }),
  strike: pathList,
  unstrike: pathList,
})
type Wishes = z.output<typeof wishes>

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
  const struck = struckAfter(letter, wished)
  const [texts, profile] = await Promise.all([
    readTexts(context, interview),
    readProfile(context, candidateOf(interview.id)),
  ])
  const notes = wished.note ? withNote(texts.notes, wished.note, letter, interview) : texts.notes
  const chosen = readSendAt(request.sendAt, interview, context.now())
  let shown: LetterView
  try {
    shown = await shownView(context, interview, letter, request.hash, chosen)
  } catch (error) {
    if (isStale(error) && notes === texts.notes && isDone(letter, wished, struck)) return
    throw error
  }
  const { day } = shown.sendTime
  const { key } = letter
  const { letters } = await writeAll(
    context,
    writerInput(interview, profile, { ...texts, notes }, day, {
      tones: { [key]: wished.tone },
      struck: { [key]: struck },
    }),
    {
      keys: [key],
      others: interview.letters.flatMap((other) =>
        other.key === key ? [] : (texts.letters.get(other.text)?.body ?? []),
      ),
      ...{ answerSeconds: policy.modelRewriteSeconds, totalSeconds: policy.modelRewriteSeconds },
    },
  )
  const written = letters.find((one) => one.key === key)
  if (!written) throw invalid([{ path: 'note', message: 'There is nobody left to write this letter to.' }])
  await actOnShown(context, interview, letter, {
    type: 'rewritten',
    text: await putTextOf(context, interview, textOf(written)),
    ...{ tone: wished.tone, struck, day },
    basis: basisOf(letter),
    notesBefore: interview.notes,
    notes: notes === texts.notes ? interview.notes : await putTextOf(context, interview, notes),
  })
}

function readWishes({ note = '', tone, strike = [], unstrike = [] }: RewriteRequest, letter: Letter): Wishes {
  const paths = (values: readonly string[]) => [...new Set(values.flatMap((value) => value.split(' ')))]
  return parse(wishes, {
    ...{ note, tone: tone || letter.tone },
    ...{ strike: paths(strike), unstrike: paths(unstrike) },
  })
}

function struckAfter({ struck = [] }: Letter, { strike, unstrike }: Wishes): readonly string[] {
  const after = [...new Set([...struck, ...strike])].filter((one) => !unstrike.includes(one))
  if (after.length <= policy.struckMax) return after
  const message = `No more than ${policy.struckMax} things can be left out of a letter.`
  throw invalid([{ path: 'strike', message }])
}

/** The same form once more, whose first answer got lost: the letter is as it wishes. */
function isDone(letter: Letter, { tone }: Wishes, struck: readonly string[]): boolean {
  return !letter.isEdited && letter.tone === tone && digest(letter.struck ?? []) === digest(struck)
}

/**
 * In a panel a note added at one letter is about the person it is for: the writer reads the name before it. The same
 * notes come back when it is there already.
 */
function withNote(notes: Notes, note: string, letter: Letter, interview: Interview): Notes {
  const attributed = interview.letters.length > 1 && letter.name ? `${letter.name}: ${note}` : note
  if (notes.discussed.includes(attributed)) return notes
  const more = { ...notes, discussed: [...notes.discussed, attributed] }
  const fault = notesFault(more)
  if (fault) throw invalid([{ path: 'note', message: fault }])
  return more
}
