import type { Database } from '../database'
import { firstTables } from './0010-first-tables'
import { incidentTables } from './0020-incidents'
import { channelTables } from './0030-channels'
import { maintenanceTables } from './0040-maintenance'
import { alertSettingsTable } from './0041-alert-settings'
import { requestTotals } from './0060-request-totals'
import { vipRoomTable } from './0080-vip-rooms'
import { unplugTestTable } from './0081-unplug-tests'
import { digestTable } from './0090-digests'
import type { Migration } from './migration'

/** Every step of the schema, oldest first. A step that was released is never edited. */
export const migrations: readonly Migration[] = [
  firstTables,
  incidentTables,
  channelTables,
  maintenanceTables,
  alertSettingsTable,
  requestTotals,
  vipRoomTable,
  unplugTestTable,
  digestTable,
]

/** The schema this app writes. */
export function latestVersion(steps: readonly Migration[]): number {
  return Math.max(0, ...steps.map((step) => step.version))
}

/** Brings the file to the latest version, each step and its number in one transaction. */
export function migrate(database: Database, steps: readonly Migration[]): void {
  const version = database.userVersion()
  for (const step of steps) {
    if (step.version <= version) continue
    database.transaction(() => {
      database.execute(step.sql)
      database.execute(`PRAGMA user_version = ${step.version}`)
    })
  }
}
