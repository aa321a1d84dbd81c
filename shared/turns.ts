import { setImmediate } from 'node:timers/promises'
import { policy } from './domain/policy.ts'

/**
 * Takes steps until `policy.turnMilliseconds` are over, lets everybody else have their turn, and goes on. A request needs
 * a dozen turns of the event loop until it is answered, so that a turn of ours has to be much shorter than it may wait.
 */
export async function inTurns<T>(steps: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const ends = performance.now() + policy.turnMilliseconds
    do {
      const step = steps.next()
      if (step.done) return step.value
    } while (performance.now() < ends)
    await setImmediate()
  }
}
