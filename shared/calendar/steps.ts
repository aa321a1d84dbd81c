/**
 * Work in steps, none of which takes long: whoever takes them can let others have their turn between two. That a clock
 * says when is up to them; here there is none.
 */
export type Steps<T> = Generator<undefined, T>

/** All steps at once, for whoever keeps nobody waiting. */
export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
