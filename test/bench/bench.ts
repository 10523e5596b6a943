/** One figure of a bench: a value, and the budget it is held against where there is one. */
export interface Figure {
  name: string
  value: string
  budget?: string
  isWithin?: boolean
}

/** A bench: what it measures, and how. */
export interface Bench {
  name: string
  measures: string
  run(): Promise<Figure[]>
}

/** The middle value; of an even count, the upper middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Processor time of this process while `work` runs, user and system, ms. */
export async function cpuMs(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const used = process.cpuUsage(before)
  return (used.user + used.system) / 1000
}
