/** How many requests a tenant's session sent in the last minute, from a counter that only rises. */
export class RequestRate {
  private readonly marks: { at: number; count: number }[] = []

  /** Notes the counter now (monotonic ms) and returns the requests of the last 60 s. */
  mark(at: number, count: number): number {
    this.marks.push({ at, count })
    while (this.marks.length > 1 && (this.marks[1]?.at ?? at) <= at - 60_000) this.marks.shift()
    return count - (this.marks[0]?.count ?? count)
  }
}
