import { defaultPreferences, Preferences } from '../../shared/model/preferences'
import { type Access, appLane } from './access'
import { parseBody } from './body-table'
import { onePage } from './lanes'

export interface PreferencesStore {
  /** What is stored; the defaults where nothing, or nothing readable, is. */
  read(): Promise<Preferences>
  /** Changes some and returns all. When they cannot be stored they still count until the app ends. */
  write(changed: Partial<Preferences>): Promise<Preferences>
}

export function createPreferencesStore(access: Access): PreferencesStore {
  const { database } = access
  let unsaved: Preferences | null = null

  async function read(): Promise<Preferences> {
    if (unsaved) return unsaved
    return access.read(
      appLane,
      defaultPreferences,
      onePage(() => {
        const row = database.first('SELECT body FROM preferences')
        return (row && parseBody(row, Preferences)) ?? defaultPreferences
      }),
    )
  }

  return {
    read,
    async write(changed) {
      const preferences = { ...(await read()), ...changed }
      const saved = await access.write(
        appLane,
        onePage(() => {
          database.durableTransaction(() => {
            database.run(
              `INSERT INTO preferences (only_row, body) VALUES (1, ?)
                ON CONFLICT DO UPDATE SET body = excluded.body`,
              JSON.stringify(preferences),
            )
          })
        }),
      )
      unsaved = saved.ok ? null : preferences
      return preferences
    },
  }
}
