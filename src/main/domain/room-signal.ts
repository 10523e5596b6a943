import { computeTypes, type DeviceId, deviceName, type SoftwareKind } from '../../shared/model/device'
import type { Impact } from '../../shared/model/incident'
import type { RoomId } from '../../shared/model/room'
import type { Reason, ReasonCode, RoomHealth } from '../../shared/model/room-health'
import type { TenantKey } from '../../shared/model/tenant'
import { judgePresence } from './presence-evidence'
import type { DeviceFacts, RoomFacts } from './room-facts'

/** A room as the alerting rules see it. Times are epoch ms. */
export interface RoomSignal {
  tenantKey: TenantKey
  roomId: RoomId
  name: string
  site: string | null
  model: string | null
  /** The one device that runs the room; null where none is known, or several do. */
  computerId: DeviceId | null
  /** IANA zone; null = not known, the console's own counts. */
  zone: string | null
  /** What presence says and may be believed; null = nothing (R2). */
  presence: 'offline' | 'reachable' | null
  /** The first bad sample of the present spell, soft or hard; null while good or unknown. */
  badSince: number | null
  /** When the account came back; null while it is away, and when it was there at first sight. */
  upSince: number | null
  /** Somebody marked the room as very important (R20). */
  isVip: boolean
  /** It was offline when presence first spoke (R32). */
  isOfflineAtFirstSight: boolean
  /** Waiting for more samples before offline is believed (R1). */
  isSoft: boolean
  /** Offline still, with a first good sample: the next one settles it (R5). */
  isRecovering: boolean
  /** Our own restart is under way: nothing it does counts. */
  isRestarting: boolean
  /** What the device source says of the room's computer; null = nothing that may be believed. */
  compute: 'offline' | 'alive' | null
  computeSince: number | null
  /** Can the absence of a device problem be believed? */
  areDevicesKnown: boolean
  /** Problems of devices, peripherals, sign-in and software. */
  problems: readonly DeviceProblem[]
  /** What the room's computer runs, as last reported: of what may take it away, each kind with its version. */
  versions: readonly RunningVersion[]
  /** The update that waits for the room's computer and restarts it, as it was last reported; null = none is known. */
  update: WaitingUpdate | null
  /** The last good presence sample before the present spell; null while there is none, or when it is not known. */
  lastGoodAt: number | null
  impact: Impact | null
}

/** A statement about a device, and since when it is known to hold (epoch ms). */
export interface DeviceProblem {
  reason: Reason
  since: number | null
}

/** A piece of software and its version. */
export interface RunningVersion {
  software: SoftwareKind
  version: string
}

/** An update that is there and not installed; `version` is the same for all devices it waits for. */
interface WaitingUpdate {
  deviceId: DeviceId
  version: string
  /** When it was first read, epoch ms; null when it may have been there before anything was read of the room. */
  firstReadAt: number | null
}

/** Software whose update takes the room away for some minutes. */
const restartingSoftware: ReadonlySet<SoftwareKind> = new Set(['operatingSystem', 'firmware', 'teamsClient'])

/** Statements that become incidents of a device. */
const problemCodes: ReadonlySet<ReasonCode> = new Set([
  'deviceOffline',
  'deviceCritical',
  'deviceNonUrgent',
  'peripheralDisconnected',
  'signInDisconnected',
  'softwareBehind',
])

/** What keeps the devices' silence from meaning that all is well. */
const doubtCodes: ReadonlySet<ReasonCode> = new Set([
  'permissionMissing',
  'serviceFailing',
  'sampleStale',
  'notReadYet',
  'computeEvidenceOld',
])

function isDoubt({ source, code, sample }: Reason): boolean {
  if (source === 'presence' || source === 'account') return false
  // Without a sample it only says that the room has no computer at all, unless the whole source is gone.
  if (code === 'noComputeEvidence') return source === 'tenant' || sample !== null
  return doubtCodes.has(code)
}

/**
 * Draws from a room's facts and judgement what the alerting rules need. `before` is its last signal, `lastReachableAt` the
 * last good sample before the present doubt, if there is one.
 */
export function readRoomSignal(
  facts: RoomFacts,
  health: RoomHealth,
  before: RoomSignal | null,
  lastReachableAt: number | null,
  now: number,
): RoomSignal {
  const { identity, devices } = facts
  const evidence = judgePresence(facts, now)
  const isSoft = evidence.verdict !== 'offline' && evidence.pending?.verdict === 'offline'
  const isOffline = evidence.verdict === 'offline'
  const computeOffline = health.reasons.find(({ code }) => code === 'computeOffline')
  const isAlive = health.reasons.some(({ code }) => code === 'computeHealthy')
  const compute = computeOffline ? ('offline' as const) : isAlive ? ('alive' as const) : null
  const pendingSince = evidence.pending?.sampleTimes[0] ?? null
  const knownSince = facts.presence?.since ?? before?.badSince ?? now
  const main = devices[0]
  return {
    tenantKey: identity.tenantKey,
    roomId: identity.roomId,
    name: identity.name,
    site: identity.site,
    model: main ? deviceName(main.device) : null,
    computerId: computerOf(devices),
    zone: facts.setting.zone,
    presence: evidence.verdict,
    badSince: isOffline ? knownSince : isSoft ? pendingSince : null,
    isVip: facts.isVip,
    upSince: evidence.verdict === 'reachable' ? (facts.presence?.since ?? null) : null,
    isOfflineAtFirstSight: isOffline && facts.presence?.since === null,
    isSoft,
    isRecovering: isOffline && evidence.pending?.verdict === 'reachable',
    isRestarting: health.reasons.some(({ code }) => code === 'restarting'),
    compute,
    computeSince: compute !== 'offline' ? null : (before?.computeSince ?? health.since ?? now),
    areDevicesKnown: !health.notKnown.some(isDoubt),
    problems: health.reasons
      .filter(({ code }) => problemCodes.has(code))
      .map((reason) => ({ reason, since: problemSince(reason, devices) })),
    versions: versionsOf(main),
    update: waitingUpdate(main, before, now),
    lastGoodAt:
      isOffline || isSoft ? lastReachableAt : compute === 'offline' ? goodBeforeCompute(facts, before) : null,
    impact: null,
  }
}

function computerOf(devices: readonly DeviceFacts[]): DeviceId | null {
  const computers = devices.filter(({ device }) => computeTypes.has(device.type))
  const running = computers.length > 0 ? computers : devices
  return running.length === 1 ? (running[0]?.device.deviceId ?? null) : null
}

function versionsOf(main: DeviceFacts | undefined): RunningVersion[] {
  const software = main?.health?.software ?? []
  return software.flatMap(({ kind, current }) =>
    current !== null && restartingSoftware.has(kind) ? { software: kind, version: current } : [],
  )
}

/** What the computer said of its software, also before it went away. */
function waitingUpdate(
  main: DeviceFacts | undefined,
  before: RoomSignal | null,
  now: number,
): WaitingUpdate | null {
  const found = main?.health?.software.find(
    ({ kind, freshness }) => freshness === 'updateAvailable' && restartingSoftware.has(kind),
  )
  if (!main || !found) return null
  const { deviceId } = main.device
  const version = `${found.kind} ${found.available ?? ''}`
  const known = before?.update
  if (known?.deviceId === deviceId && known.version === version) return known
  return { deviceId, version, firstReadAt: before?.areDevicesKnown ? now : null }
}

/** The device source was faster than presence: the last good sample is the newest one there was when it spoke. */
function goodBeforeCompute({ presence }: RoomFacts, before: RoomSignal | null): number | null {
  return before?.compute === 'offline' ? before.lastGoodAt : (presence?.lastGoodAt ?? null)
}

/** Do two signals tell the rules the same? When a good sample was read does not count: it moves with every sweep. */
export function sameSignal(a: RoomSignal, b: RoomSignal): boolean {
  return (
    a.presence === b.presence &&
    a.badSince === b.badSince &&
    a.isSoft === b.isSoft &&
    a.isRecovering === b.isRecovering &&
    a.isVip === b.isVip &&
    a.isRestarting === b.isRestarting &&
    a.compute === b.compute &&
    a.areDevicesKnown === b.areDevicesKnown &&
    a.name === b.name &&
    a.site === b.site &&
    a.model === b.model &&
    a.computerId === b.computerId &&
    a.zone === b.zone &&
    a.versions.length === b.versions.length &&
    a.versions.every((running, index) => isSameVersion(running, b.versions[index])) &&
    a.update?.deviceId === b.update?.deviceId &&
    a.update?.version === b.update?.version &&
    a.problems.length === b.problems.length &&
    a.problems.every((problem, index) => problemKey(problem) === problemKey(b.problems[index]))
  )
}

/** Do two rooms run the same? */
export function isSameVersion(a: RunningVersion, b: RunningVersion | undefined): boolean {
  return a.software === b?.software && a.version === b.version
}

function problemKey(problem: DeviceProblem | undefined): string {
  if (!problem) return ''
  const { code, level, params } = problem.reason
  return `${code} ${level} ${Object.values(params).join(' ')}`
}

/** The time the device itself gives for a lost connection. */
function problemSince({ code, params }: Reason, devices: readonly DeviceFacts[]): number | null {
  const health = devices.find(({ device }) => device.deviceId === params.deviceId)?.health
  if (code === 'peripheralDisconnected') {
    const lost = health?.peripherals.find(
      ({ kind, connection }) => kind === params.peripheral && connection.status === 'disconnected',
    )
    return lost?.connection.since ?? null
  }
  if (code === 'deviceOffline') return health?.connection?.since ?? null
  if (code !== 'signInDisconnected') return null
  const connection = params.service === 'teams' ? health?.signIn.teams : health?.signIn.exchange
  return connection?.since ?? null
}
