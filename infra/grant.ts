import type { Acknowledgment } from 'aws-cdk-lib'
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam'

/** What a function's environment says; a variable without a value is not set. */
export type Variables = Readonly<Record<string, string | undefined>>

/**
 * The right to use a thing and the variables that name it, always given together: a function that was told of a
 * table may use it, and one that may use it knows its name. A right with a wildcard brings its reason along.
 */
export class Grant<E extends Variables> {
  readonly environment: E
  readonly statements: readonly PolicyStatement[]
  readonly reasons: readonly Acknowledgment[]

  constructor(
    environment: E,
    statements: readonly PolicyStatement[] = [],
    reasons: readonly Acknowledgment[] = [],
  ) {
    this.environment = environment
    this.statements = statements
    this.reasons = reasons
  }

  and<F extends Variables>(other: Grant<F>): Grant<E & F> {
    return new Grant(
      { ...this.environment, ...other.environment },
      [...this.statements, ...other.statements],
      [...this.reasons, ...other.reasons],
    )
  }
}
