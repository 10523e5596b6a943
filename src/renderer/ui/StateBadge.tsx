import type { HealthLevel, Suspicion } from '../../shared/model/room-health'
import {
  levelHints,
  levelWords,
  suspectHint,
  suspectProgress,
  suspectWord,
} from '../../shared/text/en/health'
import { classNames } from './class-names'
import styles from './StateBadge.module.css'
import { StateIcon } from './StateIcon'

interface StateBadgeProps {
  level: HealthLevel
  /** Filled for the state of a whole room, plain within running text and tables. */
  look?: 'filled' | 'plain'
  /** Says in place of the state's own word, e.g. a device's health. */
  word?: string
  /** Says on hover in place of the state's own hint. */
  hint?: string
}

/** A state as icon, word and colour: the one way a state is shown. */
export function StateBadge({ level, look = 'plain', word = levelWords[level], hint }: StateBadgeProps) {
  return (
    <span
      className={classNames(styles.badge, look === 'filled' ? styles.filled : styles.plain)}
      data-level={level}
      title={hint ?? levelHints[level]}
    >
      <StateIcon level={level} size={14} />
      {word}
    </span>
  )
}

/** A soft state: suspected, being checked again, not believed yet. */
export function SuspicionBadge({ suspicion }: { suspicion: Suspicion }) {
  return (
    <span
      className={classNames(styles.badge, styles.soft, 'hatched')}
      data-level={suspicion.level}
      title={suspectHint}
    >
      <StateIcon level={suspicion.level} size={14} />
      {suspectWord(suspicion.level)}
      <span className={styles.progress}>{suspectProgress(suspicion.bad, suspicion.needed)}</span>
    </span>
  )
}
