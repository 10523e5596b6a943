import type { Outcome } from '../../shared/errors'
import { Device, DeviceHealth, type DeviceId } from '../../shared/model/device'
import type { TenantKey } from '../../shared/model/tenant'
import type { Access } from './access'
import { BodyTable, writePages } from './body-table'
import { type Database, readNumber, readText } from './database'

/** A device as last listed and as its health was last read; times are epoch ms. */
export interface StoredDevice {
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

export function createDeviceStore(access: Access): DeviceStore {
  const { database, logger } = access
  const devices = new BodyTable(database, logger, 'device', 'device_id', Device)
  const healths = new BodyTable(database, logger, 'device_health', 'device_id', DeviceHealth)
  return {
    list: (tenantKey) =>
      access.read<StoredDevice[]>(tenantKey, [], function* () {
        const listed = yield* devices.list(tenantKey)
        yield
        const health = new Map((yield* healths.list(tenantKey)).map((row) => [row.deviceId, row]))
        yield
        const listReadAt = readTimes(database, tenantKey, 'device_reading', 'list_read_at')
        const healthReadAt = readTimes(database, tenantKey, 'device_health', 'read_at')
        return listed.map((device) => ({
          device,
          listReadAt: listReadAt.get(device.deviceId) ?? 0,
          health: health.get(device.deviceId) ?? null,
          healthReadAt: healthReadAt.get(device.deviceId) ?? null,
        }))
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

function readTimes(
  database: Database,
  tenantKey: TenantKey,
  table: string,
  column: string,
): Map<string, number> {
  const rows = database.all(`SELECT device_id, ${column} AS at FROM ${table} WHERE tenant_key = ?`, tenantKey)
  return new Map(rows.map((row) => [readText(row, 'device_id'), readNumber(row, 'at')]))
}
