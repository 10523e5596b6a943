import { computeTypes, deviceName } from '../../shared/model/device'
import type { RoomSummary } from '../../shared/model/room'
import { healthOrder, type Reason, type RoomHealth, type Suspicion } from '../../shared/model/room-health'
import { isInCall } from './presence-rules'
import type { RoomFacts } from './room-facts'

/** A room's row of the wall, from what it was judged by and the judgement. */
export function summariseRoom(facts: RoomFacts, health: RoomHealth): RoomSummary {
  const { identity, devices, presence } = facts
  const worst = health.reasons[0]
  const main = devices.find(({ device }) => computeTypes.has(device.type)) ?? devices[0]
  const source = identity.accountId === null ? 'deviceList' : 'presence'
  const stale = health.notKnown.find((reason) => reason.code === 'sampleStale' && reason.source === source)
  const isPresenceBelieved = presence !== null && !(stale && source === 'presence')
  return {
    roomId: identity.roomId,
    tenantKey: identity.tenantKey,
    kind: identity.kind,
    name: identity.name,
    site: identity.site,
    city: identity.city,
    floor: identity.floor,
    floorNumber: identity.floorNumber,
    level: health.level,
    since: health.since,
    suspicion: health.suspicion,
    headline: worst && healthOrder[worst.level] < healthOrder.accountReachable ? worst : null,
    devices: devices.map(({ device }) => ({
      deviceId: device.deviceId,
      type: device.type,
      healthStatus: device.healthStatus,
    })),
    model: main ? deviceName(main.device) : null,
    isInCall: isPresenceBelieved ? isInCall(presence) : null,
    isVip: facts.isVip,
    asOf: stale?.at ?? null,
  }
}

/** Do two summaries show the same? When the headline's sample was read does not count: it moves with every sweep. */
export function sameSummary(a: RoomSummary, b: RoomSummary): boolean {
  return (
    a.level === b.level &&
    a.since === b.since &&
    a.asOf === b.asOf &&
    a.isInCall === b.isInCall &&
    a.isVip === b.isVip &&
    a.name === b.name &&
    a.kind === b.kind &&
    a.site === b.site &&
    a.city === b.city &&
    a.floor === b.floor &&
    a.floorNumber === b.floorNumber &&
    a.model === b.model &&
    a.roomId === b.roomId &&
    a.tenantKey === b.tenantKey &&
    isSameSuspicion(a.suspicion, b.suspicion) &&
    isSameReason(a.headline, b.headline) &&
    isSameDevices(a.devices, b.devices)
  )
}

function isSameSuspicion(a: Suspicion | null, b: Suspicion | null): boolean {
  if (a === b) return true
  if (a === null || b === null) return false
  return a.level === b.level && a.bad === b.bad && a.needed === b.needed && a.since === b.since
}

function isSameReason(a: Reason | null, b: Reason | null): boolean {
  if (a === b) return true
  if (a === null || b === null) return false
  if (a.code !== b.code || a.level !== b.level || a.source !== b.source) return false
  if (a.sample !== b.sample || a.rule !== b.rule) return false
  const names = Object.keys(a.params)
  return (
    names.length === Object.keys(b.params).length && names.every((name) => a.params[name] === b.params[name])
  )
}

function isSameDevices(a: RoomSummary['devices'], b: RoomSummary['devices']): boolean {
  if (a.length !== b.length) return false
  return a.every((device, i) => {
    const other = b[i]
    return (
      device.deviceId === other?.deviceId &&
      device.type === other.type &&
      device.healthStatus === other.healthStatus
    )
  })
}
