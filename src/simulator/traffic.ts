import type { Observer } from './graph/graph'

/** What was asked and answered, counted, and who is still waiting. */
export class Traffic implements Observer {
  /** Stack traces of the simulator's own mistakes; a test run that leaves one here has found a bug. */
  readonly bugs: string[] = []
  #inFlight = 0
  #counts: Record<string, Record<string, number>> = {}
  #waiting: (() => void)[] = []

  /** Begins a request and returns the function that ends it. */
  enter(): () => void {
    this.#inFlight++
    return () => {
      this.#inFlight--
      if (this.#inFlight > 0) return
      for (const resolve of this.#waiting.splice(0)) resolve()
    }
  }

  answered(workload: string, status: number): void {
    const counts = this.#counts[workload] ?? {}
    this.#counts[workload] = counts
    counts[status] = (counts[status] ?? 0) + 1
  }

  /** Answers by workload and status; parts of a batch count for themselves. */
  counts(): Record<string, Record<string, number>> {
    return structuredClone(this.#counts)
  }

  get inFlight(): number {
    return this.#inFlight
  }

  /** Resolves as soon as no request is in flight. */
  idle(): Promise<void> {
    return this.#inFlight === 0 ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve))
  }
}
