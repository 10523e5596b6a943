import { Field, Select } from '@fluentui/react-components'
import { useState } from 'react'
import type { Channel } from '../../../shared/model/channel'
import type { IncidentId } from '../../../shared/model/incident'
import type { Route } from '../../../shared/model/route'
import { channelsText } from '../../../shared/text/en/channels'
import { incidentTitle } from '../../../shared/text/en/incidents'
import { useIncidents } from '../../queries/incidents'
import { useRoutePreview } from '../../queries/notifications'
import { ErrorNotice } from '../../ui/ErrorNotice'
import screen from '../../ui/screen.module.css'
import styles from './NotificationsView.module.css'
import { channelNames } from './route-words'

/** "This incident would go to ...": any open incident against the routes as they are saved. */
export function RoutePreview({
  routes,
  channels,
}: {
  routes: readonly Route[]
  channels: readonly Channel[]
}) {
  const [incidentId, setIncidentId] = useState<IncidentId | null>(null)
  const { incidents } = useIncidents()
  const open = incidents.filter(({ state }) => state !== 'resolved').slice(0, 200)
  const { data, error } = useRoutePreview(incidentId)
  const nameOf = (id: string) => routes.find(({ routeId }) => routeId === id)?.name ?? id
  return (
    <section>
      <h2>{channelsText.preview}</h2>
      {open.length === 0 ? (
        <p className={screen.quiet}>{channelsText.previewNone}</p>
      ) : (
        <div className={styles.preview}>
          <Field label={channelsText.previewPick} hint={channelsText.previewHint}>
            <Select
              value={incidentId ?? ''}
              onChange={(_event, { value }) =>
                setIncidentId(open.find((incident) => incident.incidentId === value)?.incidentId ?? null)
              }
            >
              <option value="" />
              {open.map((incident) => (
                <option key={incident.incidentId} value={incident.incidentId}>
                  {incidentTitle(incident)}
                </option>
              ))}
            </Select>
          </Field>
          {error !== null && <ErrorNotice failure={error.failure} />}
          <p role="status">
            {data != null &&
              (data.channels.length === 0
                ? channelsText.previewNobody
                : `${channelsText.previewTells(channelNames(data.channels, channels))} ${channelsText.previewBy(data.routes.map(nameOf).join(', '))}`)}
          </p>
        </div>
      )}
    </section>
  )
}
