import { Button } from '@fluentui/react-components'
import { type IncidentId, SnoozeChoice } from '../../../shared/model/incident'
import { incidentsText, snoozeWords } from '../../../shared/text/en/incidents'
import { useIncidentDeed } from '../../queries/incidents'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { Flyout } from '../../ui/Flyout'
import styles from './dialogs.module.css'

/** Puts incidents off, for one of a few lengths of time. */
export function SnoozeFlyout({ incidentIds }: { incidentIds: IncidentId[] }) {
  const snooze = useIncidentDeed('incidents.snooze')
  return (
    <Flyout
      button={incidentsText.snooze}
      buttonClassName={styles.button}
      label={incidentsText.snooze}
      side="start"
      className={styles.choices}
    >
      {SnoozeChoice.options.map((choice) => (
        <Button
          key={choice}
          appearance="subtle"
          className={styles.choice ?? ''}
          disabled={snooze.isPending}
          onClick={(event) => {
            event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
            snooze.mutate({ incidentIds, choice })
          }}
        >
          {snoozeWords[choice]}
        </Button>
      ))}
      {snooze.error !== null && <ErrorNotice failure={snooze.error.failure} />}
    </Flyout>
  )
}
