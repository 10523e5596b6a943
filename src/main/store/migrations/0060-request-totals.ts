import type { Migration } from './migration'

/**
 * How often each host was contacted, a row a day. Channels belong to no tenant and have the app's own key; hence no
 * reference to tenant.
 */
export const requestTotals: Migration = {
  version: 60,
  sql: `
CREATE TABLE host_day (
  tenant_key TEXT NOT NULL,
  channel TEXT NOT NULL,
  host TEXT NOT NULL,
  day INTEGER NOT NULL,
  requests INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_key, channel, host, day)
) WITHOUT ROWID;
CREATE INDEX host_day_by_day ON host_day (day);
`,
}
