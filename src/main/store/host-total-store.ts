import { z } from 'zod'
import type { Outcome } from '../../shared/errors'
import { appWideKey } from '../../shared/ipc/revision'
import { TenantKey } from '../../shared/model/tenant'
import { type Access, appLane } from './access'
import { onePage } from './lanes'

/** What one host was sent for one tenant or channel on one day of the console's calendar (days since 1970). */
export interface HostDay {
  tenantKey: TenantKey | null
  channel: string | null
  host: string
  day: number
  requests: number
  failed: number
  refused: number
  lastAt: number
}

export interface HostTotalStore {
  /** Every day kept, oldest first. */
  list(): Promise<HostDay[]>
  /** Adds to what is counted already. */
  add(days: readonly HostDay[]): Promise<Outcome<void>>
}

const Row = z.object({
  tenant_key: TenantKey,
  channel: z.string(),
  host: z.string(),
  day: z.number(),
  requests: z.number(),
  failed: z.number(),
  refused: z.number(),
  last_at: z.number(),
})

const daysKept = 400

export function createHostTotalStore(access: Access): HostTotalStore {
  const { database } = access
  return {
    list: () =>
      access.read<HostDay[]>(
        appLane,
        [],
        onePage(() =>
          database.all('SELECT * FROM host_day ORDER BY day, host').flatMap((stored) => {
            const row = Row.safeParse(stored)
            if (!row.success) return []
            const { tenant_key, channel, host, day, requests, failed, refused, last_at } = row.data
            return {
              tenantKey: tenant_key === appWideKey ? null : tenant_key,
              channel: channel === '' ? null : channel,
              ...{ host, day, requests, failed, refused, lastAt: last_at },
            }
          }),
        ),
      ),

    add: (days) =>
      access.write(
        appLane,
        onePage(() => {
          database.transaction(() => {
            for (const { tenantKey, channel, host, day, requests, failed, refused, lastAt } of days) {
              database.run(
                `INSERT INTO host_day VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
                  requests = requests + excluded.requests, failed = failed + excluded.failed,
                  refused = refused + excluded.refused, last_at = max(last_at, excluded.last_at)`,
                ...[tenantKey ?? appWideKey, channel ?? '', host, day, requests, failed, refused, lastAt],
              )
            }
            const newest = Math.max(0, ...days.map(({ day }) => day))
            database.run('DELETE FROM host_day WHERE day < ?', newest - daysKept)
          })
        }),
      ),
  }
}
