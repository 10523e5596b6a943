import type { Migration } from './migration'

/** Digests and how far each has come; what they send is in `delivery`. */
export const digestTable: Migration = {
  version: 90,
  sql: `
CREATE TABLE digest (
  digest_id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  body TEXT NOT NULL
) WITHOUT ROWID;
`,
}
