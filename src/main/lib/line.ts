/** Work done one piece after another, in the order of its coming. A piece that throws stops none of those behind it. */
export class Line {
  private last: Promise<unknown> = Promise.resolve()

  /** Does it after everything that came before. A throw is the caller's to hear of. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work)
    this.last = mine.catch(() => {})
    return mine
  }

  /** Resolves when all work that is in the line now is done. */
  async idle(): Promise<void> {
    await this.last
  }
}
