import type { DeviceFacts, RoomFacts, WorkloadFacts } from '../../../src/main/domain/room-facts'
import { judgeRoom } from '../../../src/main/domain/room-health'
import type { RoomSetting } from '../../../src/main/domain/room-setting'
import type { Account, Licence } from '../../../src/shared/model/account'
import {
  type Device,
  type DeviceHealth,
  DeviceId,
  type PeripheralHealth,
} from '../../../src/shared/model/device'
import { defaultRestartWindow } from '../../../src/shared/model/maintenance'
import type { Place } from '../../../src/shared/model/place'
import type { PresenceState } from '../../../src/shared/model/presence-state'
import { RoomId, type RoomIdentity } from '../../../src/shared/model/room'
import type { Reason, ReasonCode, RoomHealth } from '../../../src/shared/model/room-health'
import { TenantKey } from '../../../src/shared/model/tenant'

export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute

/** The moment every test judges at. */
export const now = Date.UTC(2026, 10, 2, 9)

export const contoso = TenantKey.parse('contoso')

export const proLicence: Licence = {
  skuId: '4cde982a-ede4-4409-9ae6-b003453c8ea6',
  class: 'pro',
  name: 'Teams Rooms Pro',
}
export const sharedLicence: Licence = {
  skuId: '295a8eb0-f78d-45c7-8b5b-1eed5ed02dff',
  class: 'shared',
  name: 'Teams Shared Devices',
}
export const userLicence: Licence = { skuId: 'e5', class: 'other', name: 'e5' }

export function device(id: string, facts: Partial<Device> = {}): Device {
  return {
    deviceId: DeviceId.parse(id),
    type: 'teamsRoom',
    typeAsSent: null,
    manufacturer: 'Lenovo',
    model: 'ThinkSmart Core',
    serialNumber: `SN-${id}`,
    uniqueId: null,
    macAddresses: [],
    assetTag: null,
    notes: null,
    healthStatus: 'healthy',
    activityState: 'idle',
    accountId: null,
    accountName: null,
    createdAt: null,
    modifiedAt: null,
    ...facts,
  }
}

export function account(id: string, facts: Partial<Account> = {}): Account {
  return {
    accountId: id,
    displayName: `Account ${id}`,
    userPrincipalName: `${id}@contoso.example`,
    mail: `${id}@contoso.example`,
    isEnabled: true,
    licences: [proLicence],
    ...facts,
  }
}

export function place(id: string, facts: Partial<Place> = {}): Place {
  return {
    placeId: id,
    displayName: `Place ${id}`,
    mail: null,
    building: 'Building 4',
    floor: '2',
    floorNumber: 2,
    city: 'Oslo',
    countryOrRegion: null,
    capacity: 8,
    label: null,
    phone: null,
    ...facts,
  }
}

export function identity(facts: Partial<RoomIdentity> = {}): RoomIdentity {
  return {
    roomId: RoomId.parse('room-1'),
    tenantKey: contoso,
    kind: 'room',
    name: 'Fjord',
    site: 'Building 4',
    city: 'Oslo',
    floor: '2',
    floorNumber: 2,
    capacity: 8,
    accountId: 'acc',
    mail: 'fjord@contoso.example',
    placeId: null,
    deviceIds: [],
    ...facts,
  }
}

/** A presence that was read just now and has been hard for an hour. */
export function presence(
  verdict: 'reachable' | 'offline',
  facts: Partial<PresenceState> = {},
): PresenceState {
  const word = verdict === 'offline' ? 'offline' : 'available'
  return {
    accountId: 'acc',
    verdict,
    since: now - hour,
    pending: null,
    availability: word,
    activity: word,
    lastGoodAt: now,
    sequenceNumber: null,
    ...facts,
  }
}

/** A device whose list entry was read a minute ago; give `health` to have its branch read as well. */
export function listed(of: Device, facts: Partial<Omit<DeviceFacts, 'device'>> = {}): DeviceFacts {
  const healthReadAt = facts.health ? now - minute : null
  return { device: of, listReadAt: now - minute, health: null, healthReadAt, ...facts }
}

export function health(facts: Partial<DeviceHealth> = {}): DeviceHealth {
  return {
    deviceId: DeviceId.parse('pc'),
    connection: { status: 'connected', since: now - 24 * hour },
    signIn: { teams: null, exchange: null, skype: null },
    peripherals: [],
    software: [],
    ...facts,
  }
}

export function peripheral(facts: Partial<PeripheralHealth> = {}): PeripheralHealth {
  const connection = { status: 'disconnected', since: now - 20 * minute } as const
  return { kind: 'roomCamera', name: 'MeetUp', isOptional: false, connection, ...facts }
}

function workload(everyMs: number): WorkloadFacts {
  return { state: 'live', everyMs, lastGoodAt: now - second, error: null }
}

export const workloads: RoomFacts['workloads'] = {
  presence: workload(30 * second),
  devices: workload(5 * minute),
  deviceHealth: workload(60 * minute),
}

/** A room in UTC on which nobody works. */
export const ordinarySetting: RoomSetting = {
  zone: null,
  clock: 'UTC',
  maintenance: null,
  restartWindow: defaultRestartWindow,
}

/** A room in perfect order: account reachable, computer listed healthy a minute ago, its branch read. */
export function roomFacts(facts: Partial<RoomFacts> = {}): RoomFacts {
  const devices = facts.devices ?? [listed(device('pc', { accountId: 'acc' }), { health: health() })]
  return {
    identity: identity({ deviceIds: devices.map((d) => d.device.deviceId) }),
    account: account('acc'),
    presence: presence('reachable'),
    restarting: null,
    workloads,
    deviceSource: 'teamwork',
    setting: ordinarySetting,
    previous: null,
    isVip: false,
    presenceDoubt: null,
    ...facts,
    devices,
  }
}

/** Judges {@link roomFacts} with these differences. */
export function judge(facts: Partial<RoomFacts> = {}, at = now): RoomHealth {
  return judgeRoom(roomFacts(facts), at)
}

export const codes = (judged: RoomHealth): ReasonCode[] => judged.reasons.map((reason) => reason.code)
export const unknowns = (judged: RoomHealth): ReasonCode[] => judged.notKnown.map((reason) => reason.code)
export const reasonOf = (judged: RoomHealth, code: ReasonCode): Reason | undefined =>
  judged.reasons.find((reason) => reason.code === code)

/** The tenant's pollers, one of them in trouble. */
export function troubled(
  workload: keyof RoomFacts['workloads'],
  trouble: Partial<WorkloadFacts>,
): RoomFacts['workloads'] {
  return { ...workloads, [workload]: { ...workloads[workload], ...trouble } }
}

export const noDevices: Partial<RoomFacts> = { devices: [], deviceSource: 'none' }

/** The room's computer, signed in with its account. */
export function pc(facts: Partial<Device> = {}): Device {
  return device('pc', { accountId: 'acc', ...facts })
}
