import type { z } from 'zod'
import type { Outcome } from '../../shared/errors'
import { type Access, appLane } from './access'
import { parseBody } from './body-table'
import { onePage } from './lanes'

/** What is stored under which name, each with its own schema. */
type NotificationSettingName = 'routes' | 'mutedUntil' | 'heartbeat'

/** Settings around notifications, one value a name. */
export interface NotificationSettingStore {
  /** Null when there is none, or none that parses. */
  read<T>(name: NotificationSettingName, schema: z.ZodType<T>): Promise<T | null>
  write(name: NotificationSettingName, value: unknown): Promise<Outcome<void>>
}

export function createNotificationSettingStore(access: Access): NotificationSettingStore {
  const { database } = access
  return {
    read: <T>(name: NotificationSettingName, schema: z.ZodType<T>) =>
      access.read<T | null>(
        appLane,
        null,
        onePage(() => {
          const row = database.first('SELECT body FROM notification_setting WHERE name = ?', name)
          return row && parseBody(row, schema)
        }),
      ),
    write: (name, value) =>
      access.write(
        appLane,
        onePage(() => {
          database.durableTransaction(() => {
            database.run(
              `INSERT INTO notification_setting (name, body) VALUES (?, ?)
                ON CONFLICT DO UPDATE SET body = excluded.body`,
              name,
              JSON.stringify(value),
            )
          })
        }),
      ),
  }
}
