import type { Migration } from './migration'

/**
 * Incidents and what the alerting rules remember. No reference to tenant: what concerns all tenants has the app's own key.
 * Columns beside `body` are what silences match by.
 */
export const incidentTables: Migration = {
  version: 20,
  sql: `
CREATE TABLE incident (
  tenant_key TEXT NOT NULL,
  incident_id TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  resolved_at INTEGER,
  type TEXT NOT NULL,
  site TEXT,
  room_id TEXT,
  model TEXT,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant_key, incident_id)
) WITHOUT ROWID;
CREATE INDEX incident_by_opening ON incident (opened_at);
CREATE INDEX incident_by_end ON incident (resolved_at);

CREATE TABLE alert_memory (
  tenant_key TEXT NOT NULL,
  room_id TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant_key, room_id)
) WITHOUT ROWID;

-- Written before a message is sent; without an outcome it is not known whether it was.
CREATE TABLE alert_send (
  tenant_key TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  intended_at INTEGER NOT NULL,
  outcome TEXT CHECK (outcome IN ('sent', 'failed', 'uncertain')),
  incident_ids TEXT NOT NULL,
  PRIMARY KEY (tenant_key, idempotency_key)
) WITHOUT ROWID;
CREATE INDEX alert_send_open ON alert_send (intended_at) WHERE outcome IS NULL;

CREATE TABLE silence (
  silence_id TEXT PRIMARY KEY,
  ends_at INTEGER NOT NULL,
  body TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE alert_watch (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  watched_until INTEGER NOT NULL
);
`,
}
