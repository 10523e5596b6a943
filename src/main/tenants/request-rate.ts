const minuteMs = 60_000

/** How many requests a minute a tenant's session sends, from a counter that only rises. */
export class RequestRate {
  private readonly marks: { at: number; count: number }[] = []

  /**
   * Notes the counter now (monotonic ms) and returns the requests of the last 60 s. Where the last mark before them is older, the
   * mean minute since that mark.
   */
  mark(at: number, count: number): number {
    this.marks.push({ at, count })
    while (this.marks.length > 1 && (this.marks[1]?.at ?? at) <= at - minuteMs) this.marks.shift()
    const base = this.marks[0] ?? { at, count }
    const sent = count - base.count
    return Math.round((sent * minuteMs) / Math.max(minuteMs, at - base.at))
  }
}
