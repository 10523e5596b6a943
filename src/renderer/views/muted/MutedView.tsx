import { Button } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { type IncidentSummary, isMuted, type Silence } from '../../../shared/model/incident'
import { incidentsText, incidentTitle } from '../../../shared/text/en/incidents'
import { mutedText } from '../../../shared/text/en/muted'
import { momentWords } from '../../../shared/text/en/time'
import { useIncidentDeed, useIncidents } from '../../queries/incidents'
import { useTenants } from '../../queries/tenants'
import { BackLink } from '../../ui/BackLink'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { ListTable } from '../../ui/ListTable'
import screen from '../../ui/screen.module.css'
import { useMaintenanceDialog } from '../../ui-state/maintenance-dialog'
import { MaintenanceList } from './MaintenanceList'
import styles from './MutedView.module.css'
import { QuietSettings } from './QuietSettings'
import { SilenceEditor } from './SilenceEditor'
import { SilenceTable } from './SilenceTable'
import { SiteClockList } from './SiteClockList'

/** Everything that keeps people from being told, with how much it hides and when it ends. */
export function MutedView() {
  const { incidents, error } = useIncidents()
  const { tenants } = useTenants()
  const show = useMaintenanceDialog((dialog) => dialog.show)
  const [silence, setSilence] = useState<Silence | 'new' | null>(null)
  const hidden = incidents.filter(isMuted).length
  const scopes = tenants.map(({ tenant: { tenantKey } }) => ({ kind: 'tenant' as const, tenantKey }))
  return (
    <div className={screen.page}>
      <BackLink to="/incidents">{mutedText.back}</BackLink>
      <div className={styles.top}>
        <h1>{mutedText.title}</h1>
        <Button
          appearance="primary"
          disabled={scopes.length === 0}
          className={styles.begin ?? ''}
          onClick={() => show({ scopes })}
        >
          {mutedText.begin}
        </Button>
        <Button onClick={() => setSilence('new')}>{mutedText.newSilence}</Button>
      </div>
      <p className={screen.intro}>{mutedText.intro}</p>
      {error !== null && <ErrorNotice failure={error.failure} />}
      <p className={styles.sum} role="status">
        {hidden === 0 ? mutedText.nothing : mutedText.hidden(hidden)}
      </p>
      <MaintenanceList />
      <SilenceTable onChange={setSilence} />
      <Snoozed incidents={incidents} />
      <Folded incidents={incidents} />
      <PresenceOutage incidents={incidents} />
      <QuietSettings />
      <SiteClockList />
      <SilenceEditor silence={silence} onClose={() => setSilence(null)} />
    </div>
  )
}

function Snoozed({ incidents }: { incidents: readonly IncidentSummary[] }) {
  const wake = useIncidentDeed('incidents.unsnooze')
  const snoozed = incidents
    .filter(({ state }) => state === 'snoozed')
    .toSorted((a, b) => (a.snoozedUntil ?? 0) - (b.snoozedUntil ?? 0))
  return (
    <>
      <h2>{mutedText.snoozed}</h2>
      {snoozed.length === 0 && <p className={screen.quiet}>{mutedText.snoozedEmpty}</p>}
      {snoozed.length > 0 && (
        <ListTable
          label={mutedText.snoozed}
          columns={[mutedText.what, mutedText.until, mutedText.owner, mutedText.actions]}
        >
          {snoozed.map((incident) => (
            <tr key={incident.incidentId}>
              <td>
                <IncidentLink incident={incident} />
              </td>
              <td className={screen.number}>
                {incident.snoozedUntil !== null && momentWords(incident.snoozedUntil)}
              </td>
              <td>{incident.owner ?? incidentsText.nobody}</td>
              <td>
                <Button
                  size="small"
                  disabled={wake.isPending}
                  onClick={() => wake.mutate({ incidentIds: [incident.incidentId] })}
                >
                  {incidentsText.unsnooze}
                </Button>
              </td>
            </tr>
          ))}
        </ListTable>
      )}
      {wake.error !== null && <ErrorNotice failure={wake.error.failure} />}
    </>
  )
}

function Folded({ incidents }: { incidents: readonly IncidentSummary[] }) {
  const parents = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { parentId, state } of incidents) {
      if (parentId !== null && state !== 'resolved') counts.set(parentId, (counts.get(parentId) ?? 0) + 1)
    }
    return incidents.flatMap((incident) => {
      const children = counts.get(incident.incidentId)
      return children === undefined ? [] : { incident, children }
    })
  }, [incidents])
  return (
    <>
      <h2>{mutedText.folded}</h2>
      {parents.length === 0 && <p className={screen.quiet}>{mutedText.foldedEmpty}</p>}
      <ul className={styles.list}>
        {parents.map(({ incident, children }) => (
          <li key={incident.incidentId}>
            <IncidentLink incident={incident} /> <span>{mutedText.foldedCount(children)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function PresenceOutage({ incidents }: { incidents: readonly IncidentSummary[] }) {
  const outage = incidents.find(({ type, state }) => type === 'presenceOutage' && state !== 'resolved')
  return (
    <>
      <h2>{mutedText.presence}</h2>
      {outage === undefined ? (
        <p className={screen.quiet}>{mutedText.presenceEmpty}</p>
      ) : (
        <p>
          <IncidentLink incident={outage} /> {mutedText.presenceBody(Number(outage.params.rooms ?? 0))}
        </p>
      )}
    </>
  )
}

function IncidentLink({ incident }: { incident: IncidentSummary }) {
  return (
    <Link to="/incidents/$incidentId" params={{ incidentId: incident.incidentId }}>
      {incidentTitle(incident)}
    </Link>
  )
}
