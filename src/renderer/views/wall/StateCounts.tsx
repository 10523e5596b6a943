import { memo } from 'react'
import { levelHints, levelWords } from '../../../shared/text/en/health'
import { wallText } from '../../../shared/text/en/wall'
import { StateIcon } from '../../ui/StateIcon'
import { useWallFilters } from '../../ui-state/wall-filters'
import styles from './StateCounts.module.css'
import { levels, type WallCounts } from './wall-selection'

/** Rooms by state; each count narrows the wall to its state. */
export const StateCounts = memo(function StateCounts({ counts }: { counts: WallCounts }) {
  const chosen = useWallFilters((filters) => filters.levels)
  const toggle = useWallFilters((filters) => filters.toggleLevel)
  const isSuspectOnly = useWallFilters((filters) => filters.isSuspectOnly)
  const toggleSuspects = useWallFilters((filters) => filters.toggleSuspects)
  return (
    <fieldset className={styles.counts}>
      <legend className="visually-hidden">{wallText.countsTitle}</legend>
      {levels.map((level) => {
        const count = counts.byLevel[level]
        return (
          <button
            key={level}
            type="button"
            className={styles.count}
            data-level={level}
            data-none={count === 0 ? 'true' : undefined}
            aria-pressed={chosen.has(level)}
            aria-label={wallText.countsFilter(levelWords[level], count)}
            title={levelHints[level]}
            onClick={() => toggle(level)}
          >
            <span className={styles.number}>{count.toLocaleString('en')}</span>
            <span className={styles.word}>
              <StateIcon level={level} size={13} />
              {levelWords[level]}
            </span>
          </button>
        )
      })}
      {(counts.suspects > 0 || isSuspectOnly) && (
        <button
          type="button"
          className={`${styles.count} hatched`}
          aria-pressed={isSuspectOnly}
          aria-label={wallText.countsFilter(wallText.checking, counts.suspects)}
          title={wallText.stripChecking(counts.suspects)}
          onClick={toggleSuspects}
        >
          <span className={styles.number}>{counts.suspects.toLocaleString('en')}</span>
          <span className={styles.word}>{wallText.checking}</span>
        </button>
      )}
    </fieldset>
  )
})
