import { DeviceId } from '../../../shared/model/device'
import type { IncidentSummary } from '../../../shared/model/incident'
import type { MaintenanceScope } from '../../../shared/model/maintenance'

/** What may be worked on because of an incident, the narrowest first; nothing for what concerns all tenants. */
export function scopesOf(incident: IncidentSummary): MaintenanceScope[] {
  const { tenantKey, subject, params, roomId, roomName, site } = incident
  if (tenantKey === 'app') return []
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
