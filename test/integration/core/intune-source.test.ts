import { describe, expect, it } from 'vitest'
import { computeTypes } from '../../../src/shared/model/device'
import type { SimulatedTenant } from '../../../src/simulator/simulator'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'

const minute = 60_000

const usual = [
  'Presence.Read.All',
  'TeamworkDevice.ReadWrite.All',
  'CallRecords.Read.All',
  'User.Read.All',
  'Place.Read.All',
  'Calendars.ReadBasic.All',
]
const inventory = 'DeviceManagementManagedDevices.Read.All'
const reboot = 'DeviceManagementManagedDevices.PrivilegedOperations.All'
const owners = 'Device.Read.All'

const open = consoleOpener()

const sourceOf = async (console: ConsoleUnderTest, tenant: SimulatedTenant) =>
  (await console.status(tenant)).deviceSource

/** The Teams device interface goes away, and these roles are granted beside the usual ones. */
async function fallBack(
  console: ConsoleUnderTest,
  tenant: SimulatedTenant,
  ...roles: string[]
): Promise<void> {
  console.simulator.control.setScenario({ scenario: 'devices-api-gone' })
  console.simulator.control.setConsent({ tenant: tenant.tenantId, roles: [...usual, ...roles] })
  await console.waitUntil(
    'Intune is the source, and its list is read',
    async () => (await sourceOf(console, tenant)).kind === 'intune',
    25 * minute,
  )
}

const devicesByRoom = async (console: ConsoleUnderTest, tenant: SimulatedTenant) =>
  Object.fromEntries(
    (await console.rooms(tenant)).map(({ name, devices }) => [
      name,
      devices.map(({ deviceId }) => deviceId).toSorted(),
    ]),
  )

describe('devices from Intune where the Teams device interface is gone', () => {
  it('keeps the devices of the rooms, says what it cannot know, and goes back when Teams answers again', async () => {
    const console = await open({ oddities: 'none' })
    const [tenant, other] = console.tenants()
    const { room } = await console.healthyRoom(
      ({ tenantKey, devices }) =>
        tenantKey === console.keyOf(tenant) && computeTypes.has(devices[0]?.type ?? 'other'),
    )
    const before = await devicesByRoom(console, tenant)
    await fallBack(console, tenant, inventory, reboot)

    const status = await console.status(tenant)
    expect(status.deviceSource).toMatchObject({ canRestart: true, reason: { code: 'graph.gone' } })
    expect((await sourceOf(console, other)).kind).toBe('none')
    expect(status.capabilities).toContainEqual(
      expect.objectContaining({ name: 'deviceHealth', state: 'off', reason: 'intune' }),
    )
    expect((await console.workload(tenant, 'deviceHealth')).state).toBe('unavailable')
    await console.waitUntil(
      'old health is believed no more',
      async () => (await console.room(tenant, room.name)).level === 'accountReachable',
      4 * 60 * minute,
    )
    const after = await devicesByRoom(console, tenant)
    expect(after[room.name]).toEqual(before[room.name])
    const detail = await console.detail(tenant, room.name)
    expect(detail.devices[0]).toMatchObject({ healthStatus: 'unknown', modifiedAt: expect.any(Number) })

    console.simulator.control.setScenario({ scenario: 'calm-day' })
    console.simulator.control.setConsent({ tenant: tenant.tenantId, roles: [...usual, inventory, reboot] })
    await console.waitUntil(
      'the better source is found again by itself',
      async () => (await sourceOf(console, tenant)).kind === 'teamwork',
      45 * minute,
    )
    await console.waitUntil(
      'healthy again',
      async () => (await console.room(tenant, room.name)).level === 'healthy',
      70 * minute,
    )
    expect((await devicesByRoom(console, tenant))[room.name]).toEqual(before[room.name])
  })

  it('keeps nothing of the devices of people', async () => {
    const console = await open()
    const [tenant] = console.tenants()
    const known = (await console.status(tenant)).deviceCount
    await fallBack(console, tenant, inventory, owners)
    await console.waitUntil(
      'two lists were read',
      async () => ((await console.workload(tenant, 'devices')).lastGoodAt ?? 0) > 0,
      40 * minute,
    )
    const all = await Promise.all(
      (await console.rooms(tenant)).map(({ name }) => console.detail(tenant, name)),
    )
    const names = all.flatMap(({ devices }) => devices.map(({ model }) => model))
    expect(names).not.toContain('ThinkPad T14')
    expect((await console.status(tenant)).deviceCount).toBeLessThanOrEqual(known)
  })

  it('finds rooms by account, name and owner when nothing was known before', async () => {
    const console = await open({ start: false, oddities: ['inventoryGaps'] })
    const [tenant] = console.tenants()
    console.simulator.control.setScenario({ scenario: 'devices-api-gone' })
    console.simulator.control.setConsent({ tenant: tenant.tenantId, roles: [...usual, inventory, owners] })
    await console.core.start()
    await console.waitUntil('asked', () => console.core.tenants.isSettled(), 2 * minute)
    await console.core.handlers['tenants.pollNow']({ tenantKey: console.keyOf(tenant) })
    const equipped = async () =>
      (await console.rooms(tenant)).filter(({ kind, devices }) => kind === 'room' && devices.length > 0)
    const rooms = (await console.rooms(tenant)).filter(({ kind }) => kind === 'room')
    await console.waitUntil(
      'every room has a device',
      async () => (await equipped()).length === rooms.length,
      35 * minute,
    )
  })

  it('reboots, and tells the end by what Intune says and when the device makes contact', async () => {
    const console = await open({ oddities: 'none' })
    const [tenant] = console.tenants()
    const { room } = await console.healthyRoom(
      ({ tenantKey, devices }) =>
        tenantKey === console.keyOf(tenant) && computeTypes.has(devices[0]?.type ?? 'other'),
    )
    await fallBack(console, tenant, inventory, reboot)
    const deviceId = room.devices[0]?.deviceId ?? ''
    const receipt = await console.restart(tenant, deviceId)
    expect(receipt).toMatchObject({ ok: true, value: { action: { state: 'accepted', operationId: null } } })
    await console.waitUntil(
      'its end',
      async () => (await console.journal())[0]?.state === 'seenBack',
      20 * minute,
    )
    const [row] = await console.journal()
    const states = row?.steps.map(({ state }) => state)
    expect(states?.slice(0, 2)).toEqual(['sending', 'accepted'])
    const rebooted = console.simulator.control
      .truth()
      .filter(({ what, deviceId: id }) => what === 'deviceConnected' && id === deviceId)
    expect(rebooted.length).toBeGreaterThan(0)
  })

  it('does not claim that a device came back which Intune could not reach', async () => {
    const console = await open({ oddities: 'none' })
    const [tenant] = console.tenants()
    const { room } = await console.healthyRoom(
      ({ tenantKey, devices }) =>
        tenantKey === console.keyOf(tenant) && computeTypes.has(devices[0]?.type ?? 'other'),
    )
    await fallBack(console, tenant, inventory, reboot)
    const deviceId = room.devices[0]?.deviceId ?? ''
    console.simulator.control.setDevice({ deviceId, state: 'offline' })
    await console.restart(tenant, deviceId)
    await console.waitUntil(
      'its end',
      async () => ['failed', 'notVerified'].includes((await console.journal())[0]?.state ?? ''),
      70 * minute,
    )
  })

  it('refuses the reboot without its own permission, and names it', async () => {
    const console = await open({ oddities: 'none' })
    const [tenant] = console.tenants()
    const { room } = await console.healthyRoom(({ tenantKey }) => tenantKey === console.keyOf(tenant))
    await fallBack(console, tenant, inventory)
    expect((await sourceOf(console, tenant)).canRestart).toBe(false)
    const reply = await console.restart(tenant, room.devices[0]?.deviceId ?? '')
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'action.readOnly', params: { permission: reboot } },
    })
  })
})
