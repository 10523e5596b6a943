import { Button } from '@fluentui/react-components'
import type { Failure } from '../../../../shared/errors'
import type { TestStep as Step, TenantTest, TestStepState } from '../../../../shared/model/onboarding'
import type { HealthLevel } from '../../../../shared/model/room-health'
import { describeFailure } from '../../../../shared/text/en/errors'
import { testStateWords, testStepWords, testText } from '../../../../shared/text/en/onboarding'
import { describePermission } from '../../../../shared/text/en/permissions'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { StateIcon } from '../../../ui/StateIcon'
import { type MendingStep, type TestVerdict, verdictOf } from './test-verdict'
import styles from './Wizard.module.css'

const levels: Record<TestStepState, HealthLevel> = {
  waiting: 'maintenance',
  running: 'restarting',
  good: 'healthy',
  warning: 'degraded',
  failed: 'critical',
  skipped: 'unknown',
}

const verdictWords: Record<TestVerdict, string> = {
  running: testText.running,
  passed: testText.passed,
  passedWithLess: testText.passedWithLess,
  failed: testText.failed,
}

interface TestStepProps {
  test: TenantTest | null
  isRunning: boolean
  error: Failure | null
  onAgain: () => void
  /** The step in which the failure is put right, where it is known. */
  mend: { step: MendingStep; go: () => void } | null
}

/** The live test: each result as it comes in, and for each failure what to do. */
export function TestStep({ test, isRunning, error, onAgain, mend }: TestStepProps) {
  const hasFailed = !isRunning && verdictOf(test) === 'failed'
  return (
    <>
      <p className={styles.intro}>{testText.intro}</p>
      {error !== null && <ErrorNotice failure={error} />}
      {test !== null && (
        <ul className={styles.results} aria-label={testText.results}>
          {test.steps.map((step) => (
            <Result key={step.step} step={step} />
          ))}
        </ul>
      )}
      {test?.roles != null && <Roles roles={test.roles} />}
      <div className={styles.row}>
        <strong role="status">{verdictWords[isRunning ? 'running' : verdictOf(test)]}</strong>
        {hasFailed && mend !== null && (
          <Button appearance="primary" onClick={mend.go}>
            {testText.mend[mend.step]}
          </Button>
        )}
        <Button
          appearance={hasFailed && mend === null ? 'primary' : 'secondary'}
          disabled={isRunning}
          onClick={onAgain}
        >
          {testText.again}
        </Button>
      </div>
    </>
  )
}

function Result({ step: { step, state, error } }: { step: Step }) {
  const words = testStepWords[step]
  return (
    <li className={styles.result}>
      <strong>{words.name}</strong>
      <span className={styles.outcome} data-level={levels[state]}>
        <StateIcon level={levels[state]} size={14} />
        {testStateWords[state]}
      </span>
      <span>
        {state === 'good' && words.good}
        {state === 'warning' && (error === null ? (words.warning ?? words.good) : testText.devicesByIntune)}
        {state === 'skipped' && <span className={styles.quiet}>{whySkipped(error)}</span>}
        {state === 'failed' && error !== null && <Fault error={error} />}
      </span>
    </li>
  )
}

function whySkipped(error: Failure | null): string {
  if (error === null) return testText.notReached
  const permission = error.params?.permission
  return permission === undefined ? describeFailure(error).happened : testText.notGranted(String(permission))
}

/** Polling would try these again by itself; a test does not. */
const unreachable: ReadonlySet<Failure['code']> = new Set(['signIn.unreachable', 'graph.unreachable'])

function Fault({ error }: { error: Failure }) {
  const { happened, fix, whoCanFix, detail } = describeFailure(error)
  return (
    <>
      {happened}{' '}
      <span className={styles.quiet}>
        {unreachable.has(error.code) ? (
          testText.unreachable
        ) : (
          <>
            <strong>{whoCanFix}.</strong> {fix}
          </>
        )}
      </span>
      {detail !== null && (
        <>
          <br />
          <span className={styles.detail}>{detail}</span>
        </>
      )}
    </>
  )
}

function Roles({ roles: { missing, excess } }: { roles: NonNullable<TenantTest['roles']> }) {
  return (
    <>
      {missing.length > 0 && (
        <div>
          <h3>{testText.missing}</h3>
          <p>{testText.missingHint}</p>
          <ul className={styles.ordered}>
            {missing.map((name) => (
              <li key={name}>
                <code>{name}</code> <span className={styles.quiet}>{describePermission(name)?.without}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {excess.length > 0 && (
        <p>
          {testText.excess} <code>{excess.join(', ')}</code>
        </p>
      )}
    </>
  )
}
