import type { Outcome } from '../../shared/errors'
import { UnplugTest } from '../../shared/model/unplug-test'
import { type Access, appLane } from './access'
import { readBodies } from './body-table'
import { onePage } from './lanes'

/** More than anybody pulls plugs for. */
const mostTests = 200

/** Results of guided power cuts. */
export interface UnplugTestStore {
  /** Newest first. */
  list(): Promise<UnplugTest[]>
  save(test: UnplugTest): Promise<Outcome<void>>
}

export function createUnplugTestStore(access: Access): UnplugTestStore {
  const { database, logger } = access
  return {
    list: () =>
      access.read<UnplugTest[]>(
        appLane,
        [],
        onePage(() =>
          readBodies(
            database.all(
              `SELECT test_id AS id, body FROM unplug_test ORDER BY started_at DESC LIMIT ${mostTests}`,
            ),
            UnplugTest,
            logger,
            'unplug_test',
          ),
        ),
      ),

    save: (test) =>
      access.write(
        appLane,
        onePage(() => {
          database.transaction(() => {
            database.run(
              `INSERT INTO unplug_test (tenant_key, test_id, started_at, body) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET body = excluded.body`,
              test.tenantKey,
              test.testId,
              test.startedAt,
              JSON.stringify(test),
            )
          })
        }),
      ),
  }
}
