import { computeTypes, type Device, type DeviceHealth } from '../../shared/model/device'
import type { HealthLevel, Reason, ReasonCode } from '../../shared/model/room-health'
import { isStale } from './poll-schedule'
import type { DeviceFacts, RoomFacts } from './room-facts'
import { deviceLabel, type Finding, stateReason, workloadTrouble } from './room-reason'

/** A room's computer must have been seen alive this lately for the room to read healthy (alerting rule R7), ms. */
export const computeEvidenceMs = 15 * 60_000

/** What the device source tells of a room. */
interface DeviceEvidence {
  findings: Finding[]
  notKnown: Reason[]
  /** Has every main device of the room been seen alive lately enough to call the room healthy (R7)? */
  isComputeAlive: boolean
}

/**
 * Reads a room's devices. A problem is believed for three intervals of the poller that read it (alerting rule R3), good
 * health for 15 min only (R7). Main devices are the room's computers; where a shared device or a device without account is
 * all there is, its devices. Trouble of the others (door panel, console) degrades the room at worst.
 */
export function judgeDevices(facts: RoomFacts, now: number): DeviceEvidence {
  const { devices, identity } = facts
  const evidence: DeviceEvidence = { findings: [], notKnown: [], isComputeAlive: false }
  const trouble = sourceTrouble(facts)
  if (devices.length === 0) {
    const isRead = facts.deviceSource === 'teamwork' && facts.workloads.devices.lastGoodAt !== null
    if (identity.accountId === null || isRead) {
      evidence.notKnown.push(stateReason('noDevice', 'deviceList', 'unknown', { rule: 'R7' }))
    } else if (trouble.length > 0) evidence.notKnown.push(...trouble)
    // Intune lists what is enrolled there: a room without one may have a device all the same.
    else evidence.notKnown.push(stateReason('noComputeEvidence', 'tenant', 'unknown', { rule: 'R7' }))
    return evidence
  }
  const compute = devices.filter(({ device }) => computeTypes.has(device.type))
  const isWithoutCompute = identity.kind === 'sharedDevice' || identity.kind === 'deviceOnly'
  const main = compute.length > 0 || !isWithoutCompute ? compute : devices
  evidence.notKnown.push(...trouble)
  if (main.length === 0 && !trouble.some((reason) => reason.code === 'noComputeEvidence')) {
    evidence.notKnown.push(stateReason('noComputeEvidence', 'deviceList', 'unknown', { rule: 'R7' }))
  }
  const alive = devices.filter((device) => judgeDevice(device, main.includes(device), facts, now, evidence))
  evidence.isComputeAlive = main.length > 0 && main.every((device) => alive.includes(device))
  return evidence
}

/** Why the device source as a whole cannot be heard. */
function sourceTrouble({ deviceSource, workloads }: RoomFacts): Reason[] {
  const permission = 'TeamworkDevice.ReadWrite.All'
  const trouble =
    workloadTrouble(workloads.devices, 'deviceList', permission) ??
    workloadTrouble(workloads.deviceHealth, 'deviceHealth', permission)
  const reasons = trouble ? [trouble] : []
  if (deviceSource === 'none')
    reasons.push(stateReason('noComputeEvidence', 'tenant', 'unknown', { rule: 'R7' }))
  else if (workloads.devices.lastGoodAt === null && !trouble) {
    reasons.push(stateReason('notReadYet', 'deviceList', 'unknown', { rule: 'R2' }))
  }
  return reasons
}

/** Adds what one device tells to `evidence`; returns whether it was seen alive lately enough (R7). */
function judgeDevice(
  facts: DeviceFacts,
  isMain: boolean,
  room: RoomFacts,
  now: number,
  evidence: DeviceEvidence,
): boolean {
  const { device, listReadAt } = facts
  const named = nameDevice(device)
  const connection = readConnection(facts, room, now)
  if (connection === null) {
    if (!isMain) return false
    const isOld = isStale(listReadAt, room.workloads.devices.everyMs, now)
    const code = isOld ? 'sampleStale' : 'noComputeEvidence'
    const sample = `healthStatus ${device.healthStatus}`
    const rule = isOld ? 'R3' : 'R7'
    evidence.notKnown.push(stateReason(code, 'deviceList', 'unknown', { sample, at: listReadAt, rule }))
    return false
  }

  const { source, sample, at, since } = connection
  const read = { sample, at, rule: isMain ? 'R7' : null }
  if (!connection.isConnected) {
    // What hangs on an offline device is not judged: its last words only repeat that it is gone.
    const code: ReasonCode = isMain && computeTypes.has(device.type) ? 'computeOffline' : 'deviceOffline'
    const params = { ...named, deviceType: device.type }
    const level = isMain ? 'critical' : 'degraded'
    evidence.findings.push({ reason: stateReason(code, source, level, { ...read, params }), since })
    return false
  }
  evidence.findings.push(...judgeRollUp(facts, isMain, room, now), ...judgeBranches(facts, isMain, room, now))
  if (!isMain) return false
  const params = named
  if (facts.health === null) {
    evidence.notKnown.push(stateReason('notReadYet', 'deviceHealth', 'unknown', { params, rule: 'R2' }))
  }
  if (now - at > computeEvidenceMs) {
    evidence.notKnown.push(stateReason('computeEvidenceOld', source, 'unknown', { ...read, params }))
    return false
  }
  evidence.findings.push({
    reason: stateReason('computeHealthy', source, 'healthy', { ...read, params }),
    since,
  })
  return true
}

interface ConnectionReading {
  isConnected: boolean
  source: 'deviceList' | 'deviceHealth'
  sample: string
  at: number
  since: number | null
}

/**
 * Is the device connected? Both the list's roll-up and the health branch answer that; the newest believable reading wins,
 * the branch on a tie, because it was asked of the device itself. null = neither says.
 */
function readConnection(facts: DeviceFacts, room: RoomFacts, now: number): ConnectionReading | null {
  const { device, listReadAt } = facts
  const branch = believedHealth(facts, room, now)
  const connection = branch?.health.connection ?? null
  let newest: ConnectionReading | null = null
  if (branch && connection && connection.status !== 'unknown') {
    const sample = `connection ${connection.status}`
    const isConnected = connection.status === 'connected'
    newest = { isConnected, source: 'deviceHealth', sample, at: branch.readAt, since: connection.since }
  }
  const { healthStatus } = device
  if (healthStatus === 'unknown' || isStale(listReadAt, room.workloads.devices.everyMs, now)) return newest
  if (newest && newest.at >= listReadAt) return newest
  const isConnected = healthStatus !== 'offline'
  const since = newest?.isConnected === isConnected ? newest.since : null
  return { isConnected, source: 'deviceList', sample: `healthStatus ${healthStatus}`, at: listReadAt, since }
}

/** How a reason says which device it means: by name for people, by id because a room may have two of a model. */
function nameDevice(device: Device): { device: string; deviceId: string } {
  return { device: deviceLabel(device), deviceId: device.deviceId }
}

/** The service's own verdict on a connected device. */
function judgeRollUp(
  { device, listReadAt }: DeviceFacts,
  isMain: boolean,
  room: RoomFacts,
  now: number,
): Finding[] {
  const { healthStatus } = device
  if (healthStatus !== 'critical' && healthStatus !== 'nonUrgent') return []
  if (isStale(listReadAt, room.workloads.devices.everyMs, now)) return []
  const isCritical = healthStatus === 'critical'
  const details = {
    params: nameDevice(device),
    sample: `healthStatus ${healthStatus}`,
    at: listReadAt,
  }
  const code = isCritical ? 'deviceCritical' : 'deviceNonUrgent'
  const level = isCritical && isMain ? 'critical' : 'degraded'
  return [{ reason: stateReason(code, 'deviceList', level, details), since: null }]
}

/** What the branches of a connected device's health say: peripherals, sign-in, software. */
function judgeBranches(facts: DeviceFacts, isMain: boolean, room: RoomFacts, now: number): Finding[] {
  const branch = believedHealth(facts, room, now)
  if (branch === null) return []
  const { health, readAt: at } = branch
  const named = nameDevice(facts.device)
  const findings: Finding[] = []
  const severe: HealthLevel = isMain ? 'critical' : 'degraded'
  for (const { kind, name, isOptional, connection } of health.peripherals) {
    if (isOptional || connection.status !== 'disconnected') continue
    if (isOverruled(facts, at, 'critical')) continue
    const params = { ...named, peripheral: kind, ...(name === null ? {} : { name }) }
    const details = { params, sample: `${kind} disconnected`, at }
    const reason = stateReason('peripheralDisconnected', 'deviceHealth', severe, details)
    findings.push({ reason, since: connection.since })
  }
  // Skype's connection is listed by the service, too, but no room needs it any more.
  for (const service of ['teams', 'exchange'] as const) {
    const connection = health.signIn[service]
    const weight = service === 'teams' ? 'critical' : 'degraded'
    if (connection?.status !== 'disconnected' || isOverruled(facts, at, weight)) continue
    const details = { params: { ...named, service }, sample: `${service} sign-in disconnected`, at }
    const level = service === 'teams' ? severe : 'degraded'
    findings.push({
      reason: stateReason('signInDisconnected', 'deviceHealth', level, details),
      since: connection.since,
    })
  }
  for (const { kind, current, available, freshness } of health.software) {
    if (freshness !== 'updateAvailable') continue
    const params = { ...named, software: kind, ...(current && { current }), ...(available && { available }) }
    findings.push({
      reason: stateReason('softwareBehind', 'deviceHealth', 'healthy', { params, at }),
      since: null,
    })
  }
  return findings
}

/**
 * Does a newer list entry take back a problem of this weight? A roll-up of `healthy` leaves room for none, `nonUrgent` for
 * no critical one. A newer branch wins over an older list; `unknown` and `offline` take nothing back.
 */
function isOverruled(
  { device, listReadAt }: DeviceFacts,
  readAt: number,
  weight: 'critical' | 'degraded',
): boolean {
  if (listReadAt <= readAt) return false
  return device.healthStatus === 'healthy' || (device.healthStatus === 'nonUrgent' && weight === 'critical')
}

/** The health branch while it may be believed (R3). */
function believedHealth(
  { health, healthReadAt }: DeviceFacts,
  room: RoomFacts,
  now: number,
): { health: DeviceHealth; readAt: number } | null {
  if (health === null || healthReadAt === null) return null
  if (isStale(healthReadAt, room.workloads.deviceHealth.everyMs, now)) return null
  return { health, readAt: healthReadAt }
}
