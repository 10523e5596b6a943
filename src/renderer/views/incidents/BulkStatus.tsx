import { Button, ProgressBar } from '@fluentui/react-components'
import { dialogText } from '../../../shared/text/en/dialog'
import { incidentsText, snoozeWords } from '../../../shared/text/en/incidents'
import type { BulkOutcome, useIncidentBulk } from '../../queries/incident-bulk'
import { ErrorNotice } from '../../ui/ErrorNotice'
import styles from './IncidentsView.module.css'

/** How far a deed to many incidents is, then what it was, with a way back. */
export function BulkStatus({ bulk }: { bulk: ReturnType<typeof useIncidentBulk> }) {
  const { progress, outcome, failure } = bulk
  return (
    <>
      {progress !== null && progress.total > 1 && (
        <div className={styles.selection}>
          <span role="status">{incidentsText.working(progress.total)}</span>
          <ProgressBar
            className={styles.progress ?? ''}
            value={progress.done}
            max={progress.total}
            aria-label={incidentsText.working(progress.total)}
          />
          <Button onClick={bulk.stop}>{dialogText.cancel}</Button>
        </div>
      )}
      {outcome !== null && (
        <div className={styles.selection}>
          <span role="status">{wordsOf(outcome)}</span>
          {outcome.undoable.length > 0 && (
            <Button onClick={() => bulk.undo(outcome)}>{incidentsText.undo}</Button>
          )}
          <Button appearance="subtle" onClick={bulk.forget}>
            {incidentsText.close}
          </Button>
        </div>
      )}
      {failure !== null && <ErrorNotice failure={failure} />}
    </>
  )
}

function wordsOf({ deed, count }: BulkOutcome): string {
  switch (deed.kind) {
    case 'acknowledged':
      return incidentsText.doneAcknowledged(count)
    case 'snoozed':
      return incidentsText.doneSnoozed(count, snoozeWords[deed.choice])
    case 'undone':
      return incidentsText.doneUndone
  }
}
