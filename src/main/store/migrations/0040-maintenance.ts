import type { Migration } from './migration'

/** Planned work, the clocks of sites that somebody set, and the nightly update window. */
export const maintenanceTables: Migration = {
  version: 40,
  sql: `
CREATE TABLE maintenance_window (
  tenant_key TEXT NOT NULL REFERENCES tenant ON DELETE CASCADE,
  window_id TEXT NOT NULL,
  -- null: it comes again and again.
  ends_at INTEGER,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant_key, window_id)
) WITHOUT ROWID;

CREATE TABLE site_zone (
  tenant_key TEXT NOT NULL REFERENCES tenant ON DELETE CASCADE,
  site TEXT NOT NULL,
  zone TEXT NOT NULL,
  PRIMARY KEY (tenant_key, site)
) WITHOUT ROWID;

CREATE TABLE restart_window (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  body TEXT NOT NULL
);
`,
}
