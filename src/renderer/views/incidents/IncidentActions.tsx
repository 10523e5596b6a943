import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { DeviceId } from '../../../shared/model/device'
import { type Incident, summariseIncident } from '../../../shared/model/incident'
import type { MaintenanceScope } from '../../../shared/model/maintenance'
import { incidentAsText, incidentsText, incidentTitle } from '../../../shared/text/en/incidents'
import { useCopyText } from '../../queries/app-status'
import { useIncidentDeed, useIncidents } from '../../queries/incidents'
import { useTenant } from '../../queries/tenants'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { MaintenanceButton } from '../../ui/MaintenanceButton'
import { AcknowledgeDialog } from './AcknowledgeDialog'
import styles from './IncidentDrawer.module.css'
import { groupChildren } from './incident-list'
import { SilenceDialog } from './SilenceDialog'
import { SnoozeFlyout } from './SnoozeFlyout'

/** What may be worked on because of an incident, the narrowest first. */
function scopesOf({ tenantKey, subject, params, roomId, roomName, site }: Incident): MaintenanceScope[] {
  const deviceId = DeviceId.safeParse(params.deviceId)
  return [
    ...(subject.kind === 'device' && roomId !== null && deviceId.success
      ? [{ kind: 'device' as const, tenantKey, roomId, deviceId: deviceId.data, name: subject.name }]
      : []),
    ...(roomId === null ? [] : [{ kind: 'room' as const, tenantKey, roomId, name: roomName ?? roomId }]),
    ...(site === null ? [] : [{ kind: 'site' as const, tenantKey, site }]),
    { kind: 'tenant', tenantKey },
  ]
}

/** What can be done to one incident. */
export function IncidentActions({ incident }: { incident: Incident }) {
  const { incidentId, state, tenantKey, type } = incident
  const [isAcknowledging, setIsAcknowledging] = useState(false)
  const [isSilencing, setIsSilencing] = useState(false)
  const { incidents } = useIncidents()
  const tenantName = useTenant(tenantKey)?.tenant.displayName ?? null
  const unsnooze = useIncidentDeed('incidents.unsnooze')
  const copy = useCopyText()
  const isOver = state === 'resolved'
  const copyAll = (): void => {
    const children = groupChildren(incidents).get(incidentId) ?? []
    copy.mutate(incidentAsText(incident, tenantName, children.map(incidentTitle)))
  }
  return (
    <div className={styles.actions}>
      {!isOver && (
        <Button
          appearance={state === 'open' ? 'primary' : 'secondary'}
          onClick={() => setIsAcknowledging(true)}
        >
          {incidentsText.acknowledge}
        </Button>
      )}
      {!isOver && state !== 'snoozed' && <SnoozeFlyout incidentIds={[incidentId]} />}
      {state === 'snoozed' && (
        <Button disabled={unsnooze.isPending} onClick={() => unsnooze.mutate({ incidentIds: [incidentId] })}>
          {incidentsText.unsnooze}
        </Button>
      )}
      {tenantName !== null && type !== 'credentialExpiring' && (
        <Button onClick={() => setIsSilencing(true)}>{incidentsText.silence}</Button>
      )}
      {tenantName !== null && <MaintenanceButton scopes={scopesOf(incident)} />}
      <Button onClick={copyAll}>{copy.isSuccess ? incidentsText.copied : incidentsText.copy}</Button>
      {unsnooze.error !== null && <ErrorNotice failure={unsnooze.error.failure} />}
      <AcknowledgeDialog
        incidents={isAcknowledging ? [summariseIncident(incident)] : []}
        onClose={() => setIsAcknowledging(false)}
        onDone={() => setIsAcknowledging(false)}
      />
      {tenantName !== null && (
        <SilenceDialog
          incident={incident}
          tenantName={tenantName}
          isOpen={isSilencing}
          onClose={() => setIsSilencing(false)}
        />
      )}
    </div>
  )
}
