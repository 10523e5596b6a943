import { incidentsText } from '../../../shared/text/en/incidents'
import { classNames } from '../../ui/class-names'
import styles from './IncidentTable.module.css'
import type { IncidentColumn, IncidentSort } from './incident-list'

interface IncidentHeadProps {
  sort: IncidentSort
  onSort: (sort: IncidentSort) => void
  isAllSelected: boolean
  isSomeSelected: boolean
  onSelectAll: () => void
  hasImpact: boolean
}

const columns: readonly [IncidentColumn | 'what' | 'impact' | 'state', string, keyof typeof styles | null][] =
  [
    ['severity', incidentsText.severity, 'severity'],
    ['what', incidentsText.what, null],
    ['room', incidentsText.room, 'place'],
    ['tenant', incidentsText.tenant, 'tenant'],
    ['since', incidentsText.since, 'since'],
    ['impact', incidentsText.impact, 'impact'],
    ['state', incidentsText.state, 'state'],
    ['owner', incidentsText.owner, 'owner'],
  ]

/** The heading of the incidents: what can be sorted by is a button. */
export function IncidentHead({
  sort,
  onSort,
  isAllSelected,
  isSomeSelected,
  onSelectAll,
  hasImpact,
}: IncidentHeadProps) {
  return (
    <>
      <th scope="col" className={styles.check}>
        <input
          type="checkbox"
          aria-label={incidentsText.selectAll}
          title={incidentsText.selectAll}
          checked={isAllSelected}
          ref={(box) => {
            if (box) box.indeterminate = isSomeSelected && !isAllSelected
          }}
          onChange={onSelectAll}
        />
      </th>
      {columns.map(([column, words, className]) => {
        if (column === 'impact' && !hasImpact) return null
        const sorted = sort !== 'urgency' && sort.column === column ? sort : null
        return (
          <th
            key={column}
            scope="col"
            className={className === null ? undefined : styles[className]}
            aria-sort={sorted === null ? undefined : sorted.isReversed ? 'descending' : 'ascending'}
            abbr={column === 'what' ? words : undefined}
          >
            {column === 'what' ? (
              <>
                {words}
                <button
                  type="button"
                  className={classNames(styles.sort, styles.urgency)}
                  title={incidentsText.urgencyHint}
                  aria-pressed={sort === 'urgency'}
                  onClick={() => onSort('urgency')}
                >
                  {incidentsText.urgencyOrder}
                  {sort === 'urgency' && <span aria-hidden="true">✓</span>}
                </button>
              </>
            ) : column === 'impact' || column === 'state' ? (
              words
            ) : (
              <button
                type="button"
                className={styles.sort}
                title={incidentsText.sortBy(words)}
                onClick={() => onSort({ column, isReversed: sorted?.isReversed === false })}
              >
                {words}
                {sorted !== null && <span aria-hidden="true">{sorted.isReversed ? '↓' : '↑'}</span>}
              </button>
            )}
          </th>
        )
      })}
    </>
  )
}
