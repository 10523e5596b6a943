import type { Outcome } from '../../shared/errors'
import { Device, DeviceHealth, type DeviceId } from '../../shared/model/device'
import type { TenantKey } from '../../shared/model/tenant'
import type { Access } from './access'
import { BodyTable, readPageRows, readPages, writePages } from './body-table'
import { readNumber } from './database'

/** A device as last listed and as its health was last read; times are epoch ms. */
interface StoredDevice {
  device: Device
  listReadAt: number
  health: DeviceHealth | null
  healthReadAt: number | null
}

export interface DeviceStore {
  list(tenantKey: TenantKey): Promise<StoredDevice[]>
  save(
    tenantKey: TenantKey,
    devices: readonly { device: Device; listReadAt: number }[],
    removed: readonly DeviceId[],
  ): Promise<Outcome<void>>
  /** Health of a device that is not stored is dropped. */
  saveHealth(
    tenantKey: TenantKey,
    rows: readonly { deviceId: DeviceId; health: DeviceHealth; readAt: number }[],
  ): Promise<Outcome<void>>
}

const listSql = `
SELECT device_id AS id, device.body, list_read_at, device_health.body AS health_body, read_at AS health_read_at
FROM device
JOIN device_reading USING (tenant_key, device_id)
LEFT JOIN device_health USING (tenant_key, device_id)
WHERE tenant_key = ? AND device_id > ? ORDER BY device_id LIMIT ${readPageRows}`

export function createDeviceStore(access: Access): DeviceStore {
  const { database, logger } = access
  const devices = new BodyTable(database, logger, 'device', 'device_id', Device)
  const healths = new BodyTable(database, logger, 'device_health', 'device_id', DeviceHealth)
  return {
    list: (tenantKey) =>
      access.read<StoredDevice[]>(tenantKey, [], function* () {
        const found: StoredDevice[] = []
        yield* readPages(database, listSql, [tenantKey], (row) => {
          const device = devices.parse(tenantKey, row)
          if (device === null) return
          const hasHealth = row.health_body !== null
          found.push({
            device,
            listReadAt: readNumber(row, 'list_read_at'),
            health: hasHealth ? healths.parse(tenantKey, { id: row.id, body: row.health_body }) : null,
            healthReadAt: hasHealth ? readNumber(row, 'health_read_at') : null,
          })
        })
        return found
      }),

    save: (tenantKey, saved, removed) =>
      access.write(tenantKey, function* () {
        yield* writePages(database, saved, ({ device, listReadAt }) => {
          devices.upsert(tenantKey, device.deviceId, device)
          database.run(
            `INSERT INTO device_reading (tenant_key, device_id, list_read_at) VALUES (?, ?, ?)
              ON CONFLICT DO UPDATE SET list_read_at = excluded.list_read_at`,
            tenantKey,
            device.deviceId,
            listReadAt,
          )
        })
        yield* writePages(database, removed, (deviceId) => devices.remove(tenantKey, deviceId))
      }),

    saveHealth: (tenantKey, rows) =>
      access.write(tenantKey, () =>
        writePages(database, rows, ({ deviceId, health, readAt }) => {
          database.run(
            `INSERT INTO device_health (tenant_key, device_id, read_at, body)
              SELECT tenant_key, device_id, ?, ? FROM device WHERE tenant_key = ? AND device_id = ?
              ON CONFLICT DO UPDATE SET read_at = excluded.read_at, body = excluded.body`,
            readAt,
            JSON.stringify(health),
            tenantKey,
            deviceId,
          )
        }),
      ),
  }
}
