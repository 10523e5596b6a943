import type { Migration } from './migration'

/** Results of guided power cuts. */
export const unplugTestTable: Migration = {
  version: 81,
  sql: `
CREATE TABLE unplug_test (
  tenant_key TEXT NOT NULL REFERENCES tenant ON DELETE CASCADE,
  test_id TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant_key, test_id)
) WITHOUT ROWID;
`,
}
