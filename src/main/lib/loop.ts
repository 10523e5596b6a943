import type { Clock } from './clock'
import type { Logger } from './logger'
import type { Service } from './service'

export interface LoopParts {
  name: string
  clock: Clock
  logger: Logger
  /** From the end of one turn to the beginning of the next, ms; asked anew before every pause. */
  everyMs: () => number
  /** Before the first turn, ms; otherwise as long as any pause. */
  firstAfterMs?: number
  /** Must not throw: a throw is logged as a bug, and the loop goes on. */
  turn: () => void | Promise<void>
}

/** Does one thing again and again, never twice at once. It may be started anew once it was stopped, also by its own turn. */
export class Loop implements Service {
  readonly name: string
  private work: Promise<void> = Promise.resolve()
  private isOn = false
  private isInTurn = false
  private cancelTimer: () => void = () => {}

  constructor(private readonly parts: LoopParts) {
    this.name = parts.name
  }

  /** From `start` on until it is stopped. */
  get isRunning(): boolean {
    return this.isOn
  }

  async start(): Promise<void> {
    this.isOn = true
    if (!this.isInTurn) this.pause(this.parts.firstAfterMs ?? this.parts.everyMs())
  }

  /** No turn begins any more at once; resolves when the one under way is done, so its own turn must not wait for it. */
  async stop(): Promise<void> {
    this.isOn = false
    this.cancelTimer()
    await this.work
  }

  private pause(delayMs: number): void {
    this.cancelTimer()
    this.cancelTimer = this.parts.clock.schedule(delayMs, () => {
      this.work = this.takeTurn()
    })
  }

  private async takeTurn(): Promise<void> {
    const { name, logger, turn, everyMs } = this.parts
    this.isInTurn = true
    try {
      await turn()
    } catch (bug) {
      logger.error('A turn of a loop threw', { loop: name, bug })
    }
    this.isInTurn = false
    if (this.isOn) this.pause(everyMs())
  }
}
