import { expect, test } from 'vitest'
import { WireDevice, WireSingleDevice } from '../../../src/main/graph/wire-device'
import { toDeviceHealth, WireDeviceHealth } from '../../../src/main/graph/wire-device-health'
import { WireDeviceOperation, WireSingleOperation } from '../../../src/main/graph/wire-device-operation'
import { DeviceId } from '../../../src/shared/model/device'

const id = DeviceId.parse('0f3ce432-e432-0f3c-32e4-3c0f32e43c0f')

/** As the published list example has it. */
const published = {
  '@odata.type': '#microsoft.graph.teamworkDevice',
  id,
  deviceType: 'CollaborationBar',
  hardwareDetail: {
    serialNumber: '0189',
    uniqueId: '5abcdefgh',
    macAddresses: [],
    manufacturer: 'yealink',
    model: 'vc210',
  },
  notes: 'CollaborationBar device.',
  companyAssetTag: 'Tag1',
  healthStatus: 'NonUrgent',
  activityState: 'Idle',
  createdDateTime: '2021-06-19T19:01:04.185Z',
  createdBy: null,
  lastModifiedDateTime: '2021-06-19T19:01:04.185Z',
  currentUser: { id: '2A610F6F-adf6-4205', displayName: 'Evan Lewis', userIdentityType: 'aadUser' },
}

test('a published device is read, its PascalCase included', () => {
  expect(WireDevice.parse(published)).toEqual({
    deviceId: id,
    type: 'collaborationBar',
    typeAsSent: null,
    manufacturer: 'yealink',
    model: 'vc210',
    serialNumber: '0189',
    uniqueId: '5abcdefgh',
    macAddresses: [],
    assetTag: 'Tag1',
    notes: 'CollaborationBar device.',
    healthStatus: 'nonUrgent',
    activityState: 'idle',
    accountId: '2a610f6f-adf6-4205',
    accountName: 'Evan Lewis',
    createdAt: Date.UTC(2021, 5, 19, 19, 1, 4, 185),
    modifiedAt: Date.UTC(2021, 5, 19, 19, 1, 4, 185),
  })
})

test('an id is all a device needs', () => {
  expect(WireDevice.parse({ id })).toMatchObject({
    deviceId: id,
    type: 'unknown',
    manufacturer: null,
    macAddresses: [],
    healthStatus: 'unknown',
    activityState: 'unknown',
    accountId: null,
    createdAt: null,
  })
})

test.each([
  ['no id', {}],
  ['an empty id', { id: '' }],
  ['a number as id', { id: 7 }],
  ['no object', 'device'],
])('%s is no device', (_name, value) => {
  expect(WireDevice.safeParse(value).success).toBe(false)
})

test('a fault in one property costs that property', () => {
  const odd = {
    ...published,
    hardwareDetail: { model: 42, manufacturer: ' Neat ', macAddresses: ['aa', null, 3] },
    currentUser: 'nobody',
    notes: {},
    lastModifiedDateTime: 'yesterday',
    healthStatus: null,
  }
  expect(WireDevice.parse(odd)).toMatchObject({
    manufacturer: 'Neat',
    model: null,
    macAddresses: ['aa'],
    accountId: null,
    notes: null,
    modifiedAt: null,
    healthStatus: 'unknown',
    type: 'collaborationBar',
  })
})

test('a type nobody has heard of is kept as sent', () => {
  expect(WireDevice.parse({ id, deviceType: 'HoloTable' })).toMatchObject({
    type: 'other',
    typeAsSent: 'HoloTable',
  })
  expect(WireDevice.parse({ id, deviceType: 'sipAnalog' })).toMatchObject({
    type: 'sipAnalog',
    typeAsSent: null,
  })
  expect(WireDevice.parse({ id, deviceType: 'unknownFutureValue' }).type).toBe('other')
})

test('a single entity is read wrapped and flat, and a list in its place is none', () => {
  const device = WireSingleDevice
  expect(device.parse({ '@odata.context': 'x', value: published })).toEqual(device.parse(published))
  expect(WireSingleOperation.parse({ value: { id: 'o' } })).toEqual(WireSingleOperation.parse({ id: 'o' }))
  expect(device.safeParse({ value: [published] }).success).toBe(false)
  expect(device.safeParse({ value: null }).success).toBe(false)
  expect(device.safeParse(null).success).toBe(false)
})

const health = (wire: unknown) => toDeviceHealth(WireDeviceHealth.parse(wire), id)

test('health tells peripherals, software and since when', () => {
  const connected = { connectionStatus: 'Connected', lastModifiedDateTime: '2021-06-10T19:01:04Z' }
  const lost = { connectionStatus: 'disconnected', lastModifiedDateTime: '2021-06-10T20:00:00Z' }
  const read = health({
    id: 'another-id',
    connection: lost,
    loginStatus: { teamsConnection: connected, exchangeConnection: null },
    peripheralsHealth: {
      roomCameraHealth: { isOptional: false, connection: lost, peripheral: { displayName: 'Rally' } },
      displayHealthCollection: [{ isOptional: true, connection: connected }, null, { isOptional: false }],
      microphoneHealth: null,
    },
    hardwareHealth: { computeHealth: { isOptional: false, connection: connected } },
    softwareUpdateHealth: {
      teamsClientSoftwareUpdateStatus: {
        softwareFreshness: 'UpdateAvailable',
        currentVersion: '1.0',
        availableVersion: '1.1',
      },
      firmwareSoftwareUpdateStatus: null,
    },
  })
  const since = Date.UTC(2021, 5, 10, 19, 1, 4)
  expect(read.deviceId).toBe(id)
  expect(read.connection).toEqual({ status: 'disconnected', since: Date.UTC(2021, 5, 10, 20) })
  expect(read.signIn).toEqual({ teams: { status: 'connected', since }, exchange: null, skype: null })
  expect(
    read.peripherals.map(({ kind, name, isOptional, connection }) => [
      kind,
      name,
      isOptional,
      connection.status,
    ]),
  ).toEqual([
    ['compute', null, false, 'connected'],
    ['roomCamera', 'Rally', false, 'disconnected'],
    ['display', null, true, 'connected'],
    ['display', null, false, 'unknown'],
  ])
  expect(read.software).toEqual([
    { kind: 'teamsClient', current: '1.0', available: '1.1', freshness: 'updateAvailable' },
  ])
})

test.each([
  ['nothing', {}],
  ['null everywhere', { connection: null, loginStatus: null, peripheralsHealth: null, hardwareHealth: null }],
  ['other shapes', { connection: 'up', loginStatus: [], peripheralsHealth: 3, softwareUpdateHealth: 'new' }],
])('health with %s is still an answer', (_name, wire) => {
  expect(health(wire)).toEqual({
    deviceId: id,
    connection: null,
    signIn: { teams: null, exchange: null, skype: null },
    peripherals: [],
    software: [],
  })
})

test('a peripheral nobody called required never is', () => {
  const read = health({ peripheralsHealth: { speakerHealth: { connection: null } } })
  expect(read.peripherals).toEqual([
    { kind: 'speaker', name: null, isOptional: true, connection: { status: 'unknown', since: null } },
  ])
})

test.each([
  ['successful', 'succeeded'],
  ['Succeeded', 'succeeded'],
  ['Failed', 'failed'],
  ['failure', 'failed'],
  ['Cancelled', 'cancelled'],
  ['Canceled', 'cancelled'],
  ['Queued', 'queued'],
  ['Scheduled', 'queued'],
  ['InProgress', 'running'],
  ['in progress', 'running'],
  ['pondering', 'unknown'],
  [null, 'unknown'],
])('operation status %s is %s', (status, state) => {
  expect(WireDeviceOperation.parse({ id: 'o', status })).toMatchObject({ state, statusAsSent: status ?? '' })
})

test('the malformed timestamps of operations are repaired', () => {
  const operation = WireDeviceOperation.parse({
    id: 'o',
    operationType: 'DeviceRestart',
    status: 'failed',
    error: { code: 'timeout', message: null },
    createdDateTime: '2021-06-19T12-01-03.45Z',
    startedDateTime: '0001-01-01T00:00:00Z',
    completedDateTime: '2021-06-19T12:01:04',
  })
  expect(operation).toMatchObject({
    kind: 'deviceRestart',
    error: { code: 'timeout', message: null },
    createdAt: Date.UTC(2021, 5, 19, 12, 1, 3, 450),
    startedAt: null, // year 1 is Graph's way to say never
    completedAt: Date.UTC(2021, 5, 19, 12, 1, 4),
  })
})
