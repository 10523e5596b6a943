import type { ActionStep } from '../../shared/model/action'
import { actionStateHints, actionStateWords } from '../../shared/text/en/actions'
import { describeFailure } from '../../shared/text/en/errors'
import { clockWords, momentWords } from '../../shared/text/en/time'
import styles from './ActionSteps.module.css'

/** Every step of a command with its time; a failure tells what happened and what to do. */
export function ActionSteps({ steps }: { steps: readonly ActionStep[] }) {
  return (
    <ol className={styles.steps}>
      {steps.map(({ at, state, error, note }) => (
        <li key={`${at} ${state} ${note}`}>
          <time dateTime={new Date(at).toISOString()} title={momentWords(at)}>
            {clockWords(at)}
          </time>
          <span>
            <strong>{actionStateWords[state]}.</strong> {error === null && actionStateHints[state]}
            {error !== null && `${describeFailure(error).happened} ${describeFailure(error).fix}`}
            {note !== null && <span className={styles.note}> {note}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
