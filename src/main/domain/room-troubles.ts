import type { Incident, IncidentSubject, Severity } from '../../shared/model/incident'
import type { Reason } from '../../shared/model/room-health'
import { dedupKeyOf, type Trouble } from './alert-facts'
import type { AlertRules } from './alert-rules'
import type { RoomMemory } from './alert-state'
import { graceMs } from './maintenance-cover'
import { isMeetingNow, raise } from './meeting-impact'
import { roomKeys } from './room-keys'
import { isInRestartWindow } from './room-local-time'
import type { DeviceProblem, RoomSignal } from './room-signal'

/** What else is going on while a room is looked at. */
export interface RoomSurroundings {
  memory: RoomMemory
  /** Presence tells every room offline at once: without the device's word nobody is believed (R10a). */
  isPresenceDoubted: boolean
  /** Many went at once and it is not clear yet why: believe nobody before this time. */
  holdUntil: number | null
}

/** Is the room down by either source, and does the device source say so itself? */
export function readDown(signal: RoomSignal): { since: number; isConfirmed: boolean } | null {
  if (signal.isRestarting) return null
  if (signal.compute === 'offline') {
    return { since: signal.badSince ?? signal.computeSince ?? 0, isConfirmed: true }
  }
  if (signal.presence === 'offline') return { since: signal.badSince ?? 0, isConfirmed: false }
  return null
}

/** Everything wrong with one room and what belongs to it. */
export function roomTroubles(
  signal: RoomSignal,
  around: RoomSurroundings,
  rules: AlertRules,
  now: number,
): Trouble[] {
  if (signal.isRestarting) return []
  const down = downTrouble(signal, around, rules, now)
  const isDown = readDown(signal) !== null
  const troubles = isDown ? [] : deviceTroubles(signal, around.memory, rules, now)
  return down ? [down, ...troubles] : troubles
}

function downTrouble(
  signal: RoomSignal,
  { memory, isPresenceDoubted, holdUntil }: RoomSurroundings,
  rules: AlertRules,
  now: number,
): Trouble | null {
  const down = readDown(signal)
  if (down === null || (isPresenceDoubted && !down.isConfirmed)) return null
  const { roomId, name } = signal
  const keys = roomKeys(signal)
  const parents = down.isConfirmed ? keys.downParents.confirmed : keys.downParents.doubted
  const night = nightOf(signal, down.since, rules, now)
  const isFirstSight =
    signal.presence === 'offline' ? signal.isOfflineAtFirstSight : wasGoneBefore(signal, memory, rules, now)
  const isLow = isFirstSight || night.isLow
  const isOffline = signal.presence === 'offline'
  // Long down, or with a meeting about to begin, it is no part of a rollout any more (R10b).
  const isAlone = now - down.since > rules.rollout.leaveAfterMs || isMeetingNow(signal.impact, rules, now)
  return {
    ...placeOf(signal),
    dedupKey: keys.down,
    type: isOffline ? 'roomOffline' : 'computeOffline',
    ...raise({ severity: 'critical', urgency: isLow ? 'low' : 'high' }, signal.impact, rules, now),
    subject: { kind: 'room', key: roomId, name },
    params: {
      confirmed: down.isConfirmed ? 'device' : 'presence',
      ...(signal.computerId && { deviceId: signal.computerId }),
    },
    firstBadAt: down.since,
    lastGoodAt: signal.lastGoodAt,
    isFirstSight,
    openAt: Math.max(night.openAt, down.isConfirmed ? 0 : (holdUntil ?? 0)),
    parentKeys: isAlone ? parents.alone : parents.inRollout,
  }
}

/** Whatever hours somebody set: what has been down so long is no restart any more. */
const longestNightMs = 6 * 60 * 60_000

/** Microsoft's update window by the room's own clock (R19): patience first, then low, and high once the night is over. */
function nightOf(
  signal: RoomSignal,
  since: number,
  { restartWindow, fallbackZone }: AlertRules,
  now: number,
): { openAt: number; isLow: boolean } {
  const zone = signal.zone ?? fallbackZone
  if (!isInRestartWindow(since, zone, restartWindow)) return { openAt: 0, isLow: false }
  // Still bad ten minutes after the window's end: it fires.
  const isLow = isInRestartWindow(now - graceMs, zone, restartWindow) && now - since < longestNightMs
  return { openAt: since + restartWindow.patienceMinutes * 60_000, isLow }
}

/** A list names no beginning: a computer that was gone when its room was new, and was never reached, was gone before (R32). */
function wasGoneBefore(
  { computeSince, lastGoodAt }: RoomSignal,
  memory: RoomMemory,
  rules: AlertRules,
  now: number,
): boolean {
  const isNewRoom = (computeSince ?? now) - memory.firstKnownAt <= rules.firstSightMs
  return (isNewRoom && lastGoodAt === null) || isOlderThanRoom(computeSince, memory, rules, now)
}

function isOlderThanRoom(
  since: number | null,
  memory: RoomMemory,
  { firstSightMs }: AlertRules,
  now: number,
): boolean {
  return since === null ? now - memory.firstKnownAt <= firstSightMs : since < memory.firstKnownAt
}

/** Problems of devices, one trouble a device and kind: what explains a roll-up takes its place and is named. */
function deviceTroubles(signal: RoomSignal, memory: RoomMemory, rules: AlertRules, now: number): Trouble[] {
  if (signal.problems.length === 0) return []
  const age = now - memory.firstKnownAt
  const basis: Basis = { rules, firstKnownAt: memory.firstKnownAt, phase: phaseOf(age, rules) }
  const known = findings.get(signal)
  if (known && isSameBasis(known.basis, basis)) return known.troubles
  const troubles = judgeDevices(signal, memory, rules, now)
  const isTimeless =
    signal.impact === null && signal.problems.every(({ reason, since }) => (since ?? reason.at) !== null)
  if (isTimeless) findings.set(signal, { basis, troubles })
  return troubles
}

/** What the troubles of a signal's devices follow from beside the signal itself, while nothing in it moves with time. */
interface Basis {
  rules: AlertRules
  firstKnownAt: number
  /** How many of the times after which a room is not new any more are over. */
  phase: number
}

/** A signal keeps its object while it tells the same, so standing problems are not worked out anew at every look. */
const findings = new WeakMap<RoomSignal, { basis: Basis; troubles: Trouble[] }>()

function phaseOf(ageMs: number, { firstSightMs, firstSweepMs }: AlertRules): number {
  return Number(ageMs > firstSightMs) + Number(ageMs > firstSweepMs)
}

function isSameBasis(a: Basis, b: Basis): boolean {
  return a.rules === b.rules && a.firstKnownAt === b.firstKnownAt && a.phase === b.phase
}

function judgeDevices(signal: RoomSignal, memory: RoomMemory, rules: AlertRules, now: number): Trouble[] {
  const byKey = new Map<string, Trouble>()
  const behind = new Set(
    signal.problems.flatMap(({ reason: { code, params } }) =>
      code === 'softwareBehind' ? [String(params.deviceId)] : [],
    ),
  )
  for (const problem of signal.problems) {
    const deviceId = String(problem.reason.params.deviceId ?? '')
    if (problem.reason.code === 'deviceNonUrgent' && behind.has(deviceId)) continue
    const trouble = deviceTrouble(signal, problem, deviceId, memory, rules, now)
    const known = byKey.get(trouble.dedupKey)
    // Reasons come worst first; what explains a roll-up says more than the roll-up.
    if (!known || detail(trouble) > detail(known)) byKey.set(trouble.dedupKey, trouble)
  }
  return [...byKey.values()]
}

function detail({ params }: Trouble): number {
  return params.peripheral !== undefined ? 2 : params.service !== undefined ? 1 : 0
}

function deviceTrouble(
  signal: RoomSignal,
  { reason, since }: DeviceProblem,
  deviceId: string,
  memory: RoomMemory,
  rules: AlertRules,
  now: number,
): Trouble {
  const { tenantKey, roomId } = signal
  const { type, kind } = kindOf(reason, hasLostPeripheral(signal, deviceId))
  const isCritical = reason.level === 'critical'
  // Software has no time of its own and is first read by the slow sweep.
  const isFirstSight =
    type === 'softwareBehind'
      ? now - memory.firstKnownAt <= rules.firstSweepMs
      : isOlderThanRoom(since, memory, rules, now)
  const severity: Severity = isCritical ? 'critical' : type === 'softwareBehind' ? 'info' : 'warning'
  const key = `${roomId} ${deviceId}`
  const subject: IncidentSubject = { kind: 'device', key, name: String(reason.params.device ?? '') }
  return {
    ...placeOf(signal),
    dedupKey: dedupKeyOf(tenantKey, kind, key),
    type,
    ...raise({ severity, urgency: isCritical && !isFirstSight ? 'high' : 'low' }, signal.impact, rules, now),
    subject,
    params: reason.params,
    firstBadAt: since ?? reason.at ?? now,
    lastGoodAt: null,
    isFirstSight,
    openAt: Math.max(
      (signal.upSince ?? 0) + rules.settlingMs,
      since === null ? 0 : nightOf(signal, since, rules, now).openAt,
    ),
    parentKeys: roomKeys(signal).deviceParents,
  }
}

function hasLostPeripheral({ problems }: RoomSignal, deviceId: string): boolean {
  return problems.some(
    ({ reason }) => reason.code === 'peripheralDisconnected' && reason.params.deviceId === deviceId,
  )
}

/** A device has one incident for its health; a lost sign-in explains it like a lost peripheral, or stands beside one. */
function kindOf(
  { code, level, params }: Reason,
  isPeripheralLost: boolean,
): { type: Trouble['type']; kind: string } {
  switch (code) {
    case 'deviceOffline':
      return { type: 'deviceOffline', kind: 'deviceOffline' }
    case 'signInDisconnected':
      return {
        type: 'connectionLost',
        kind:
          isPeripheralLost || params.service !== 'teams' ? `connection ${params.service}` : 'deviceHealth',
      }
    case 'softwareBehind':
      return { type: 'softwareBehind', kind: 'software' }
    default:
      return { type: level === 'critical' ? 'deviceCritical' : 'deviceNonUrgent', kind: 'deviceHealth' }
  }
}

function placeOf(signal: RoomSignal) {
  const { tenantKey, site, model, roomId, name, impact } = signal
  return { tenantKey, site, model, roomId, roomName: name, impact }
}

/** Does anything say how the room is, good or bad (R2)? */
export function isRoomHeard(signal: RoomSignal): boolean {
  return readDown(signal) !== null || signal.presence === 'reachable' || signal.compute === 'alive'
}

/** A room's incident whose trouble is not seen any more: is it over, or can nobody tell (R2)? */
export function isRoomIncidentOver(incident: Incident, signal: RoomSignal | undefined): boolean {
  if (signal === undefined) return true
  if (signal.isRestarting) return false
  const isDownKind = incident.type === 'roomOffline' || incident.type === 'computeOffline'
  if (!isDownKind) return signal.areDevicesKnown && readDown(signal) === null
  if (signal.isSoft || signal.presence === 'offline' || signal.compute === 'offline') return false
  // Presence never clears what the device source said (R7).
  if (incident.params.confirmed === 'device') return signal.areDevicesKnown
  return signal.presence === 'reachable' || signal.compute === 'alive'
}
