import type { Migration } from './migration'

/** Channels, what is sent through them, and whom to call about a site. Secrets of channels are not here. */
export const channelTables: Migration = {
  version: 30,
  sql: `
CREATE TABLE channel (
  channel_id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  body TEXT NOT NULL
) WITHOUT ROWID;

-- One row a name: routes, mute.
CREATE TABLE notification_setting (
  name TEXT PRIMARY KEY,
  body TEXT NOT NULL
) WITHOUT ROWID;

-- A message to one channel, written before it is sent; takes the place of alert_send, which knew one channel only.
CREATE TABLE delivery (
  tenant_key TEXT NOT NULL,
  delivery_id TEXT NOT NULL,
  channel_id TEXT NOT NULL,
  queued_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'delivered', 'uncertain', 'dead', 'discarded')),
  body TEXT NOT NULL,
  PRIMARY KEY (tenant_key, delivery_id)
) WITHOUT ROWID;
CREATE INDEX delivery_open ON delivery (queued_at) WHERE state IN ('waiting', 'sending', 'uncertain', 'dead');
CREATE INDEX delivery_by_time ON delivery (queued_at);
DROP TABLE alert_send;

CREATE TABLE site_contacts (
  tenant_key TEXT NOT NULL,
  site TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant_key, site)
) WITHOUT ROWID;
`,
}
