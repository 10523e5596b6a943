import type { Outcome } from '../../shared/errors'
import { MaintenanceWindow, RestartWindow, SiteZone } from '../../shared/model/maintenance'
import { type Access, appLane } from './access'
import { parseBody, readBodies } from './body-table'
import type { Paged } from './lanes'
import { onePage } from './lanes'

/** Planned work and the clocks it goes by. */
export interface MaintenanceStore {
  /** Windows that come again or ended after `endedSince`; deleted ones are swept away. */
  list(endedSince: number): Promise<MaintenanceWindow[]>
  save(window: MaintenanceWindow): Promise<Outcome<void>>
  siteZones(): Promise<SiteZone[]>
  /** null goes back to what the site's address says. */
  setSiteZone(site: Omit<SiteZone, 'zone'>, zone: string | null): Promise<Outcome<void>>
  /** null = nobody changed it. */
  restartWindow(): Promise<RestartWindow | null>
  setRestartWindow(window: RestartWindow): Promise<Outcome<void>>
}

export function createMaintenanceStore(access: Access): MaintenanceStore {
  const { database, logger } = access
  const durably = (work: () => void): Paged<void> => onePage(() => database.durableTransaction(work))
  return {
    list: (endedSince) =>
      access.read<MaintenanceWindow[]>(
        appLane,
        [],
        onePage(() => {
          const rows = database.all(
            'SELECT window_id AS id, body FROM maintenance_window WHERE ends_at IS NULL OR ends_at > ?',
            endedSince,
          )
          return readBodies(rows, MaintenanceWindow, logger, 'maintenance_window').flatMap((window) => {
            if (window.deletedAt === null || window.deletedAt > endedSince) return window
            database.run('DELETE FROM maintenance_window WHERE window_id = ?', window.windowId)
            return []
          })
        }),
      ),

    save: (window) =>
      access.write(
        appLane,
        durably(() => {
          database.run(
            `INSERT INTO maintenance_window (tenant_key, window_id, ends_at, body) VALUES (?, ?, ?, ?)
              ON CONFLICT DO UPDATE SET ends_at = excluded.ends_at, body = excluded.body`,
            window.scope.tenantKey,
            window.windowId,
            window.time.kind === 'once' ? window.time.endsAt : null,
            JSON.stringify(window),
          )
        }),
      ),

    siteZones: () =>
      access.read<SiteZone[]>(
        appLane,
        [],
        onePage(() =>
          database.all('SELECT tenant_key, site, zone FROM site_zone').flatMap((row) => {
            const parsed = SiteZone.safeParse({ tenantKey: row.tenant_key, site: row.site, zone: row.zone })
            return parsed.success ? parsed.data : []
          }),
        ),
      ),

    setSiteZone: ({ tenantKey, site }, zone) =>
      access.write(
        appLane,
        durably(() => {
          database.run('DELETE FROM site_zone WHERE tenant_key = ? AND site = ?', tenantKey, site)
          if (zone === null) return
          database.run(
            'INSERT INTO site_zone (tenant_key, site, zone) VALUES (?, ?, ?)',
            tenantKey,
            site,
            zone,
          )
        }),
      ),

    restartWindow: () =>
      access.read<RestartWindow | null>(
        appLane,
        null,
        onePage(() => {
          const row = database.first('SELECT body FROM restart_window')
          return row && parseBody(row, RestartWindow)
        }),
      ),

    setRestartWindow: (window) =>
      access.write(
        appLane,
        durably(() => {
          database.run(
            `INSERT INTO restart_window (only_row, body) VALUES (1, ?)
              ON CONFLICT DO UPDATE SET body = excluded.body`,
            JSON.stringify(window),
          )
        }),
      ),
  }
}
