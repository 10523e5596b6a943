import {
  alikeTypes,
  type IncidentType,
  type SilenceMatcher,
  type TimelineEvent,
} from '../../shared/model/incident'
import type { MaintenanceScope } from '../../shared/model/maintenance'
import { type Access, appLane } from './access'
import { readNumber } from './database'
import { onePage } from './lanes'

/** How much what mutes has hidden. Times are epoch ms. */
export interface HiddenCounts {
  /** How many incidents that were there since then, or came back, a silence would have muted: no deadline (alerting rule R33). */
  matching(matcher: SilenceMatcher, since: number): Promise<number>
  /** How many incidents of a scope went under planned work since then (alerting rule R19). */
  underMaintenance(scope: MaintenanceScope, since: number): Promise<number>
  /** How many rooms went away in the nightly update window since then and were waited for. */
  roomsAwayAtNight(since: number): Promise<number>
}

const workBegan: TimelineEvent = 'maintenanceBegan'
const deadline: IncidentType = 'credentialExpiring'

/** What ended before `?1` is left out by its index, and its story is not read. */
const isRecent = '(resolved_at IS NULL OR resolved_at >= ?1)'

export function createHiddenCounts(access: Access): HiddenCounts {
  const { database } = access
  const count = (sql: string, ...values: (string | number | null)[]) =>
    access.read<number>(
      appLane,
      0,
      onePage(() => {
        const row = database.first(sql, ...values)
        return row ? readNumber(row, 'found') : 0
      }),
    )
  return {
    matching: ({ tenantKey, site, roomId, model, type }, since) =>
      count(
        `SELECT count(*) AS found FROM incident WHERE ${isRecent} AND type <> '${deadline}'
          AND (?2 IS NULL OR tenant_key = ?2) AND (?3 IS NULL OR site = ?3)
          AND (?4 IS NULL OR room_id = ?4) AND (?5 IS NULL OR model = ?5) AND (?6 IS NULL OR type = ?6 OR type = ?7)`,
        since,
        tenantKey,
        site,
        roomId,
        model,
        type,
        type === null ? null : (alikeTypes(type).find((alike) => alike !== type) ?? null),
      ),

    underMaintenance: (scope, since) =>
      count(
        `SELECT count(*) AS found FROM incident WHERE ${isRecent} AND tenant_key = ?2
          AND (?3 IS NULL OR site = ?3) AND (?4 IS NULL OR room_id = ?4)
          AND (?5 IS NULL OR json_extract(body, '$.params.deviceId') = ?5)
          AND EXISTS (SELECT 1 FROM json_each(body, '$.timeline') AS line
            WHERE json_extract(line.value, '$.event') = '${workBegan}' AND json_extract(line.value, '$.at') >= ?1)`,
        since,
        scope.tenantKey,
        scope.kind === 'site' ? scope.site : null,
        scope.kind === 'room' || scope.kind === 'device' ? scope.roomId : null,
        scope.kind === 'device' ? scope.deviceId : null,
      ),

    roomsAwayAtNight: (since) =>
      count(
        `SELECT count(DISTINCT tenant_key || ' ' || room_id) AS found FROM room_transition
          WHERE at >= ?1 AND is_soft = 0 AND level = 'restarting' AND json_extract(reason, '$.code') = 'nightlyRestart'`,
        since,
      ),
  }
}
