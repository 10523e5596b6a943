import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Steps } from '../domain/steps'

/** Runs work to its end, with a turn for everything else after each step. */
export async function runInTurns<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await nextTurn()
  }
}
