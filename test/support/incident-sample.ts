import { type Incident, IncidentId } from '../../src/shared/model/incident'
import { TenantKey } from '../../src/shared/model/tenant'

const noon = Date.UTC(2026, 10, 23, 12)

/** An open incident of a room that nobody was told of yet. */
export function incidentSample(change: Partial<Incident> = {}): Incident {
  return {
    incidentId: IncidentId.parse('incident-1'),
    dedupKey: 'incident-1',
    tenantKey: TenantKey.parse('contoso'),
    type: 'roomOffline',
    severity: 'critical',
    urgency: 'high',
    state: 'open',
    subject: { kind: 'room', key: 'r1', name: 'Boardroom' },
    site: null,
    model: null,
    roomId: null,
    roomName: 'Boardroom',
    params: {},
    base: null,
    lastGoodAt: null,
    firstBadAt: noon,
    hardAt: noon,
    toldAt: null,
    lastToldAt: null,
    isAnnounced: false,
    resolvedAt: null,
    relapses: 0,
    parentId: null,
    isFirstSight: false,
    impact: null,
    owner: null,
    acknowledgement: null,
    snoozedUntil: null,
    silencedUntil: null,
    maintenanceUntil: null,
    isPaused: false,
    recoveryDueAt: null,
    quietUntil: null,
    updatedAt: noon,
    channels: [],
    escalation: null,
    timeline: [],
    ...change,
  }
}
