import type { Outcome } from '../../shared/errors'
import { Silence } from '../../shared/model/incident'
import type { TenantKey } from '../../shared/model/tenant'
import { type Access, appLane } from './access'
import { readBodies } from './body-table'
import { onePage } from './lanes'

/** What people muted, and until when. */
export interface SilenceStore {
  /** Those that have not ended before `now`. */
  list(now: number): Promise<Silence[]>
  save(silence: Silence): Promise<Outcome<void>>
  /** Those that name this tenant. */
  removeTenant(tenantKey: TenantKey): Promise<Outcome<void>>
}

export function createSilenceStore(access: Access): SilenceStore {
  const { database, logger } = access
  return {
    list: (now) =>
      access.read<Silence[]>(
        appLane,
        [],
        onePage(() =>
          readBodies(
            database.all(
              'SELECT silence_id AS id, body FROM silence WHERE ends_at > ? ORDER BY ends_at, silence_id',
              now,
            ),
            Silence,
            logger,
            'silence',
          ),
        ),
      ),

    save: (silence) =>
      access.write(
        appLane,
        onePage(() => {
          database.durableTransaction(() => {
            database.run(
              `INSERT INTO silence (silence_id, ends_at, body) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET ends_at = excluded.ends_at, body = excluded.body`,
              silence.silenceId,
              silence.endsAt,
              JSON.stringify(silence),
            )
          })
        }),
      ),

    removeTenant: (tenantKey) =>
      access.write(
        appLane,
        onePage(() => {
          database.run(`DELETE FROM silence WHERE body ->> '$.matcher.tenantKey' = ?`, tenantKey)
        }),
      ),
  }
}
