import { expect, it } from 'vitest'
import { recogniseManagedDevices } from '../../../src/main/domain/managed-devices'
import type { Account } from '../../../src/shared/model/account'
import { type Device, DeviceId } from '../../../src/shared/model/device'
import { deviceLicenceSkuIds } from '../../../src/shared/model/licence-table'
import type { ManagedDevice } from '../../../src/shared/model/managed-device'

const account = (known: Partial<Account> = {}): Account => ({
  accountId: 'a-1',
  displayName: 'Berlin 2.05 Spree',
  userPrincipalName: 'mtr-berlin-2-05-spree@contoso.example',
  mail: 'mtr-berlin-2-05-spree@contoso.example',
  isEnabled: true,
  licences: [{ skuId: deviceLicenceSkuIds[0] ?? '', class: 'pro', name: 'Teams Rooms Pro' }],
  ...known,
})

const managed = (known: Partial<ManagedDevice> = {}): ManagedDevice => ({
  managedId: 'm-1',
  name: 'DESKTOP-4711',
  serialNumber: 'SN 100',
  manufacturer: 'Lenovo',
  model: 'ThinkSmart Core',
  operatingSystem: 'Windows',
  macAddresses: [],
  userId: null,
  userPrincipalName: null,
  entraDeviceId: null,
  ownerIds: [],
  enrolledAt: 1,
  lastSyncAt: 5_000,
  ...known,
})

const device = (known: Partial<Device> = {}): Device => ({
  deviceId: DeviceId.parse('t-1'),
  type: 'touchConsole',
  typeAsSent: null,
  manufacturer: 'Lenovo',
  model: 'Core',
  serialNumber: 'sn-100',
  uniqueId: null,
  macAddresses: ['00:11:22:33:44:55'],
  assetTag: 'AV-1',
  notes: null,
  healthStatus: 'offline',
  activityState: 'busy',
  accountId: 'a-1',
  accountName: 'Berlin 2.05 Spree',
  createdAt: 1,
  modifiedAt: 2,
  ...known,
})

const recognise = (
  list: ManagedDevice[],
  known: { devices?: Device[]; accounts?: Account[] } = { accounts: [account()] },
) => recogniseManagedDevices(list, { devices: known.devices ?? [], accounts: known.accounts ?? [] })

it('keeps the id of a device known by its serial number, and forgets what Intune cannot know', () => {
  const [found] = recognise([managed()], { devices: [device()] })
  expect(found?.managedId).toBe('m-1')
  expect(found?.device).toMatchObject({
    deviceId: 't-1',
    type: 'touchConsole',
    accountId: 'a-1',
    assetTag: 'AV-1',
    healthStatus: 'unknown',
    activityState: 'unknown',
    modifiedAt: 5_000,
  })
})

it('knows a device again by its network address where the serial number is none', () => {
  const bare = managed({ serialNumber: 'Default string', macAddresses: ['00:11:22:33:44:55'] })
  expect(recognise([bare], { devices: [device()] })[0]?.device.deviceId).toBe('t-1')
  const twin = managed({ managedId: 'm-2', serialNumber: null, macAddresses: ['00:11:22:33:44:55'] })
  expect(recognise([bare, twin], { devices: [device()] })).toEqual([])
})

it.each([
  ['its primary user', { userId: 'A-1' }],
  ['its primary user by name', { userPrincipalName: 'MTR-Berlin-2-05-Spree@contoso.example' }],
  ['a registered owner', { ownerIds: ['somebody', 'a-1'] }],
  ['the name of its account', { name: 'MTR-BERLIN-2-05-SPREE' }],
  ['that name as Windows cuts it', { name: 'MTR-BERLIN-2-05' }],
])('finds the room by %s', (_sign, known) => {
  const [found] = recognise([managed(known)])
  expect(found?.device).toMatchObject({ accountId: 'a-1', deviceId: 'm-1', type: 'teamsRoom' })
})

it("leaves people's own devices alone", () => {
  expect(recognise([managed({ userId: 'person-1', name: 'LT-4711' }), managed({ name: '' })])).toEqual([])
})

it('believes no serial number that makers leave as it was, and none that two devices have', () => {
  const placeholder = { serialNumber: 'Default string' }
  expect(recognise([managed(placeholder)], { devices: [device(placeholder)] })).toEqual([])
  const twins = [managed(), managed({ managedId: 'm-2' })]
  expect(recognise(twins, { devices: [device()] })).toEqual([])
})

it('believes no name that two accounts share', () => {
  const accounts = [
    account(),
    account({
      accountId: 'a-2',
      userPrincipalName: 'mtr-berlin-2-05-havel@contoso.example',
      mail: null,
      displayName: 'Havel',
    }),
  ]
  expect(recognise([managed({ name: 'MTR-BERLIN-2-05' })], { accounts })).toEqual([])
})

it('calls an Android device nothing it may not be', () => {
  const [found] = recognise([managed({ operatingSystem: 'Android', userId: 'a-1' })])
  expect(found?.device.type).toBe('unknown')
})
