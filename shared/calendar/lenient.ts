import * as z from 'zod/mini'

/** Schemas for what providers send: they add fields, leave them out and send null, and none of it is an error. */

const identifierMax = 1_024

/** The field as the schema has it; absent when it is missing, null or something else. */
export function given<T extends z.ZodMiniType>(schema: T) {
  return z.catch(z.optional(schema), undefined)
}

/** The first `max` of a list, those left out that the schema refuses; empty when it is no list. */
export function listOf<T extends z.ZodMiniType>(schema: T, max: number) {
  return z.pipe(
    z.transform((value: unknown) => (Array.isArray(value) ? value.slice(0, max) : [])),
    z.pipe(
      z.array(given(schema)),
      z.transform((list) => list.filter((one) => one !== undefined)),
    ),
  )
}

export const text = given(z.string())
export const flag = given(z.boolean())

/** What names a thing: one line, and short enough to be a key. */
export const identifier = given(
  z.string().check(
    z.minLength(1),
    z.maxLength(identifierMax),
    z.refine((id) => id.isWellFormed() && !/[\p{Cc}\u2028\u2029]/u.test(id)),
  ),
)

/** Drops what is absent, so that a field is there or is not. */
export function present<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  // Only keys without a value go, so that the optional ones are absent or real.
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
