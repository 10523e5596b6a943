import { Button } from '@fluentui/react-components'
import type { SilenceMatcher } from '../../../shared/model/incident'
import { incidentsText, incidentTypeWords } from '../../../shared/text/en/incidents'
import { momentWords } from '../../../shared/text/en/time'
import { useIncidentDeed, useSilences } from '../../queries/incidents'
import { useRooms } from '../../queries/rooms'
import { useTenant } from '../../queries/tenants'
import { Flyout } from '../../ui/Flyout'
import styles from './dialogs.module.css'

/** Everything that is muted, how much it hides, and the way to end it. */
export function SilenceList() {
  const { data: silences } = useSilences()
  const end = useIncidentDeed('incidents.endSilence')
  if (silences === undefined || silences.length === 0) return null
  return (
    <Flyout
      button={`${incidentsText.silences} ${silences.length}`}
      buttonClassName={styles.button}
      label={incidentsText.silences}
      side="start"
      className={styles.silences}
    >
      <ul className={styles.list}>
        {silences.map(({ silenceId, matcher, endsAt, author, comment, muted }) => (
          <li key={silenceId}>
            <strong>
              <MatcherWords matcher={matcher} />
            </strong>
            <span>{comment}</span>
            <span className={styles.hint}>
              {author}, {incidentsText.silenceUntil} {momentWords(endsAt)},{' '}
              {incidentsText.silenceMuted(muted)}
            </span>
            <Button size="small" disabled={end.isPending} onClick={() => end.mutate({ silenceId })}>
              {incidentsText.endSilence}
            </Button>
          </li>
        ))}
      </ul>
    </Flyout>
  )
}

function MatcherWords({ matcher: { tenantKey, site, roomId, model, type } }: { matcher: SilenceMatcher }) {
  const { rooms } = useRooms()
  const room = roomId === null ? null : (rooms.find((one) => one.roomId === roomId)?.name ?? roomId)
  const parts = [room, site, model, type === null ? null : incidentTypeWords[type]].filter(
    (part) => part !== null,
  )
  return (
    <>
      {tenantKey !== null && <TenantName tenantKey={tenantKey} />}
      {parts.join(' · ')}
    </>
  )
}

function TenantName({ tenantKey }: { tenantKey: NonNullable<SilenceMatcher['tenantKey']> }) {
  const status = useTenant(tenantKey)
  return <>{status?.tenant.displayName ?? tenantKey} </>
}
