import type { Migration } from './migration'

/** The alerting rules as people changed them. */
export const alertSettingsTable: Migration = {
  version: 41,
  sql: `
CREATE TABLE alert_settings (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  body TEXT NOT NULL
);
`,
}
