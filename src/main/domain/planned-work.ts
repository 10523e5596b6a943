import { type HealthLevel, healthOrder } from '../../shared/model/room-health'
import type { RoomFacts } from './room-facts'
import { isInRestartWindow } from './room-local-time'
import { type Finding, stateReason } from './room-reason'

const minuteMs = 60_000

/**
 * What is planned and explains what is seen (alerting rule R19): somebody works on the room, or it went offline in the nightly
 * update window a short while ago. `levelWithout` judges the room without some of its devices: where work on a door panel is
 * all that is wrong, the room itself reads maintenance; where more is wrong, that counts. null = nothing planned explains it.
 */
export function judgePlannedWork(
  level: HealthLevel,
  findings: readonly Finding[],
  facts: RoomFacts,
  now: number,
  levelWithout: (deviceIds: ReadonlySet<string>) => HealthLevel,
): Finding | null {
  const { maintenance } = facts.setting
  if (maintenance !== null && explains(maintenance.deviceIds, level, levelWithout)) {
    const { until, by, comment } = maintenance
    const params = { until, by, comment, underlying: level }
    return {
      reason: stateReason('maintenance', 'action', 'maintenance', { params, rule: 'R19' }),
      since: null,
    }
  }
  return judgeNight(level, findings, facts, now)
}

function explains(
  deviceIds: ReadonlySet<string> | null,
  level: HealthLevel,
  levelWithout: (deviceIds: ReadonlySet<string>) => HealthLevel,
): boolean {
  return deviceIds === null || healthOrder[levelWithout(deviceIds)] > healthOrder[level]
}

/** Until when a room that is down reads restarting, epoch ms. */
function judgeNight(
  level: HealthLevel,
  findings: readonly Finding[],
  { setting: { restartWindow, clock }, presence }: RoomFacts,
  now: number,
): Finding | null {
  const computer = findings.find(({ reason }) => reason.code === 'computeOffline')
  const isDown = level === 'offline' || (level === 'critical' && computer !== undefined)
  const since = level === 'offline' ? (presence?.since ?? null) : (computer?.since ?? null)
  if (!isDown || since === null || !isInRestartWindow(since, clock, restartWindow)) return null
  const until = since + restartWindow.patienceMinutes * minuteMs
  if (now >= until) return null
  const reason = stateReason('nightlyRestart', 'action', 'restarting', { params: { until }, rule: 'R19' })
  return { reason, since }
}
