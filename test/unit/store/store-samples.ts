import type { Logger } from '../../../src/main/lib/logger'
import type { RoomTransition, StoredRoom } from '../../../src/main/store/room-store'
import { ActionId, type ActionRecord } from '../../../src/shared/model/action'
import { type Device, type DeviceHealth, DeviceId } from '../../../src/shared/model/device'
import type { PresenceState } from '../../../src/shared/model/presence-state'
import { RoomId } from '../../../src/shared/model/room'
import { type Tenant, TenantKey } from '../../../src/shared/model/tenant'
import { type UnplugTest, UnplugTestId } from '../../../src/shared/model/unplug-test'

export const contoso = TenantKey.parse('contoso')
export const fabrikam = TenantKey.parse('fabrikam')

/** 31 January 2025, noon UTC. */
export const noon = Date.UTC(2025, 0, 31, 12)
export const day = 24 * 60 * 60 * 1000

/** A logger that keeps its lines. */
export function recordingLogger(): Logger & { lines: string[] } {
  const lines: string[] = []
  const keep = (message: string, context?: object) => {
    lines.push(`${message} ${JSON.stringify(context ?? {})}`)
  }
  const logger = { lines, info: keep, warn: keep, error: keep, child: () => logger }
  return logger
}

export function tenant(tenantKey: TenantKey): Tenant {
  return {
    tenantKey,
    displayName: tenantKey,
    badge: 'TT',
    colour: 0,
    group: null,
    directoryId: `${tenantKey}.example`,
    clientId: 'client',
    cloud: 'global',
    custom: null,
    profile: 'default',
    paused: false,
    owner: null,
    credential: null,
  }
}

export function device(id: string, changed: Partial<Device> = {}): Device {
  return {
    deviceId: DeviceId.parse(id),
    type: 'teamsRoom',
    typeAsSent: null,
    manufacturer: 'Lenovo',
    model: 'ThinkSmart Core',
    serialNumber: `SN-${id}`,
    uniqueId: null,
    macAddresses: ['00-11-22-33-44-55'],
    assetTag: null,
    notes: null,
    healthStatus: 'healthy',
    activityState: 'idle',
    accountId: `account-${id}`,
    accountName: `Room ${id}`,
    createdAt: noon - 100 * day,
    modifiedAt: noon - day,
    ...changed,
  }
}

export function deviceHealth(id: string): DeviceHealth {
  return {
    deviceId: DeviceId.parse(id),
    connection: { status: 'connected', since: noon },
    signIn: { teams: null, exchange: null, skype: null },
    peripherals: [],
    software: [],
  }
}

export function room(id: string, tenantKey: TenantKey = contoso, name = `Room ${id}`): StoredRoom {
  const roomId = RoomId.parse(id)
  const place = { kind: 'room' as const, name, site: 'HQ', city: 'Oslo', floor: '2', floorNumber: 2 }
  return {
    identity: {
      roomId,
      tenantKey,
      ...place,
      capacity: 8,
      accountId: `account-${id}`,
      mail: `${id}@contoso.example`,
      placeId: null,
      deviceIds: [],
    },
    health: { level: 'healthy', since: null, suspicion: null, reasons: [], notKnown: [] },
    summary: {
      roomId,
      tenantKey,
      ...place,
      level: 'healthy',
      since: null,
      suspicion: null,
      headline: null,
      devices: [],
      model: null,
      isInCall: null,
      isVip: false,
      asOf: null,
    },
  }
}

export function transition(
  id: string,
  at: number,
  level: RoomTransition['level'],
  changed: Partial<RoomTransition> = {},
): RoomTransition {
  return { roomId: RoomId.parse(id), at, from: null, level, isSoft: false, reason: null, ...changed }
}

export function presence(accountId: string): PresenceState {
  return {
    accountId,
    verdict: 'reachable',
    since: noon,
    pending: { verdict: 'offline', sampleTimes: [noon], needed: 3 },
    availability: 'available',
    activity: 'available',
    lastGoodAt: noon,
    sequenceNumber: '7',
  }
}

export function action(id: string, changed: Partial<ActionRecord> = {}): ActionRecord {
  return {
    actionId: ActionId.parse(id),
    tenantKey: contoso,
    roomId: RoomId.parse('a'),
    deviceId: DeviceId.parse('d'),
    deviceName: 'Core',
    roomName: 'Room a',
    kind: 'restart',
    state: 'sending',
    requestedBy: 'operator',
    requestedAt: noon,
    operationId: null,
    steps: [{ at: noon, state: 'sending', error: null, note: null }],
    ...changed,
  }
}

export function unplugTest(tenantKey: TenantKey = contoso): UnplugTest {
  return {
    testId: UnplugTestId.parse(`unplug-${tenantKey}`),
    tenantKey,
    roomId: RoomId.parse('r1'),
    roomName: 'Room r1',
    deviceId: DeviceId.parse('d1'),
    deviceType: 'teamsRoom',
    deviceName: 'ThinkSmart Core',
    state: 'done',
    startedAt: 0,
    pulledAt: 1,
    stages: { soft: 2, hard: 3, incident: 3, told: 4 },
    isLow: false,
  }
}
