import type { Migration } from './migration'

/**
 * Tenants and what was last seen of them. Tenant key first in every key, so that a tenant's rows lie together;
 * `body` is the noun as JSON, columns beside it exist because something is looked up by them.
 */
export const firstTables: Migration = {
  version: 10,
  sql: `
CREATE TABLE tenant (
  tenant_key TEXT PRIMARY KEY,
  body TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE room (
  tenant_key TEXT NOT NULL REFERENCES tenant ON DELETE CASCADE,
  room_id TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant_key, room_id)
) WITHOUT ROWID;

CREATE TABLE room_alias (
  tenant_key TEXT NOT NULL REFERENCES tenant ON DELETE CASCADE,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  room_id TEXT NOT NULL,
  PRIMARY KEY (tenant_key, kind, value)
) WITHOUT ROWID;

CREATE TABLE room_lineage (
  tenant_key TEXT NOT NULL REFERENCES tenant ON DELETE CASCADE,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split')),
  from_room_id TEXT NOT NULL,
  into_room_id TEXT NOT NULL,
  PRIMARY KEY (tenant_key, at, kind, from_room_id, into_room_id)
) WITHOUT ROWID;

-- No reference to room: history outlives the room it is about.
CREATE TABLE room_transition (
  tenant_key TEXT NOT NULL REFERENCES tenant ON DELETE CASCADE,
  room_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  is_soft INTEGER NOT NULL,
  level TEXT NOT NULL,
  from_level TEXT,
  reason TEXT,
  PRIMARY KEY (tenant_key, room_id, at, is_soft, level)
) WITHOUT ROWID;
CREATE INDEX room_transition_by_time ON room_transition (at);

CREATE TABLE device (
  tenant_key TEXT NOT NULL REFERENCES tenant ON DELETE CASCADE,
  device_id TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant_key, device_id)
) WITHOUT ROWID;

-- Apart from device: it changes with every list read, the wide body hardly ever does.
CREATE TABLE device_reading (
  tenant_key TEXT NOT NULL,
  device_id TEXT NOT NULL,
  list_read_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_key, device_id),
  FOREIGN KEY (tenant_key, device_id) REFERENCES device ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE device_health (
  tenant_key TEXT NOT NULL,
  device_id TEXT NOT NULL,
  read_at INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant_key, device_id),
  FOREIGN KEY (tenant_key, device_id) REFERENCES device ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE account (
  tenant_key TEXT NOT NULL REFERENCES tenant ON DELETE CASCADE,
  account_id TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant_key, account_id)
) WITHOUT ROWID;

CREATE TABLE place (
  tenant_key TEXT NOT NULL REFERENCES tenant ON DELETE CASCADE,
  place_id TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant_key, place_id)
) WITHOUT ROWID;

CREATE TABLE presence (
  tenant_key TEXT NOT NULL REFERENCES tenant ON DELETE CASCADE,
  account_id TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant_key, account_id)
) WITHOUT ROWID;

CREATE TABLE presence_sample (
  tenant_key TEXT NOT NULL REFERENCES tenant ON DELETE CASCADE,
  account_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  availability TEXT NOT NULL,
  activity TEXT NOT NULL,
  PRIMARY KEY (tenant_key, account_id, at)
) WITHOUT ROWID;

CREATE TABLE workload_freshness (
  tenant_key TEXT NOT NULL REFERENCES tenant ON DELETE CASCADE,
  workload TEXT NOT NULL,
  good_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_key, workload)
) WITHOUT ROWID;

CREATE TABLE coverage_gap (
  tenant_key TEXT NOT NULL REFERENCES tenant ON DELETE CASCADE,
  workload TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_key, workload, from_at)
) WITHOUT ROWID;
CREATE INDEX coverage_gap_by_time ON coverage_gap (until_at);

CREATE TABLE action (
  tenant_key TEXT NOT NULL REFERENCES tenant ON DELETE CASCADE,
  action_id TEXT NOT NULL,
  room_id TEXT,
  requested_at INTEGER NOT NULL,
  is_finished INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant_key, action_id)
) WITHOUT ROWID;
CREATE INDEX action_by_time ON action (requested_at);
CREATE INDEX action_unfinished ON action (requested_at) WHERE is_finished = 0;

CREATE TABLE preferences (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  body TEXT NOT NULL
);
`,
}
