/** Variety without chance: the same record always gives the same letter (no crypto, no randomness). */

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  }
  return value >>> 0
}

/** One of the variants, fixed by the seed. */
export function choose<T>(variants: readonly [T, ...T[]], seed: string): T {
  return variants[hash(seed) % variants.length] ?? variants[0]
}

/** One of the variants such that neighbours in a panel get different ones, wherever the seed makes them begin. */
export function chooseInTurn<T>(variants: readonly [T, ...T[]], seed: string, index: number): T {
  return variants[(hash(seed) + index) % variants.length] ?? variants[0]
}
