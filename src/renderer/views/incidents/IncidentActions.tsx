import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { type Incident, summariseIncident } from '../../../shared/model/incident'
import { incidentAsText, incidentsText, incidentTitle } from '../../../shared/text/en/incidents'
import { useCopyText } from '../../queries/app-status'
import { useIncidentDeed, useIncidents } from '../../queries/incidents'
import { useTenant } from '../../queries/tenants'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { AcknowledgeDialog } from './AcknowledgeDialog'
import styles from './IncidentDrawer.module.css'
import { groupChildren } from './incident-list'
import { SilenceDialog } from './SilenceDialog'
import { SnoozeFlyout } from './SnoozeFlyout'

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
