/** Something that the rubric has to say of a letter. */
export interface Finding {
  /** The line of the rubric: `R15`, `F4`. */
  readonly rule: string
  /** `block`: it must not go out so. `warn`: the candidate may want to look at it. */
  readonly severity: 'block' | 'warn'
  /** To the candidate, in plain words. */
  readonly message: string
  /** Where it is, as far as it is in one place: the sentences without which it would be gone. */
  readonly sentences?: readonly string[]
}

export function block(rule: string, message: string, sentences?: readonly string[]): Finding {
  return { rule, severity: 'block', message, ...(sentences && { sentences }) }
}

export function warn(rule: string, message: string, sentences?: readonly string[]): Finding {
  return { rule, severity: 'warn', message, ...(sentences && { sentences }) }
}
