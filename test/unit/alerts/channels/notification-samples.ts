import { IncidentId } from '../../../../src/shared/model/incident'
import type { Notification, ToldIncident } from '../../../../src/shared/model/notification'

const noon = Date.UTC(2026, 10, 23, 12)

/** An incident of a room as messages tell of it. */
export function toldRoom(number: number, change: Partial<ToldIncident> = {}): ToldIncident {
  return {
    incidentId: IncidentId.parse(`incident-${number}`),
    dedupKey: `roomwall-${number}`,
    type: 'roomOffline',
    severity: 'critical',
    urgency: 'high',
    state: 'open',
    title: `Room ${number} is offline`,
    advice: 'Check power and network of the room’s computer.',
    tenantName: 'Contoso',
    directoryId: null,
    site: 'Oslo',
    room: `Room ${number}`,
    subject: `Room ${number}`,
    owner: null,
    firstBadAt: noon - 40_000,
    hardAt: noon,
    resolvedAt: null,
    relapses: 0,
    contacts: [],
    ...change,
  }
}

/** A message about incidents. */
export function message(incidents: ToldIncident[], change: Partial<Notification> = {}): Notification {
  return {
    idempotencyKey: 'opened-1',
    kind: 'opened',
    at: noon,
    urgency: 'high',
    title: incidents[0]?.title ?? 'Nothing',
    body: 'Oslo, Contoso',
    incidents,
    ...change,
  }
}
