import type { Failure, Outcome } from '../../shared/errors'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import type { Service } from '../lib/service'

export interface PollerOptions {
  name: string
  clock: Clock
  logger: Logger
  /** The cadence in force, ms; asked anew before every wait. */
  everyMs: () => number
  /** How long to wait before the first cycle, ms: spreads tenants evenly. */
  firstDelayMs: number
  /**
   * Comes back to its own moment of the interval after it ran at another one (all tenants are asked at once when the network
   * is back), at the price of one cycle too many. Otherwise the interval counts from the cycle before.
   */
  keepsPhase: boolean
  /** How long to wait after `failuresInARow` failures, ms. */
  backoffMs: (failuresInARow: number, error: Failure) => number
  /** One cycle; the value is how many subjects it read. Must not throw: a throw is logged as a bug and counts as a failure. */
  run: (signal: AbortSignal) => Promise<Outcome<number>>
  /** Called after each cycle, when the next one is planned. */
  onCycle: () => Promise<void>
}

/** What is read more seldom needs no even spread, and a cycle too many would count: the strict profile reads once a day. */
const longestPhaseMs = 10 * 60_000

/** What a poller can say of itself. Times are epoch ms. */
export interface PollerReport {
  everyMs: number
  startedAt: number
  lastGoodAt: number | null
  lastTriedAt: number | null
  nextAt: number | null
  subjects: number
  error: Failure | null
}

/**
 * The loop behind everything that is polled: one cycle at a time, planned from the start of the one before,
 * so that a slow answer does not stretch the cadence. A nudge runs the next cycle at once; it starts nothing that was not
 * started, for a paused tenant asks nothing.
 *
 *   made --start--> waiting --time or nudge--> running --done--> waiting
 *                      \----------------- stop ----+-----------> stopped (the cycle under way is aborted)
 */
export class Poller implements Service {
  readonly name: string
  private readonly abort = new AbortController()
  private cancelTimer: (() => void) | null = null
  private running: Promise<void> = Promise.resolve()
  private isStarted = false
  private isRunning = false
  private isNudged = false
  private failuresInARow = 0
  private startedAt = 0
  private lastGoodAt: number | null = null
  private lastTriedAt: number | null = null
  private nextAt: number | null = null
  private subjects = 0
  private error: Failure | null = null

  constructor(private readonly options: PollerOptions) {
    this.name = options.name
  }

  async start(): Promise<void> {
    this.isStarted = true
    this.startedAt = this.options.clock.now()
    this.plan(this.isNudged ? 0 : this.options.firstDelayMs)
    this.isNudged = false
  }

  async stop(): Promise<void> {
    this.abort.abort()
    this.cancelTimer?.()
    this.cancelTimer = null
    await this.running
  }

  /** Runs a cycle now, or once more right after the one under way; before the start, with it. */
  nudge(): void {
    if (this.abort.signal.aborted) return
    if (this.isRunning || !this.isStarted) this.isNudged = true
    else this.plan(0)
  }

  /** Carries over when this workload was last good before the app started. */
  resumeFrom(lastGoodAt: number): void {
    this.lastGoodAt ??= lastGoodAt
  }

  report(): PollerReport {
    return {
      everyMs: this.options.everyMs(),
      startedAt: this.startedAt,
      lastGoodAt: this.lastGoodAt,
      lastTriedAt: this.lastTriedAt,
      nextAt: this.nextAt,
      subjects: this.subjects,
      error: this.error,
    }
  }

  private plan(delayMs: number): void {
    if (this.abort.signal.aborted) return
    this.cancelTimer?.()
    this.nextAt = this.options.clock.now() + delayMs
    this.cancelTimer = this.options.clock.schedule(delayMs, () => {
      this.cancelTimer = null
      this.isRunning = true
      this.running = this.cycle()
    })
  }

  private async cycle(): Promise<void> {
    const { clock } = this.options
    const begunAt = clock.now()
    const outcome = await this.attempt()
    if (this.abort.signal.aborted) return
    this.lastTriedAt = begunAt
    if (outcome.ok) {
      this.failuresInARow = 0
      this.lastGoodAt = begunAt
      this.subjects = outcome.value
      this.error = null
    } else {
      this.failuresInARow += 1
      this.error = outcome.error
    }
    const waitMs = outcome.ok
      ? this.pauseMs(begunAt)
      : this.options.backoffMs(this.failuresInARow, outcome.error)
    this.isRunning = false
    this.plan(this.isNudged ? 0 : waitMs)
    this.isNudged = false
    await this.options.onCycle()
  }

  private pauseMs(begunAt: number): number {
    const { clock, keepsPhase, firstDelayMs } = this.options
    const everyMs = this.options.everyMs()
    const now = clock.now()
    if (!keepsPhase || everyMs > longestPhaseMs) return Math.max(0, begunAt + everyMs - now)
    const intoInterval = (now - this.startedAt - firstDelayMs) % everyMs
    return everyMs - (intoInterval < 0 ? intoInterval + everyMs : intoInterval)
  }

  private async attempt(): Promise<Outcome<number>> {
    try {
      return await this.options.run(this.abort.signal)
    } catch (bug) {
      this.options.logger.error('A poll cycle threw', { poller: this.name, bug })
      return { ok: false, error: { code: 'request.failed' } }
    }
  }
}
