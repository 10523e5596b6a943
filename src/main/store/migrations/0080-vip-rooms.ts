import type { Migration } from './migration'

/** Rooms that somebody marked as very important. No reference to room: a room that comes back is still important. */
export const vipRoomTable: Migration = {
  version: 80,
  sql: `
CREATE TABLE vip_room (
  tenant_key TEXT NOT NULL REFERENCES tenant ON DELETE CASCADE,
  room_id TEXT NOT NULL,
  marked_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_key, room_id)
) WITHOUT ROWID;
`,
}
