import { Button } from '@fluentui/react-components'
import type { IncidentSummary } from '../../../shared/model/incident'
import { incidentsText } from '../../../shared/text/en/incidents'
import styles from './IncidentsView.module.css'
import { SnoozeFlyout } from './SnoozeFlyout'

interface SelectionBarProps {
  chosen: readonly IncidentSummary[]
  onAcknowledge: () => void
  onClear: () => void
}

/** What can be done to all selected incidents at once. */
export function SelectionBar({ chosen, onAcknowledge, onClear }: SelectionBarProps) {
  const open = chosen.filter(({ state }) => state !== 'resolved').map(({ incidentId }) => incidentId)
  return (
    <div className={styles.selection} role="status">
      <strong>{incidentsText.selected(chosen.length)}</strong>
      {open.length > 0 && (
        <>
          <Button onClick={onAcknowledge}>{incidentsText.acknowledge}</Button>
          <SnoozeFlyout incidentIds={open} />
        </>
      )}
      <Button appearance="subtle" onClick={onClear}>
        {incidentsText.cancel}
      </Button>
    </div>
  )
}
