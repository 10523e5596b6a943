import papaparse from 'papaparse'
import type { IncidentSummary } from '../../shared/model/incident'
import {
  incidentStateWords,
  incidentTitle,
  incidentTypeWords,
  severityWords,
} from '../../shared/text/en/incidents'

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** Incidents as CSV with a heading (safe against formula injection), in the order given. Times are ISO 8601 UTC. */
export function exportIncidents(
  incidents: readonly IncidentSummary[],
  nameOf: (tenantKey: string) => string | null,
): string {
  const rows = incidents.map((incident) => ({
    state: incidentStateWords[incident.state],
    severity: severityWords[incident.severity],
    urgency: incident.urgency,
    kind: incidentTypeWords[incident.type],
    what: incidentTitle(incident),
    tenant: nameOf(incident.tenantKey),
    site: incident.site,
    room: incident.roomName,
    model: incident.model,
    lastGood: iso(incident.lastGoodAt),
    firstBad: iso(incident.firstBadAt),
    believed: iso(incident.hardAt),
    told: iso(incident.toldAt),
    resolved: iso(incident.resolvedAt),
    cameBack: incident.relapses,
    owner: incident.owner,
    silencedUntil: iso(incident.silencedUntil),
    maintenanceUntil: iso(incident.maintenanceUntil),
    incidentId: incident.incidentId,
  }))
  return `${papaparse.unparse(rows, { escapeFormulae: true })}\r\n`
}
