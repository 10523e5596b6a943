interface PlannedEvent {
  at: number
  order: number
  plan: string
  run(at: number): void
}

/**
 * What is going to happen, earliest first. Nothing here owns a timer: whoever reads the world first lets everything
 * happen that is due, at the time it was due, so that a moved clock needs no waiting.
 */
export class EventQueue {
  #heap: PlannedEvent[] = []
  #order = 0

  /** Plans `run` for the time `at` (epoch ms). `plan` names what it belongs to, for `cancel`. */
  add(plan: string, at: number, run: (at: number) => void): void {
    const heap = this.#heap
    heap.push({ at, order: this.#order++, plan, run })
    let child = heap.length - 1
    while (child > 0) {
      const parent = (child - 1) >> 1
      if (!this.#isEarlier(child, parent)) break
      this.#swap(child, parent)
      child = parent
    }
  }

  /** Runs everything due at `now`, in order of time, including what these events plan for the same stretch. */
  settle(now: number): void {
    for (let next = this.#heap[0]; next && next.at <= now; next = this.#heap[0]) {
      this.#removeFirst()
      next.run(next.at)
    }
  }

  /** Forgets every planned event of one plan. */
  cancel(plan: string): void {
    const kept = this.#heap.filter((event) => event.plan !== plan)
    this.#heap = kept.sort((a, b) => a.at - b.at || a.order - b.order)
  }

  #removeFirst(): void {
    const last = this.#heap.pop()
    if (!last || this.#heap.length === 0) return
    this.#heap[0] = last
    let parent = 0
    for (;;) {
      let least = parent
      for (const child of [2 * parent + 1, 2 * parent + 2]) {
        if (child < this.#heap.length && this.#isEarlier(child, least)) least = child
      }
      if (least === parent) return
      this.#swap(parent, least)
      parent = least
    }
  }

  #isEarlier(i: number, j: number): boolean {
    const a = this.#heap[i]
    const b = this.#heap[j]
    if (!a || !b) return false
    return a.at < b.at || (a.at === b.at && a.order < b.order)
  }

  #swap(i: number, j: number): void {
    const a = this.#heap[i]
    const b = this.#heap[j]
    if (!a || !b) return
    this.#heap[i] = b
    this.#heap[j] = a
  }
}
