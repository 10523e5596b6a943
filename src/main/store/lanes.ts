/** A piece of work that gives way at every `yield`; between two of them it must be short (one page of rows). */
export type Paged<T> = () => Iterator<undefined, T>

/** Work that is one page long. */
export function onePage<T>(work: () => T): Paged<T> {
  return () => ({ next: () => ({ done: true, value: work() }) })
}

interface Job {
  /** Runs the next page; true when the job is over. */
  runPage(): boolean
}

// Of main's 20 ms p99 budget; a page of 50 upserts takes about 2 ms.
const turnBudgetMs = 4

/**
 * Runs paged work on the one connection: in order within a lane (a tenant), lanes taking turns page by page,
 * and never longer than a few ms before the event loop goes on. Without it 25 tenants that save at the same
 * moment would block main for the sum of their pages.
 */
export class Lanes {
  readonly #lanes = new Map<string, Job[]>()
  #whenIdle: (() => void)[] = []
  #isScheduled = false

  /** `monotonicMs` measures how long a turn has lasted. */
  constructor(private readonly monotonicMs: () => number) {}

  /** Queues `work`; settles with what it returns or throws. */
  run<T>(lane: string, work: Paged<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let pages: Iterator<undefined, T> | null = null
      const runPage = () => {
        try {
          pages ??= work()
          const step = pages.next()
          if (step.done) resolve(step.value)
          return step.done === true
        } catch (error) {
          reject(error)
          return true
        }
      }
      const jobs = this.#lanes.get(lane)
      if (jobs) jobs.push({ runPage })
      else this.#lanes.set(lane, [{ runPage }])
      this.#schedule()
    })
  }

  /** Resolves when nothing is queued. */
  idle(): Promise<void> {
    if (this.#lanes.size === 0) return Promise.resolve()
    return new Promise((resolve) => this.#whenIdle.push(resolve))
  }

  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    setImmediate(() => {
      this.#isScheduled = false
      this.#turn()
    })
  }

  #turn(): void {
    const end = this.monotonicMs() + turnBudgetMs
    do {
      const next = this.#lanes.entries().next()
      if (next.done) break
      const [lane, jobs] = next.value
      const job = jobs[0]
      if (job?.runPage()) jobs.shift()
      // To the back of the line: a Map iterates in the order of insertion.
      this.#lanes.delete(lane)
      if (jobs.length > 0) this.#lanes.set(lane, jobs)
    } while (this.monotonicMs() < end)

    if (this.#lanes.size > 0) {
      this.#schedule()
      return
    }
    const waiting = this.#whenIdle
    this.#whenIdle = []
    for (const resolve of waiting) resolve()
  }
}
