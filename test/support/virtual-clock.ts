import { setTimeout as pause } from 'node:timers/promises'
// What the app loads with its first use is here beforehand: reading files takes no virtual time.
import '@azure/msal-node'
import 'nodemailer'
import type { Clock } from '../../src/main/lib/clock'

/** Time that stands still until the test moves it. */
export interface VirtualClock extends Clock {
  /** Moves time on, running what falls due in order and letting its consequences settle in between. */
  advance(ms: number): Promise<void>
  /** The computer sleeps: time is later and nothing has run. What fell due meanwhile runs with the next {@link advance}. */
  sleep(ms: number): void
  /** Lets everything that needs no time happen. */
  settle(): Promise<void>
  /** Timers that are set. */
  pending(): number
}

interface Timer {
  dueAt: number
  order: number
  run: () => void
}

/** Turns of the event loop given to promises, streams and sockets before time moves on. */
const quietTurns = 5

/**
 * A clock for tests. `isBusy` tells of work outside time (requests under way on a real socket): time never passes
 * while it says so, so that an answer's journey does not eat up a timeout.
 */
export function createVirtualClock(startMs: number, isBusy: () => boolean = () => false): VirtualClock {
  let elapsed = 0
  let order = 0
  const timers = new Set<Timer>()

  const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < quietTurns; quiet += 1) {
      await turn()
      if (!isBusy()) continue
      // Waiting on a socket without spinning: the simulator and a bench's own figures need the processor.
      await pause(1)
      quiet = -1
    }
  }

  function nextDue(until: number): Timer | undefined {
    let next: Timer | undefined
    for (const timer of timers) {
      if (timer.dueAt > until) continue
      if (!next || timer.dueAt < next.dueAt || (timer.dueAt === next.dueAt && timer.order < next.order)) {
        next = timer
      }
    }
    return next
  }

  return {
    now: () => startMs + elapsed,
    monotonicMs: () => elapsed,
    schedule(delayMs, run) {
      order += 1
      const timer: Timer = { dueAt: elapsed + Math.max(0, delayMs), order, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    async advance(ms) {
      const until = elapsed + ms
      await settle()
      for (let timer = nextDue(until); timer; timer = nextDue(until)) {
        elapsed = Math.max(elapsed, timer.dueAt)
        timers.delete(timer)
        timer.run()
        await settle()
      }
      elapsed = until
    },
    sleep(ms) {
      elapsed += ms
    },
    settle,
    pending: () => timers.size,
  }
}
