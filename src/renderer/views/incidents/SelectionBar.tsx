import { Button } from '@fluentui/react-components'
import type { IncidentSummary } from '../../../shared/model/incident'
import { incidentsText } from '../../../shared/text/en/incidents'
import styles from './IncidentsView.module.css'

interface SelectionBarProps {
  chosen: readonly IncidentSummary[]
  onDeed: (deed: 'acknowledge' | 'snooze') => void
  onClear: () => void
}

/** What can be done to all selected incidents at once. */
export function SelectionBar({ chosen, onDeed, onClear }: SelectionBarProps) {
  const isOpen = chosen.some(({ state }) => state !== 'resolved')
  return (
    <div className={styles.selection}>
      <strong role="status">{incidentsText.selected(chosen.length)}</strong>
      {isOpen && (
        <>
          <Button title={`${incidentsText.acknowledge} (A)`} onClick={() => onDeed('acknowledge')}>
            {incidentsText.acknowledge}
          </Button>
          <Button title={`${incidentsText.snooze} (S)`} onClick={() => onDeed('snooze')}>
            {incidentsText.snooze}
          </Button>
        </>
      )}
      <Button appearance="subtle" title={`${incidentsText.clear} (Esc)`} onClick={onClear}>
        {incidentsText.clear}
      </Button>
    </div>
  )
}
