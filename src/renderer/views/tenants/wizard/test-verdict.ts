import type { TenantTest } from '../../../../shared/model/onboarding'

export type TestVerdict = 'running' | 'passed' | 'passedWithLess' | 'failed'

/** What a test came to. Without what is required it failed; optional parts that are not there are "with less". */
export function verdictOf(test: TenantTest | null): TestVerdict {
  if (test === null) return 'failed'
  if (!test.isFinished) return 'running'
  if (test.steps.some(({ state }) => state === 'failed')) return 'failed'
  return test.steps.every(({ state }) => state === 'good') ? 'passed' : 'passedWithLess'
}
