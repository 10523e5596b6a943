import type { Incident } from '../../shared/model/incident'
import type { Database } from './database'

/** Writes an incident's row, within somebody's transaction. */
export function saveIncident(database: Database, incident: Incident): void {
  const { tenantKey, incidentId, timeline, resolvedAt, type, site, roomId, model } = incident
  database.run(
    `INSERT INTO incident (tenant_key, incident_id, opened_at, resolved_at, type, site, room_id, model, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET resolved_at = excluded.resolved_at, type = excluded.type, site = excluded.site,
        model = excluded.model, body = excluded.body`,
    tenantKey,
    incidentId,
    timeline[0]?.at ?? incident.hardAt,
    resolvedAt,
    type,
    site,
    roomId,
    model,
    JSON.stringify(incident),
  )
}
