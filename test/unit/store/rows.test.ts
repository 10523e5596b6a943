import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { waitingDelivery } from '../../../src/main/alerts/waiting-delivery'
import { Database } from '../../../src/main/store/database'
import type { Store } from '../../../src/main/store/store'
import { ChannelId } from '../../../src/shared/model/channel'
import { DeviceId } from '../../../src/shared/model/device'
import { IncidentId } from '../../../src/shared/model/incident'
import { defaultPreferences } from '../../../src/shared/model/preferences'
import { type RoomAlias, RoomId } from '../../../src/shared/model/room'
import { incidentSample } from '../../support/incident-sample'
import { message } from '../alerts/channels/notification-samples'
import {
  action,
  contoso,
  device,
  deviceHealth,
  fabrikam,
  noon,
  presence,
  recordingLogger,
  room,
  tenant,
} from './store-samples'
import { openGoodStore, temporaryFolder } from './temporary-store'

let folder: string
let store: Store
const logger = recordingLogger()

beforeEach(async () => {
  folder = temporaryFolder()
  store = await openGoodStore(folder, logger)
  await store.tenants.save(tenant(contoso))
  logger.lines.length = 0
})

/** Changes the file from outside, as an older or broken app would have left it. */
function edit(sql: string): void {
  const file = new Database(join(folder, 'roomwall.db'))
  file.execute(sql)
  file.close()
}

test('rows that do not parse are left out with a line in the log, the others are read', async () => {
  await store.rooms.save(contoso, [room('a'), room('b'), room('c')], [], [])
  edit(`UPDATE room SET body = '{"identity":{}}' WHERE room_id = 'a'`)
  edit(`UPDATE room SET body = 'not json' WHERE room_id = 'b'`)

  expect(await store.rooms.list(contoso)).toEqual([room('c')])
  expect(logger.lines).toEqual([
    'stored row does not parse, left out {"table":"room","tenantKey":"contoso","id":"a"}',
    'stored row does not parse, left out {"table":"room","tenantKey":"contoso","id":"b"}',
  ])
})

test('a tenant, an action and preferences that do not parse do not hide the rest', async () => {
  await store.actions.save(action('one'))
  await store.actions.save(action('two'))
  await store.preferences.write({ theme: 'light' })
  edit(`INSERT INTO tenant VALUES ('odd', '{}')`)
  edit(`UPDATE action SET body = '{}' WHERE action_id = 'one'`)
  edit(`UPDATE preferences SET body = '{"theme":"neon"}'`)

  expect(await store.tenants.list()).toEqual([tenant(contoso)])
  expect((await store.actions.unfinished()).map((record) => record.actionId)).toEqual(['two'])
  expect(await store.preferences.read()).toEqual(defaultPreferences)
})

test('rooms are replaced and removed, and belong to one tenant', async () => {
  await store.tenants.save(tenant(fabrikam))
  await store.rooms.save(contoso, [room('a'), room('b')], [], [])
  await store.rooms.save(fabrikam, [room('a', fabrikam)], [], [])
  await store.rooms.save(contoso, [room('a', contoso, 'New name')], [RoomId.parse('b')], [])

  expect(await store.rooms.list(contoso)).toEqual([room('a', contoso, 'New name')])
  expect(await store.rooms.list(fabrikam)).toEqual([room('a', fabrikam)])
})

test('aliases are replaced as a whole', async () => {
  const alias = (value: string, roomId: string): RoomAlias => ({
    kind: 'mail',
    value,
    roomId: RoomId.parse(roomId),
  })
  const merge = { from: RoomId.parse('a'), into: RoomId.parse('b') }
  await store.rooms.saveAliases(contoso, [alias('x', 'a'), alias('y', 'a')], [], [], noon)
  await store.rooms.saveAliases(contoso, [alias('x', 'b'), alias('z', 'b')], [merge], [], noon)

  expect(await store.rooms.aliases(contoso)).toEqual([alias('x', 'b'), alias('z', 'b')])
})

test('merges and splits are recorded beside the aliases', async () => {
  const merge = { from: RoomId.parse('a'), into: RoomId.parse('b') }
  const split = { from: RoomId.parse('b'), into: RoomId.parse('c') }
  await store.rooms.saveAliases(contoso, [], [merge], [split], noon)

  const file = new Database(join(folder, 'roomwall.db'))
  expect(file.all('SELECT at, kind, from_room_id, into_room_id FROM room_lineage')).toEqual([
    { at: noon, kind: 'merge', from_room_id: 'a', into_room_id: 'b' },
    { at: noon, kind: 'split', from_room_id: 'b', into_room_id: 'c' },
  ])
  file.close()
})

test('more aliases than a page are all read', async () => {
  const aliases = Array.from({ length: 1300 }, (_, i): RoomAlias => {
    const kind = i % 2 ? 'mail' : 'account'
    return { kind, value: `v${String(i).padStart(4, '0')}`, roomId: RoomId.parse(`r${i}`) }
  })
  await store.rooms.saveAliases(contoso, aliases, [], [], noon)

  const read = await store.rooms.aliases(contoso)

  const words = (alias: RoomAlias) => `${alias.kind} ${alias.value} ${alias.roomId}`
  expect(read.map(words)).toEqual(aliases.map(words).sort())
})

test('a device carries its last health; health of an unknown device is dropped', async () => {
  await store.devices.save(contoso, [{ device: device('known'), listReadAt: noon }], [])
  const saved = await store.devices.saveHealth(contoso, [
    { deviceId: DeviceId.parse('known'), health: deviceHealth('known'), readAt: noon + 5 },
    { deviceId: DeviceId.parse('unknown'), health: deviceHealth('unknown'), readAt: noon + 5 },
  ])

  expect(saved.ok).toBe(true)
  expect(await store.devices.list(contoso)).toEqual([
    { device: device('known'), listReadAt: noon, health: deviceHealth('known'), healthReadAt: noon + 5 },
  ])
})

test('an unchanged device keeps its health and gets the new time of reading', async () => {
  const deviceId = DeviceId.parse('d')
  await store.devices.save(contoso, [{ device: device('d'), listReadAt: noon }], [])
  await store.devices.saveHealth(contoso, [{ deviceId, health: deviceHealth('d'), readAt: noon }])
  await store.devices.save(contoso, [{ device: device('d'), listReadAt: noon + 9 }], [])
  expect(await store.devices.list(contoso)).toMatchObject([
    { listReadAt: noon + 9, health: { deviceId: 'd' }, healthReadAt: noon },
  ])

  await store.devices.save(contoso, [], [deviceId])
  expect(await store.devices.list(contoso)).toEqual([])
})

test('more devices than a page are all listed, in the order of their ids', async () => {
  const ids = Array.from({ length: 450 }, (_, i) => `d${String(i).padStart(3, '0')}`)
  await store.devices.save(
    contoso,
    ids.map((id) => ({ device: device(id), listReadAt: noon })),
    [],
  )
  expect((await store.devices.list(contoso)).map((row) => row.device.deviceId)).toEqual(ids)
})

test('more incidents, memories and messages than a page are all read, messages oldest first', async () => {
  const numbers = Array.from({ length: 250 }, (_, i) => i)
  const ids = numbers.map((i) => `x${String(i).padStart(3, '0')}`)
  const channel = ChannelId.parse('pager')
  const memory = { firstKnownAt: noon, spells: [], lastBadAt: null }
  await store.incidents.save({
    incidents: ids.map((id) => incidentSample({ incidentId: IncidentId.parse(id) })),
    memory: [contoso, fabrikam].flatMap((tenantKey) =>
      ids.map((id) => ({ tenantKey, roomId: RoomId.parse(id), memory })),
    ),
    forgottenRooms: [],
    deliveries: numbers.map((i) =>
      waitingDelivery(message([], { idempotencyKey: ids[i] ?? '' }), channel, contoso, noon - i),
    ),
    watchedUntil: noon,
  })
  expect((await store.incidents.list(noon)).map(({ incidentId }) => incidentId)).toEqual(ids)
  const memories = await store.incidents.memories()
  expect(memories.map(({ tenantKey, roomId }) => `${tenantKey} ${roomId}`)).toEqual(
    [contoso, fabrikam].flatMap((tenantKey) => ids.map((id) => `${tenantKey} ${id}`)),
  )
  const open = await store.deliveries.open()
  expect(open.map(({ notification }) => notification.idempotencyKey)).toEqual(ids.toReversed())
})

test('of an account the last 20 samples stay, whatever order they came in', async () => {
  const times = Array.from({ length: 45 }, (_, i) => noon + i)
  const shuffled = [...times.filter((at) => at % 2 === 0), ...times.filter((at) => at % 2 === 1)]
  for (const at of shuffled) await store.presence.save(contoso, [presence('a')], at)
  const busy = { ...presence('b'), availability: 'busy', activity: 'inacall' }
  await store.presence.save(contoso, [busy], noon)

  const kept = (await store.presence.recentSamples(contoso, 'a')).map((row) => row.at)
  expect(kept).toEqual(times.slice(-20).reverse())
  expect(await store.presence.recentSamples(contoso, 'b')).toEqual([
    { at: noon, availability: 'busy', activity: 'inacall' },
  ])
  expect(await store.presence.list(contoso)).toEqual([presence('a'), busy])

  const file = new Database(join(folder, 'roomwall.db'))
  expect(file.all('SELECT 1 FROM presence_sample')).toHaveLength(21)
  file.close()
})

test('freshness is the last good time of each workload', async () => {
  await store.coverage.markGood(contoso, 'presence', noon)
  await store.coverage.markGood(contoso, 'devices', noon)
  await store.coverage.markGood(contoso, 'presence', noon + 1)
  expect(await store.coverage.freshness(contoso)).toEqual(
    new Map([
      ['devices', noon],
      ['presence', noon + 1],
    ]),
  )
})

test('the journal lists newest first, by tenant and room, and knows what is unfinished', async () => {
  await store.tenants.save(tenant(fabrikam))
  await store.actions.save(action('1', { requestedAt: noon }))
  await store.actions.save(action('2', { requestedAt: noon + 1, roomId: RoomId.parse('b') }))
  await store.actions.save(action('3', { requestedAt: noon + 2, tenantKey: fabrikam }))
  const step = {
    at: noon + 3,
    state: 'refused' as const,
    error: { code: 'graph.conflict' as const },
    note: null,
  }
  await store.actions.save(action('1', { state: 'refused', steps: [step] }))
  const ids = async (wanted: Parameters<Store['actions']['list']>[0]) =>
    (await store.actions.list(wanted)).map((record) => record.actionId)

  expect(await ids({ tenantKey: null, roomId: null, limit: 2 })).toEqual(['3', '2'])
  expect(await ids({ tenantKey: contoso, roomId: null, limit: 9 })).toEqual(['2', '1'])
  expect(await ids({ tenantKey: contoso, roomId: RoomId.parse('a'), limit: 9 })).toEqual(['1'])
  expect((await store.actions.unfinished()).map((record) => record.actionId)).toEqual(['2', '3'])
  expect(
    (await store.actions.list({ tenantKey: contoso, roomId: RoomId.parse('a'), limit: 1 }))[0]?.steps,
  ).toEqual([step])
})

test('preferences begin with the defaults and keep what was not changed', async () => {
  expect(await store.preferences.read()).toEqual(defaultPreferences)
  expect(await store.preferences.write({ density: 'dots' })).toEqual({
    ...defaultPreferences,
    density: 'dots',
  })
  await store.preferences.write({ theme: 'light' })
  await store.close()

  const reopened = await openGoodStore(folder)
  expect(await reopened.preferences.read()).toEqual({
    ...defaultPreferences,
    density: 'dots',
    theme: 'light',
  })
})
