/**
 * A doubt that the interviewer raised about the candidate is answered by a fact and never repeated (composer 4):
 * "She worries that I have no healthcare experience" becomes "You asked about my background in healthcare."
 */

const raised =
  /\b(?:worr(?:y|ies|ied)|concern(?:s|ed)?|doubt(?:s|ed)?|hesita\w+|not convinced|unsure|not sure|s[ck]eptical|wonder(?:s|ed)?|asked|pushed|pressed|afraid|nervous|hung up|noticed|pointed out)\b/i
const lacking =
  /\b(?:no|little|not much|never any|not enough|limited|lack(?:ing|s)?(?: of)?|without(?: any)?|too little|(?:do|did|does) ?n[o'’]?t have(?: any| much| enough)?|never had(?: any| much)?|light on)\s+((?:[\p{L}-]+ ){1,4}?)(?:experience|background|exposure|track record)\b/iu
const own = /\b(?:I|my|me)\b/

/** The matter in doubt ("healthcare"), when the note is about the candidate and names one. */
export function matterOfDoubt(note: string): string | undefined {
  const matter = lacking.exec(note)?.[1]?.trim()
  if (!matter || !own.test(note) || !raised.test(note)) return undefined
  const plain = matter.replace(
    /^(?:direct|prior|previous|formal|real|actual|relevant|hands-on|any|much)\s+/i,
    '',
  )
  return plain && !/^(?:the|a|an|this|that|prior|previous|formal|relevant|work)$/i.test(plain)
    ? plain
    : undefined
}
