import { existsSync, readFileSync } from 'node:fs'

/** What both test runners count. */
export interface TestCounts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** Counts of a Vitest (Jest shaped) or Playwright JSON report; undefined when it is neither. */
export function readCounts(report: unknown): TestCounts | undefined {
  const numberAt = (from: object, key: string) => {
    const value: unknown = Reflect.get(from, key)
    return typeof value === 'number' ? value : 0
  }
  if (typeof report !== 'object' || report === null) return undefined
  if ('numTotalTests' in report) {
    return {
      passed: numberAt(report, 'numPassedTests'),
      failed: numberAt(report, 'numFailedTests'),
      skipped: numberAt(report, 'numPendingTests') + numberAt(report, 'numTodoTests'),
    }
  }
  if ('stats' in report && typeof report.stats === 'object' && report.stats !== null) {
    return {
      // A flaky test passed in the end; Playwright only has them where retries are on.
      passed: numberAt(report.stats, 'expected') + numberAt(report.stats, 'flaky'),
      failed: numberAt(report.stats, 'unexpected'),
      skipped: numberAt(report.stats, 'skipped'),
    }
  }
  return undefined
}

/** Counts in words, `312 passed, 1 failed, 2 skipped`; empty without a report. */
export function describeReport(file: string): string {
  if (!existsSync(file)) return ''
  const counts = readCounts(JSON.parse(readFileSync(file, 'utf8')))
  if (counts === undefined) return ''
  const { passed, failed, skipped } = counts
  return [`${passed} passed`, failed > 0 && `${failed} failed`, skipped > 0 && `${skipped} skipped`]
    .filter(Boolean)
    .join(', ')
}
