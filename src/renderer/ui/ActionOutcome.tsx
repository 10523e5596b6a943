import type { ActionState } from '../../shared/model/action'
import type { HealthLevel } from '../../shared/model/room-health'
import { actionStateHints, actionStateWords } from '../../shared/text/en/actions'
import styles from './ActionOutcome.module.css'
import { StateIcon } from './StateIcon'

const marks: Record<ActionState, HealthLevel> = {
  sending: 'restarting',
  accepted: 'restarting',
  running: 'restarting',
  waitingForDevice: 'restarting',
  seenBack: 'healthy',
  notVerified: 'degraded',
  refused: 'maintenance',
  failed: 'critical',
  answerLost: 'unknown',
}

/** Where a command stands, as mark and word. */
export function ActionOutcome({ state }: { state: ActionState }) {
  return (
    <span className={styles.outcome} data-level={marks[state]} title={actionStateHints[state]}>
      <StateIcon level={marks[state]} size={13} />
      {actionStateWords[state]}
    </span>
  )
}
