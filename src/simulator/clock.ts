/** Anything that tells the time in epoch milliseconds. */
export interface TimeSource {
  now(): number
}

/** The simulator's time: a source plus an offset that only grows, moved by `advance`. */
export class SimulatorClock implements TimeSource {
  #aheadMs = 0

  constructor(private readonly source: TimeSource) {}

  now(): number {
    return this.source.now() + this.#aheadMs
  }

  /** Moves the simulator's time forward; time never runs backwards. */
  advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError('The clock only moves forward')
    this.#aheadMs += ms
  }
}
