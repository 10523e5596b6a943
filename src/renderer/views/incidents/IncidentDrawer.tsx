import { Button, Spinner } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { type Incident, type IncidentId, knownSince } from '../../../shared/model/incident'
import {
  impactWords,
  incidentAdvice,
  incidentCause,
  incidentStateWords,
  incidentsText,
  incidentTitle,
} from '../../../shared/text/en/incidents'
import { useIncident, useIncidents } from '../../queries/incidents'
import { useTenant } from '../../queries/tenants'
import { Drawer } from '../../ui/Drawer'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { SeverityBadge } from '../../ui/SeverityBadge'
import { Since } from '../../ui/Since'
import { TenantBadge } from '../../ui/TenantBadge'
import { useClock } from '../../ui-state/clock'
import { CredentialWay } from './CredentialWay'
import { IncidentActions } from './IncidentActions'
import styles from './IncidentDrawer.module.css'
import { IncidentTimes } from './IncidentTimes'
import { compareIncidents, groupChildren } from './incident-list'
import { NoteForm } from './NoteForm'
import { Timeline } from './Timeline'
import { WhomToCall } from './WhomToCall'

/** One incident in depth: what is known, what to do, who has it, what belongs to it, and its whole story. */
export function IncidentDrawer({ incidentId, onClose }: { incidentId: IncidentId; onClose: () => void }) {
  const titleId = useId()
  const { data: incident, error, isPending } = useIncident(incidentId)

  return (
    <Drawer titleId={titleId} onClose={onClose}>
      <header className={styles.header}>
        <h2 id={titleId}>{incident === undefined ? incidentsText.loading : incidentTitle(incident)}</h2>
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={incidentsText.close}
          title={`${incidentsText.close} (Esc)`}
          onClick={onClose}
        />
        {incident !== undefined && (
          <p className={styles.verdict}>
            <SeverityBadge severity={incident.severity} />
            <span>{incidentStateWords[incident.state]}</span>
            <span className={styles.since}>
              <Since at={knownSince(incident)} />
            </span>
            {incident.relapses > 0 && (
              <span>
                {incidentsText.relapses} {incident.relapses}×
              </span>
            )}
            <span className={styles.quiet}>
              {incidentsText.owner}: {incident.owner ?? incidentsText.nobody}
            </span>
          </p>
        )}
        {incident !== undefined && <IncidentActions incident={incident} />}
      </header>
      <div className={styles.body}>
        {isPending && <Spinner label={incidentsText.loading} />}
        {error !== null && <ErrorNotice failure={error.failure} />}
        {incident !== undefined && <IncidentBody incident={incident} />}
      </div>
    </Drawer>
  )
}

function IncidentBody({ incident }: { incident: Incident }) {
  const { tenantKey, site, roomId, roomName, impact } = incident
  const tenant = useTenant(tenantKey)?.tenant
  const impactText = useClock((now) => (impact === null ? null : impactWords(impact, now)))
  const cause = incidentCause(incident)
  const place = [tenant?.displayName ?? incidentsText.allTenants, site, roomName].filter(
    (part) => part !== null,
  )
  return (
    <>
      <p className={styles.place}>
        {tenant !== undefined && (
          <TenantBadge badge={tenant.badge} colour={tenant.colour} name={tenant.displayName} />
        )}{' '}
        {place.join(' · ')}
      </p>
      <section>
        <h3>{incidentsText.advice}</h3>
        {cause !== null && <p>{cause}</p>}
        <p>{incidentAdvice(incident)}</p>
        {impactText !== null && <p className={styles.impact}>{impactText}</p>}
        <CredentialWay incident={incident} />
        {roomId !== null && tenantKey !== 'app' && (
          <Link to="/wall/room/$tenantKey/$roomId" params={{ tenantKey, roomId }}>
            {incidentsText.openRoom}
          </Link>
        )}
      </section>
      <Relatives incident={incident} />
      <WhomToCall incident={incident} />
      <IncidentTimes incident={incident} />
      <NoteForm incidentId={incident.incidentId} />
      <Timeline entries={incident.timeline} />
    </>
  )
}

/** What is folded into it, and what it is folded into. */
function Relatives({ incident }: { incident: Incident }) {
  const { incidents } = useIncidents()
  const children = groupChildren(incidents).get(incident.incidentId) ?? []
  const parent = incidents.find(({ incidentId }) => incidentId === incident.parentId)
  if (children.length === 0 && parent === undefined) return null
  return (
    <section>
      <h3>
        {parent === undefined ? `${incidentsText.children} (${children.length})` : incidentsText.parent}
      </h3>
      <ul className={styles.relatives}>
        {(parent === undefined ? children.toSorted(compareIncidents) : [parent]).map((relative) => (
          <li key={relative.incidentId}>
            <Link to="/incidents/$incidentId" params={{ incidentId: relative.incidentId }}>
              {incidentTitle(relative)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
