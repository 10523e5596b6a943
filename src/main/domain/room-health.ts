import { computeTypes } from '../../shared/model/device'
import {
  type HealthLevel,
  healthOrder,
  type Reason,
  type ReasonCode,
  type RoomHealth,
  type Suspicion,
} from '../../shared/model/room-health'
import { judgeDevices } from './device-evidence'
import { hasDeviceLicence } from './licence-rules'
import { judgePlannedWork } from './planned-work'
import { isInDoubt } from './presence-doubt'
import { judgePresence } from './presence-evidence'
import type { RoomFacts } from './room-facts'
import { isInRestartWindow } from './room-local-time'
import { deviceLabel, type Finding, stateReason } from './room-reason'

export type { DeviceFacts, Restarting, RoomFacts, WorkloadFacts } from './room-facts'

/**
 * The explainable state of a room at `now` (epoch ms):
 * - presence hard offline -> `offline`; else the worst believed problem of its devices and account;
 * - no problem: `healthy` only with compute evidence younger than 15 min, else `accountReachable` (alerting rule R7);
 * - no evidence that may be believed -> `unknown` with its cause (R2, R3); offline without a device's word while presence as
 *   a whole is in doubt, too (R10a);
 * - our own restart under way -> `restarting`, whatever else is seen, until its time is up;
 * - planned work -> `maintenance`, and down in the nightly update window -> `restarting` for a while (R19).
 * A doubt (R1) changes the suspicion, never the level. `since` stays while the level does.
 */
export function judgeRoom(facts: RoomFacts, now: number): RoomHealth {
  const presence = judgePresence(facts, now)
  const devices = judgeDevices(facts, now)
  const account = judgeAccount(facts)
  const problem = worstProblem([...devices.findings, ...account.findings])
  const isConfirmed = devices.findings.some(({ reason }) => reason.code === 'computeOffline')
  const believe = (verdict: typeof presence.verdict, since: number | null) =>
    verdict === 'offline' && !isConfirmed && isInDoubt(facts.presenceDoubt, since, now) ? 'doubted' : verdict
  const believed = believe(presence.verdict, facts.presence?.since ?? null)
  const doubted = believed === 'doubted' ? [doubtedPresence(facts)] : []
  const findings = [...presence.findings, ...devices.findings, ...account.findings].filter(
    ({ reason }) => believed !== 'doubted' || reason.code !== 'presenceOffline',
  )
  const notKnown = [...doubted, ...presence.notKnown, ...devices.notKnown, ...account.notKnown].sort(
    (a, b) => causeRank(a) - causeRank(b),
  )
  const levelWith = (verdict: typeof believed): HealthLevel => {
    if (verdict === 'offline') return 'offline'
    if (problem) return problem
    if (verdict === 'doubted') return 'unknown'
    if (devices.isComputeAlive) return 'healthy'
    return verdict === 'reachable' ? 'accountReachable' : 'unknown'
  }

  const restarting = judgeRestart(facts, now)
  if (restarting) findings.push(restarting)
  const seen = levelWith(believed)
  const planned = restarting
    ? null
    : judgePlannedWork(seen, findings, facts, now, (deviceIds) => levelWithout(facts, deviceIds, now))
  if (planned) findings.push(planned)
  const level = restarting ? 'restarting' : (planned?.reason.level ?? seen)
  const cause = notKnown[0]
  if (!restarting && seen === 'unknown' && cause) findings.push({ reason: cause, since: null })
  const { pending } = presence
  const suspectLevel = pending
    ? suspect(levelWith(believe(pending.verdict, pending.sampleTimes[0] ?? null)), facts, now)
    : seen
  return {
    level,
    since: sinceOf(level, findings, facts, now),
    suspicion:
      restarting || suspectLevel === level || level === 'maintenance'
        ? null
        : readSuspicion(pending, suspectLevel, now),
    reasons: findings
      .map((finding) => finding.reason)
      .sort((a, b) => healthOrder[a.level] - healthOrder[b.level]),
    notKnown,
  }
}

/** How the room would be judged if these devices were not there; one that runs the room takes it along. */
function levelWithout(facts: RoomFacts, deviceIds: ReadonlySet<string>, now: number): HealthLevel {
  const others = facts.devices.filter(({ device }) => !deviceIds.has(device.deviceId))
  const isMain = others.every(({ device }) => !computeTypes.has(device.type))
  if (isMain) return 'healthy'
  const setting = { ...facts.setting, maintenance: null }
  return judgeRoom({ ...facts, devices: others, setting }, now).level
}

/** What begins to look offline in the nightly update window begins to look like a restart. */
function suspect(level: HealthLevel, { setting }: RoomFacts, now: number): HealthLevel {
  const isNight = level === 'offline' && isInRestartWindow(now, setting.clock, setting.restartWindow)
  return isNight ? 'restarting' : level
}

/** The most telling cause first: what a person can put right, then what the service says, then mere silence. */
const causeOrder: readonly ReasonCode[] = [
  'permissionMissing',
  'serviceFailing',
  'presenceDoubted',
  'presenceUnknown',
  'sampleStale',
  'noDevice',
  'notReadYet',
  'computeEvidenceOld',
  'noComputeEvidence',
  'noAccount',
]

function causeRank(reason: Reason): number {
  const rank = causeOrder.indexOf(reason.code)
  return rank < 0 ? causeOrder.length : rank
}

function worstProblem(findings: readonly Finding[]): HealthLevel | null {
  let worst: HealthLevel | null = null
  for (const { reason } of findings) {
    if (healthOrder[reason.level] >= healthOrder.unknown) continue
    if (worst === null || healthOrder[reason.level] < healthOrder[worst]) worst = reason.level
  }
  return worst
}

/** Licences are told, not judged: presence and devices work or not, whatever the paper says. */
function judgeAccount({ identity, account }: RoomFacts): { findings: Finding[]; notKnown: Reason[] } {
  if (account === null) {
    if (identity.accountId === null) return { findings: [], notKnown: [] }
    return { findings: [], notKnown: [stateReason('notReadYet', 'account', 'unknown', { rule: 'R2' })] }
  }
  const findings: Finding[] = []
  const add = (reason: Reason) => findings.push({ reason, since: null })
  if (account.isEnabled === false) {
    add(stateReason('accountDisabled', 'account', 'degraded', { sample: 'accountEnabled false' }))
  }
  const other = account.licences[0]
  if (other === undefined) add(stateReason('licenceMissing', 'account', 'healthy'))
  else if (!hasDeviceLicence(account.licences)) {
    add(stateReason('licenceNotForDevices', 'account', 'healthy', { params: { licence: other.name } }))
  }
  return { findings, notKnown: [] }
}

/** Presence calls the account offline, and so many others that it is not believed (alerting rule R10a). */
function doubtedPresence({ presence, presenceDoubt }: RoomFacts): Reason {
  const { availability = '', activity = '', lastGoodAt = null } = presence ?? {}
  const until = presenceDoubt?.until ?? null
  return stateReason('presenceDoubted', 'presence', 'unknown', {
    params: until === null ? {} : { until },
    sample: `availability ${availability}, activity ${activity}`,
    at: lastGoodAt,
    rule: 'R10a',
  })
}

function judgeRestart({ restarting, devices }: RoomFacts, now: number): Finding | null {
  if (restarting === null || now >= restarting.until) return null
  const facts = devices.find(({ device }) => device.deviceId === restarting.deviceId)
  const params = { device: facts ? deviceLabel(facts.device) : '' }
  const { since } = restarting
  return { reason: stateReason('restarting', 'action', 'restarting', { params, at: since }), since }
}

function readSuspicion(
  pending: ReturnType<typeof judgePresence>['pending'],
  level: HealthLevel,
  now: number,
): Suspicion | null {
  if (pending === null) return null
  const { sampleTimes, needed } = pending
  return { level, bad: sampleTimes.length, needed, since: sampleTimes[0] ?? now }
}

/** Levels that say nothing of how the room was: what came after may have begun before them. */
const blindLevels: ReadonlySet<HealthLevel> = new Set(['unknown', 'restarting', 'maintenance'])

/**
 * When the level began: kept while it stays; for a problem the earliest time its causes are known to hold, but not before
 * the level it follows; for a recovery from offline the first good sample. Else now, or null at first sight (R32).
 */
function sinceOf(
  level: HealthLevel,
  findings: readonly Finding[],
  facts: RoomFacts,
  now: number,
): number | null {
  const { previous, presence } = facts
  if (previous?.level === level) return previous.since
  if (level === 'healthy' || level === 'accountReachable') {
    const backSince = previous?.level === 'offline' ? (presence?.since ?? null) : null
    if (backSince !== null && backSince >= (previous?.since ?? backSince)) return Math.min(backSince, now)
  } else {
    const times = findings.flatMap(({ reason, since }) => (reason.level === level ? (since ?? []) : []))
    const earliest = level === 'unknown' || times.length === 0 ? null : Math.min(...times)
    const floor = previous === null || blindLevels.has(previous.level) ? null : previous.since
    if (earliest !== null) return Math.min(Math.max(earliest, floor ?? earliest), now)
  }
  return previous === null ? null : now
}
