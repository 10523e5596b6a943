import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { readAccounts, readLicensedAccounts } from '../../../src/main/graph/accounts'
import type { DeviceSource } from '../../../src/main/graph/device-source'
import { readPlaces } from '../../../src/main/graph/places'
import { readPresences } from '../../../src/main/graph/presence'
import { probeDeviceSource } from '../../../src/main/graph/probe-device-source'
import { createTeamworkDeviceSource } from '../../../src/main/graph/teamwork-device-source'
import { type Simulator, startSimulator } from '../../../src/simulator/simulator'
import { type ConnectedTenant, connectTenant } from '../../support/simulated-tenant'

/** All oddities are on. Of three tenants the second holds the device that breaks the unfiltered list. */
const plain = 0
const broken = 1
const third = 2

let simulator: Simulator
const connected: ConnectedTenant[] = []
/** Roles of a token, where Intune knows of nothing. */
const holding = (...roles: string[]) => ({ roles, recognise: () => [] })
const sweep = { lane: 'sweep' } as const
const urgent = { lane: 'urgent' } as const

beforeAll(async () => {
  simulator = await startSimulator({ tenants: 3, rooms: 120 })
})
afterEach(() => simulator.control.clearFaults())
afterAll(async () => {
  for (const { network } of connected) network.close()
  await simulator.stop()
})

function connect(index: number): ConnectedTenant {
  const tenant = connectTenant(simulator, index)
  connected.push(tenant)
  return tenant
}

function good<T>(outcome: { ok: true; value: T } | { ok: false; error: object }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error))
  return outcome.value
}

function roomsOf({ tenant }: ConnectedTenant) {
  return simulator.control.rooms().filter((room) => room.tenantId === tenant.tenantId)
}

const sourceOf = ({ graph }: ConnectedTenant): DeviceSource =>
  createTeamworkDeviceSource(graph, { canRestart: true })

/** Statuses of device answers so far, over all tenants. */
const teamworkAnswers = (status: number) => simulator.control.stats().answers.teamwork?.[status] ?? 0

test('the device list comes whole, through empty pages and relative links', async () => {
  const tenant = connect(plain)
  const list = good(await sourceOf(tenant).readList(sweep))
  const ids = new Set(list.devices.map((device) => device.deviceId))
  const known = roomsOf(tenant).flatMap((room) => room.deviceIds)
  expect(known.length).toBeGreaterThan(50)
  expect(known.filter((id) => !new Set<string>(ids).has(id))).toEqual([])
  expect(list).toMatchObject({ usedFallback: false, failedTypes: [] })
  expect(new Set(list.devices.map((device) => device.healthStatus))).toContain('healthy')
  expect(list.devices.every((device) => device.manufacturer !== null && device.createdAt !== null)).toBe(true)
})

test('where the plain list answers 500 the devices come type by type, and the plain list is left alone', async () => {
  const tenant = connect(broken)
  const source = sourceOf(tenant)
  const list = good(await source.readList(sweep))
  expect(list.usedFallback).toBe(true)
  expect(list.failedTypes).toEqual([])
  const ids = new Set<string>(list.devices.map((device) => device.deviceId))
  expect(
    roomsOf(tenant)
      .flatMap((room) => room.deviceIds)
      .filter((id) => !ids.has(id)),
  ).toEqual([])
  expect(list.devices.map((device) => device.type)).toContain('sipAnalog')

  const failedBefore = tenant.sent.filter((entry) => entry.status === 500).length
  expect(good(await source.readList(sweep)).usedFallback).toBe(true)
  expect(tenant.sent.filter((entry) => entry.status === 500).length).toBe(failedBefore)
})

test('health of every device comes in batches, null branches and wrapping included', async () => {
  const tenant = connect(third)
  const source = sourceOf(tenant)
  const ids = good(await source.readList(sweep)).devices.map((device) => device.deviceId)
  const sentBefore = tenant.sent.length
  const health = await source.readHealth(ids, sweep)
  expect([...health.values()].filter((outcome) => !outcome.ok)).toEqual([])
  expect(health.size).toBe(ids.length)
  expect(tenant.sent.length - sentBefore).toBe(Math.ceil(ids.length / 20))
  const connections = [...health.values()].map((outcome) => good(outcome).connection?.status)
  expect(connections).toContain('connected')
  expect(teamworkAnswers(429)).toBe(0) // within the published limit, batch after batch
})

test('a device that is not there is not found; its neighbours are', async () => {
  const tenant = connect(plain)
  const source = sourceOf(tenant)
  const [one] = good(await source.readList(sweep)).devices
  if (!one) throw new Error('no device')
  const stranger = `${one.deviceId.slice(0, -4)}ffff` as typeof one.deviceId
  const devices = await source.readDevices([one.deviceId, stranger], urgent)
  expect(devices.get(one.deviceId)).toMatchObject({ ok: true, value: { deviceId: one.deviceId } })
  expect(devices.get(stranger)).toMatchObject({ ok: false, error: { code: 'graph.notFound' } })
})

test('presence follows the world; strangers are missing, not offline', async () => {
  const tenant = connect(plain)
  const [room] = roomsOf(tenant)
  if (!room) throw new Error('no room')
  simulator.control.setRoom({ tenant: tenant.tenant.tenantId, room: room.accountId, state: 'offline' })
  const stranger = 'ffffffff-0000-4000-8000-000000000000'
  const ids = [room.accountId.toUpperCase(), stranger, '2a610f6f-adf6-4205']
  const reading = await readPresences(tenant.graph, ids, urgent)
  expect(reading.samples).toMatchObject([{ accountId: room.accountId, availability: 'offline' }])
  expect(reading.missing.sort()).toEqual(['2a610f6f-adf6-4205', stranger])
  expect(reading.failed).toEqual([])
})

test('licensed accounts hold classified licences, whatever the casing of their ids', async () => {
  const tenant = connect(plain)
  const accounts = good(await readLicensedAccounts(tenant.graph, sweep))
  const byId = new Map(accounts.map((account) => [account.accountId, account]))
  const rooms = roomsOf(tenant)
  const found = rooms.filter((room) => byId.has(room.accountId))
  expect(found.length).toBeGreaterThan(rooms.length / 2)
  expect(accounts.every((account) => account.licences.some((licence) => licence.class !== 'other'))).toBe(
    true,
  )
  const some = rooms.slice(0, 3).map((room) => room.accountId)
  const read = await readAccounts(tenant.graph, [...some, 'no-guid'], sweep)
  expect(some.map((id) => read.get(id)?.ok)).toEqual([true, true, true])
  expect(read.get('no-guid')).toMatchObject({ ok: false, error: { code: 'graph.notFound' } })
})

test('places carry their building, floor and a capacity that is a number', async () => {
  const tenant = connect(plain)
  const places = good(await readPlaces(tenant.graph, sweep))
  const rooms = roomsOf(tenant)
  expect(places.length).toBeGreaterThan(0)
  const buildings = new Set(rooms.map((room) => room.building))
  expect(places.filter((place) => place.building !== null && buildings.has(place.building)).length).toBe(
    places.length,
  )
  expect(places.every((place) => place.floor !== null && place.mail?.includes('@'))).toBe(true)
  expect(places.every((place) => place.capacity === null || typeof place.capacity === 'number')).toBe(true)
  expect(places.some((place) => place.capacity !== null)).toBe(true)
})

test('the probe tells what can be done, and why nothing can', async () => {
  const { graph } = connect(plain)
  const full = await probeDeviceSource(graph, holding('TeamworkDevice.ReadWrite.All'), sweep)
  expect(full).toMatchObject({ source: { kind: 'teamwork', canRestart: true }, reason: null })
  const readOnly = await probeDeviceSource(graph, holding('TeamworkDevice.Read.All'), sweep)
  expect(readOnly.source?.canRestart).toBe(false)
  const none = await probeDeviceSource(graph, holding('User.Read.All'), sweep)
  expect(none).toMatchObject({ source: null, reason: { code: 'graph.permissionMissing' } })
})

test('a device API that was switched off is gone, not failing', async () => {
  const elsewhere = await startSimulator({ tenants: 3, rooms: 9, scenario: 'devices-api-gone' })
  const probes = [0, 1, 2].map(async (index) => {
    const tenant = connectTenant(elsewhere, index)
    connected.push(tenant)
    return probeDeviceSource(tenant.graph, holding('TeamworkDevice.ReadWrite.All'), sweep)
  })
  const reasons = (await Promise.all(probes)).map((probe) => probe.reason?.code)
  await elsewhere.stop()
  expect(reasons).toContain('graph.gone')
  expect(reasons.every((code) => code === 'graph.gone' || code === undefined)).toBe(true)
})

test('consent taken away while running is a missing permission with its name', async () => {
  const { graph, tenant } = connect(third)
  simulator.control.setConsent({ tenant: tenant.tenantId, roles: ['User.Read.All'] })
  const reading = await readPresences(graph, ['ffffffff-0000-4000-8000-000000000001'], sweep)
  expect(reading.failed).toMatchObject([
    { error: { code: 'graph.permissionMissing', params: { permission: 'Presence.Read.All' } } },
  ])
  simulator.control.setConsent({
    tenant: tenant.tenantId,
    roles: ['Presence.Read.All', 'TeamworkDevice.ReadWrite.All', 'User.Read.All', 'Place.Read.All'],
  })
})

test('throttled parts are read again when the service said, and only they', async () => {
  const tenant = connect(plain)
  const source = sourceOf(tenant)
  const ids = good(await source.readList(sweep))
    .devices.slice(0, 20)
    .map((device) => device.deviceId)
  simulator.control.injectFault({
    kind: '429',
    workload: 'teamwork',
    pathContains: '/health',
    retryAfterS: 1,
    count: 3,
  })
  const before = tenant.sent.length
  const health = await source.readHealth(ids, sweep)
  expect([...health.values()].every((outcome) => outcome.ok)).toBe(true)
  const [first, second] = tenant.sent.slice(before)
  expect(first?.parts).toBe(20)
  expect(second?.parts).toBe(3)
  // Node's timers may fire a millisecond early
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990)
})

test('a throttled tenant is told at once to wait, is asked nothing, and slows nobody else', async () => {
  const slow = connect(plain)
  const quick = connect(broken)
  simulator.control.injectFault({
    kind: '429',
    workload: 'presence',
    tenant: slow.tenant.tenantId,
    retryAfterS: 120,
  })
  const ids = (tenant: ConnectedTenant) => roomsOf(tenant).map((room) => room.accountId)
  const first = await readPresences(slow.graph, ids(slow), sweep)
  expect(first.failed).toMatchObject([{ error: { code: 'graph.throttled', retryAfterMs: 120_000 } }])
  const asked = slow.sent.length
  const again = await readPresences(slow.graph, ids(slow), urgent)
  expect(again.failed).toMatchObject([{ error: { code: 'graph.throttled' } }])
  expect(slow.sent.length).toBe(asked)
  const other = await readPresences(quick.graph, ids(quick), sweep)
  expect(other.failed).toEqual([])
  const sameTenantOtherWorkload = await readPlaces(slow.graph, sweep)
  expect(sameTenantOtherWorkload.ok).toBe(true)
})

test.each([
  ['half an answer', { kind: 'half', count: 1 }],
  ['a dropped connection', { kind: 'drop', count: 1 }],
  ['a gateway error', { kind: '5xx', status: 504, count: 1 }],
] as const)('%s once is not worth mentioning', async (_name, fault) => {
  const tenant = connect(plain)
  good(await tenant.tokens.token())
  simulator.control.injectFault({ ...fault, workload: 'presence' })
  const ids = roomsOf(tenant).map((room) => room.accountId)
  const reading = await readPresences(tenant.graph, ids, urgent)
  expect(reading.failed).toEqual([])
  expect(reading.samples).toHaveLength(ids.length)
})

test.each([
  ['wrongJson', 'graph.badAnswer'],
  ['drop', 'graph.unreachable'],
] as const)('%s without end is given back as %s', async (kind, code) => {
  const tenant = connect(plain)
  good(await tenant.tokens.token())
  simulator.control.injectFault({ kind, workload: 'presence' })
  const ids = roomsOf(tenant).map((room) => room.accountId)
  const reading = await readPresences(tenant.graph, ids, urgent)
  expect(reading.failed).toMatchObject([{ error: { code } }])
})

test('a restart is accepted with its operation, and a second one is refused as queued', async () => {
  const tenant = connect(plain)
  const source = sourceOf(tenant)
  const deviceId = good(await source.readList(sweep)).devices.find(
    (device) => device.deviceId === roomsOf(tenant)[1]?.deviceIds[0],
  )?.deviceId
  if (!deviceId) throw new Error('no device')
  const { operationId } = good(await source.restart(deviceId, urgent))
  if (operationId === null) throw new Error('no operation id')
  expect(await source.restart(deviceId, urgent)).toMatchObject({
    ok: false,
    error: { code: 'action.alreadyQueued', status: 409 },
  })
  const operation = good(await source.readOperation(deviceId, operationId, urgent))
  expect(operation).toMatchObject({ operationId, kind: 'deviceRestart' })
  expect(['queued', 'running']).toContain(operation.state)
  expect(operation.createdAt).toBeGreaterThan(Date.now() - 3_600_000)
  simulator.control.advance(15 * 60_000)
  const all = good(await source.listOperations(deviceId, urgent))
  expect(all.find((entry) => entry.operationId === operationId)?.state).toMatch(/succeeded|failed/)
})

test('a restart whose answer is lost may have happened, and is sent once', async () => {
  const tenant = connect(third)
  const source = sourceOf(tenant)
  const device = good(await source.readList(sweep)).devices[0]
  if (!device) throw new Error('no device')
  simulator.control.injectFault({ kind: 'drop', workload: 'teamwork', pathContains: '/restart' })
  const before = tenant.sent.length
  const answer = await source.restart(device.deviceId, urgent)
  expect(answer).toMatchObject({ ok: false, error: { code: 'graph.answerLost' } })
  expect(tenant.sent.length - before).toBe(1)
})

test('nothing in all this was a mistake of the simulator', () => {
  expect(simulator.control.stats().bugs).toEqual([])
})
