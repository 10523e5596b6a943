import { useEffect } from 'react'
import { appWide, type IncidentSummary } from '../../../shared/model/incident'
import type { useIncidentBulk } from '../../queries/incident-bulk'
import { useTenant } from '../../queries/tenants'
import { useMaintenanceDialog } from '../../ui-state/maintenance-dialog'
import { AcknowledgeDialog } from './AcknowledgeDialog'
import type { IncidentDeed } from './incident-keys'
import { scopesOf } from './incident-scopes'
import { SilenceDialog } from './SilenceDialog'
import { SnoozeDialog } from './SnoozeDialog'

/** A deed that asks something first, and for which incidents. */
export interface AskedDeed {
  deed: Exclude<IncidentDeed, 'copy'>
  incidents: readonly IncidentSummary[]
}

interface IncidentDialogsProps {
  asked: AskedDeed | null
  bulk: ReturnType<typeof useIncidentBulk>
  onClose: () => void
  /** Something was done to all of them. */
  onDone: () => void
}

/** The dialog of the deed that was asked for, whether by a letter, a button or for a whole selection. */
export function IncidentDialogs({ asked, bulk, onClose, onDone }: IncidentDialogsProps) {
  const incidents = asked?.incidents ?? []
  const first = incidents[0]
  const tenantName = useTenant(first?.tenantKey ?? appWide)?.tenant.displayName ?? null
  const show = useMaintenanceDialog((dialog) => dialog.show)
  const isMaintenance = asked?.deed === 'maintenance'
  useEffect(() => {
    if (!isMaintenance) return
    const scopes = first === undefined ? [] : scopesOf(first)
    if (scopes.length > 0) show({ scopes })
    onClose()
  }, [isMaintenance, first, show, onClose])
  return (
    <>
      <AcknowledgeDialog
        incidents={asked?.deed === 'acknowledge' ? incidents : []}
        onClose={onClose}
        onReason={(reason) => {
          bulk.acknowledge(incidents, reason)
          onDone()
        }}
      />
      <SnoozeDialog
        count={asked?.deed === 'snooze' ? incidents.length : 0}
        onClose={onClose}
        onChoose={(choice) => {
          bulk.snooze(incidents, choice)
          onDone()
        }}
      />
      {first !== undefined && tenantName !== null && first.type !== 'credentialExpiring' && (
        <SilenceDialog
          incident={first}
          tenantName={tenantName}
          isOpen={asked?.deed === 'silence'}
          onClose={onClose}
        />
      )}
    </>
  )
}
