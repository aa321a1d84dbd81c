import { readName } from './name-spelling.ts'

/** Guesses at the address that was meant, from the name, the address that bounced, and those of colleagues. */

const guessesMax = 4

/**
 * Likely corrections of an address that bounced, best first, at most four; never the bounced one and never a
 * colleague's. They are shown to the candidate and nothing is sent to them.
 */
export function likelyAddresses(
  name: string | null,
  bouncedAddress: string,
  colleagueAddresses: readonly string[],
): string[] {
  const bounced = split(bouncedAddress)
  const colleagues = colleagueAddresses.map(split).filter(({ local }) => local !== '')
  const taken = new Set([bouncedAddress, ...colleagueAddresses].map((address) => address.toLowerCase()))
  const domains = likelyDomains(bounced.domain, colleagues)
  const locals = likelyLocals(name, bounced.local, colleagues)
  const perDomain = domains.length > 1 ? guessesMax / 2 : guessesMax
  const guesses = domains.flatMap(({ domain, isCorrection }) => {
    // At a public provider every plausible name belongs to somebody: only the smallest slips are mended there.
    const isPublic = commonDomains.includes(domain)
    const fitting = isPublic ? locals.filter((local) => distance(local, bounced.local) === 1) : locals
    // At a domain that was merely mistyped, the part before the @ is most likely right.
    const tried = isCorrection
      ? [bounced.local, ...fitting]
      : fitting.filter((local) => local !== bounced.local)
    return tried.slice(0, perDomain).map((local) => `${local}@${domain}`)
  })
  return [...new Set(guesses)].filter((guess) => isAddress(guess) && !taken.has(guess)).slice(0, guessesMax)
}

interface Parts {
  readonly local: string
  readonly domain: string
}

function split(address: string): Parts {
  const at = address.lastIndexOf('@')
  return {
    local: address.slice(0, Math.max(at, 0)).toLowerCase(),
    domain: address.slice(at + 1).toLowerCase(),
  }
}

function isAddress(guess: string): boolean {
  return /^[\w!#$%&'*+/=?^`{|}~.-]{1,64}@[a-z0-9.-]+$/.test(guess)
}

const commonDomains = ['gmail.com', 'outlook.com', 'hotmail.com', 'yahoo.com', 'icloud.com', 'proton.me']
const mistypedEndings: Readonly<Record<string, string>> = {
  con: 'com',
  cmo: 'com',
  ocm: 'com',
  vom: 'com',
  ogr: 'org',
  nte: 'net',
}

/** A slip of the keyboard changes no more letters than this. */
const slipMax = 2

function likelyDomains(
  domain: string,
  colleagues: readonly Parts[],
): { domain: string; isCorrection: boolean }[] {
  const known = [...new Set(colleagues.map((colleague) => colleague.domain))]
  // Colleagues have this very domain: it is right.
  if (known.includes(domain)) return [{ domain, isCorrection: false }]
  const ending = domain.slice(domain.lastIndexOf('.') + 1)
  const mended = mistypedEndings[ending] ? [domain.slice(0, -ending.length) + mistypedEndings[ending]] : []
  const near = [...known, ...mended, ...commonDomains].filter((other) => isSlip(other, domain))
  return [
    ...near.map((other) => ({ domain: other, isCorrection: true })),
    { domain, isCorrection: false },
    ...known.map((other) => ({ domain: other, isCorrection: true })),
  ]
}

/** How companies make addresses of names, the commonest first. */
const patterns: readonly ((first: string, last: string) => string)[] = [
  (first, last) => `${first}.${last}`,
  (first, last) => `${first.charAt(0)}${last}`,
  (first, last) => `${first.charAt(0)}.${last}`,
  (first) => first,
  (first, last) => `${first}${last}`,
  (first, last) => `${first}_${last}`,
  (first, last) => `${first}-${last}`,
  (first, last) => `${last}.${first}`,
  (first, last) => `${first}.${last.charAt(0)}`,
  (first, last) => `${first}${last.charAt(0)}`,
  (_first, last) => last,
]

function likelyLocals(name: string | null, bounced: string, colleagues: readonly Parts[]): string[] {
  const names = readName(name ?? '')
  if (!names) return []
  const { first, lasts } = names
  const locals = patterns.flatMap((pattern) =>
    lasts.length > 0 ? lasts.map((last) => pattern(first, last)) : [first],
  )
  const houseShapes = new Set(colleagues.map(({ local }) => shapeOf(local)))
  const score = (local: string) =>
    (houseShapes.has(shapeOf(local)) ? 2 : 0) + (isSlip(local, bounced) ? 1 : 0)
  return [...new Set(locals)].sort((one, other) => score(other) - score(one))
}

/** `jane.doe` and `ann.lee` have one shape, `j.doe` another. */
function shapeOf(local: string): string {
  return local.replace(/[a-z]+/g, (letters) => (letters.length > 1 ? 'w' : 'i'))
}

function isSlip(typed: string, meant: string): boolean {
  return typed !== meant && distance(typed, meant) <= slipMax
}

/** Letters to insert, drop, change or swap with their neighbour. */
function distance(one: string, other: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + cost,
        isSwap ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    beforeLast = last
    last = row
  }
  return last[other.length] ?? 0
}
