import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { type Incident, summariseIncident } from '../../../shared/model/incident'
import { incidentsText } from '../../../shared/text/en/incidents'
import { useIncidentDeed } from '../../queries/incidents'
import { useTenant } from '../../queries/tenants'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { MaintenanceButton } from '../../ui/MaintenanceButton'
import { AcknowledgeDialog } from './AcknowledgeDialog'
import styles from './IncidentDrawer.module.css'
import { scopesOf } from './incident-scopes'
import { SilenceDialog } from './SilenceDialog'
import { SnoozeFlyout } from './SnoozeFlyout'
import { useTicket } from './use-ticket'

/** What can be done to one incident. */
export function IncidentActions({ incident }: { incident: Incident }) {
  const { incidentId, state, tenantKey, type } = incident
  const [isAcknowledging, setIsAcknowledging] = useState(false)
  const [isSilencing, setIsSilencing] = useState(false)
  const tenantName = useTenant(tenantKey)?.tenant.displayName ?? null
  const acknowledge = useIncidentDeed('incidents.acknowledge')
  const unsnooze = useIncidentDeed('incidents.unsnooze')
  const giveBack = useIncidentDeed('incidents.giveBack')
  const ticket = useTicket()
  const error = acknowledge.error ?? unsnooze.error ?? giveBack.error ?? ticket.error
  const isOver = state === 'resolved'
  return (
    <div className={styles.actions}>
      {!isOver && (
        <Button
          title={`${incidentsText.acknowledge} (A)`}
          appearance={state === 'open' ? 'primary' : 'secondary'}
          onClick={() => setIsAcknowledging(true)}
        >
          {incidentsText.acknowledge}
        </Button>
      )}
      {state === 'acknowledged' && (
        <Button
          title={incidentsText.giveBackHint}
          disabled={giveBack.isPending}
          onClick={() => giveBack.mutate({ incidentIds: [incidentId] })}
        >
          {incidentsText.giveBack}
        </Button>
      )}
      {!isOver && state !== 'snoozed' && <SnoozeFlyout incidentIds={[incidentId]} />}
      {state === 'snoozed' && (
        <Button disabled={unsnooze.isPending} onClick={() => unsnooze.mutate({ incidentIds: [incidentId] })}>
          {incidentsText.unsnooze}
        </Button>
      )}
      {tenantName !== null && type !== 'credentialExpiring' && (
        <Button title={`${incidentsText.silence} (Shift+S)`} onClick={() => setIsSilencing(true)}>
          {incidentsText.silence}
        </Button>
      )}
      {tenantName !== null && <MaintenanceButton scopes={scopesOf(incident)} />}
      <Button
        title={incidentsText.copyHint}
        disabled={ticket.isPending}
        onClick={() => ticket.mutate(incidentId)}
      >
        {ticket.isSuccess ? incidentsText.copied : incidentsText.copy}
      </Button>
      {error !== null && <ErrorNotice failure={error.failure} />}
      <AcknowledgeDialog
        incidents={isAcknowledging ? [summariseIncident(incident)] : []}
        onClose={() => setIsAcknowledging(false)}
        onReason={(reason) => acknowledge.mutate({ incidentIds: [incidentId], reason })}
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
