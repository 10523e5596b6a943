import { Link } from '@tanstack/react-router'
import { schedulerText } from '../../shared/text/en/frame'
import { incidentAdvice, incidentTitle } from '../../shared/text/en/incidents'
import { clockWords } from '../../shared/text/en/time'
import { useIncidents } from '../queries/incidents'
import { useMainSilence } from '../queries/main-silence'
import { StateIcon } from '../ui/StateIcon'
import styles from './NotWatching.module.css'

/** Across the window when Roomwall itself has stopped: main does not answer, or its scheduler is silent (alerting rule R27). */
export function NotWatching() {
  const silentSince = useMainSilence()
  const { incidents } = useIncidents()
  const stopped = incidents.find(({ type, state }) => type === 'schedulerSilent' && state !== 'resolved')
  if (silentSince === null && stopped === undefined) return null
  return (
    <p className={styles.banner} role="alert">
      <StateIcon level="offline" size={20} />
      <strong>{schedulerText.title}</strong>
      {silentSince !== null ? (
        <span>{schedulerText.mainSilent(clockWords(silentSince))}</span>
      ) : (
        stopped !== undefined && (
          <span>
            {incidentTitle(stopped)}. {incidentAdvice(stopped)}{' '}
            <Link to="/incidents/$incidentId" params={{ incidentId: stopped.incidentId }}>
              {schedulerText.openIncident}
            </Link>
          </span>
        )
      )}
    </p>
  )
}
