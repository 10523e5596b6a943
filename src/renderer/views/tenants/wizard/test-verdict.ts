import type { ErrorCode } from '../../../../shared/errors'
import type { TenantTest } from '../../../../shared/model/onboarding'

export type TestVerdict = 'running' | 'passed' | 'passedWithLess' | 'failed'

/** What a test came to. Without what is required it failed; optional parts that are not there are "with less". */
export function verdictOf(test: TenantTest | null): TestVerdict {
  if (test === null) return 'failed'
  if (!test.isFinished) return 'running'
  if (test.steps.some(({ state }) => state === 'failed')) return 'failed'
  // What the cloud does not have is nothing less: there is no more to be had.
  const isFull = test.steps.every(
    ({ state, error }) => state === 'good' || error?.code === 'graph.notOffered',
  )
  return isFull ? 'passed' : 'passedWithLess'
}

/** Steps of the wizard in which something entered wrong is put right. */
export type MendingStep = 'where' | 'registration' | 'credential'

const mendedIn: Partial<Record<ErrorCode, MendingStep>> = {
  'signIn.unknownTenant': 'where',
  'signIn.wrongCloud': 'where',
  'signIn.unknownApp': 'registration',
  'signIn.wrongSecret': 'credential',
  'signIn.expiredSecret': 'credential',
  'signIn.badCertificate': 'credential',
  'signIn.expiredCertificate': 'credential',
  'signIn.noCredential': 'credential',
}

/** The step in which to put right what a test failed by; null where what was entered need not be wrong. */
export function mendingStep(test: TenantTest | null): MendingStep | null {
  const failed = test?.isFinished ? test.steps.find(({ state }) => state === 'failed') : undefined
  return failed?.error ? (mendedIn[failed.error.code] ?? null) : null
}
