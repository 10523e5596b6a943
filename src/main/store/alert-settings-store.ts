import type { Outcome } from '../../shared/errors'
import { AlertSettings, usualSettings } from '../../shared/model/alert-settings'
import { type Access, appLane } from './access'
import { parseBody } from './body-table'
import { onePage } from './lanes'

/** The alerting rules as people changed them. */
export interface AlertSettingsStore {
  /** Those that change nothing where nothing, or nothing readable, is stored. */
  read(): Promise<AlertSettings>
  save(settings: AlertSettings): Promise<Outcome<void>>
}

export function createAlertSettingsStore(access: Access): AlertSettingsStore {
  const { database, logger } = access
  return {
    read: () =>
      access.read<AlertSettings>(
        appLane,
        usualSettings,
        onePage(() => {
          const row = database.first('SELECT body FROM alert_settings')
          const settings = row && parseBody(row, AlertSettings)
          if (row && !settings) logger.warn('stored alert settings do not parse, the usual ones hold')
          return settings ?? usualSettings
        }),
      ),

    save: (settings) =>
      access.write(
        appLane,
        onePage(() => {
          database.durableTransaction(() => {
            database.run(
              `INSERT INTO alert_settings (only_row, body) VALUES (1, ?)
                ON CONFLICT DO UPDATE SET body = excluded.body`,
              JSON.stringify(settings),
            )
          })
        }),
      ),
  }
}
