import { RoomId, type RoomSummary } from '../../../src/shared/model/room'
import { TenantKey } from '../../../src/shared/model/tenant'
import { TenantStatus, type WorkloadStatus } from '../../../src/shared/model/tenant-status'

export const contoso = TenantKey.parse('contoso')
export const fabrikam = TenantKey.parse('fabrikam')

/** A healthy room of Contoso, named after its id. */
export function room(id: string, known: Partial<RoomSummary> = {}): RoomSummary {
  return {
    roomId: RoomId.parse(id),
    tenantKey: contoso,
    kind: 'room',
    name: id,
    site: 'Harbour House',
    city: 'Berlin',
    floor: '1',
    floorNumber: 1,
    level: 'healthy',
    since: null,
    suspicion: null,
    headline: null,
    devices: [],
    model: 'Logitech Rally Bar',
    isInCall: false,
    isVip: false,
    asOf: null,
    ...known,
  }
}

export function presencePoller(known: Partial<WorkloadStatus> = {}): WorkloadStatus {
  return {
    workload: 'presence',
    state: 'live',
    everyMs: 30_000,
    lastGoodAt: 1_000_000,
    lastTriedAt: 1_000_000,
    nextAt: 1_030_000,
    subjects: 10,
    error: null,
    ...known,
  }
}

/** A tenant that is signed in and reads presence. */
export function tenantStatus(known: Partial<TenantStatus> = {}): TenantStatus {
  return TenantStatus.parse({
    tenant: {
      tenantKey: contoso,
      displayName: 'Contoso',
      badge: 'CON',
      colour: 0,
      group: null,
      directoryId: 'contoso.example',
      clientId: 'client',
      cloud: 'global',
      profile: 'default',
      paused: false,
      owner: null,
      credential: null,
    },
    access: { state: 'signedIn', since: 0, error: null },
    grantedRoles: [],
    missingRoles: [],
    credentialStep: 'good',
    permissions: {
      findings: [],
      excess: [],
      isChecking: false,
      checkedAt: null,
      nextAt: null,
      consentUrl: null,
    },
    capabilities: [],
    deviceSource: { kind: 'teamwork', fallback: false, reason: null, canRestart: true },
    workloads: [presencePoller()],
    roomsByLevel: {
      offline: 0,
      critical: 0,
      degraded: 0,
      unknown: 0,
      restarting: 0,
      maintenance: 0,
      accountReachable: 0,
      healthy: 0,
    },
    roomCount: 0,
    deviceCount: 0,
    requestsPerMinute: 0,
    hosts: [],
    ...known,
  })
}
