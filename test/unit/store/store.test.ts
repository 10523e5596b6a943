import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Database } from '../../../src/main/store/database'
import { openStore } from '../../../src/main/store/store'
import { desktopChannelId } from '../../../src/shared/model/channel'
import { DeviceId } from '../../../src/shared/model/device'
import { type Incident, IncidentId } from '../../../src/shared/model/incident'
import type { MaintenanceWindow } from '../../../src/shared/model/maintenance'
import type { Delivery } from '../../../src/shared/model/notification'
import { RoomId } from '../../../src/shared/model/room'
import type { TenantKey } from '../../../src/shared/model/tenant'
import { incidentSample } from '../../support/incident-sample'
import {
  action,
  contoso,
  day,
  device,
  deviceHealth,
  fabrikam,
  noon,
  presence,
  recordingLogger,
  room,
  tenant,
  transition,
  unplugTest,
} from './store-samples'
import { openGoodStore, temporaryFolder } from './temporary-store'

test('saving for a tenant that was removed is a failure of that save, not of the store', async () => {
  const store = await openGoodStore(temporaryFolder())
  await store.tenants.save(tenant(contoso))
  await store.tenants.remove(contoso)

  expect(await store.rooms.save(contoso, [room('a')], [], [])).toMatchObject({
    ok: false,
    error: { code: 'store.failed', serviceCode: 'SQLITE_CONSTRAINT_FOREIGNKEY' },
  })
  expect(store.condition()).toEqual({ state: 'ready', setAsidePath: null, error: null })
})

test('a closed store writes nothing and says so', async () => {
  const store = await openGoodStore(temporaryFolder())
  await store.close()

  expect(await store.tenants.save(tenant(contoso))).toMatchObject({
    ok: false,
    error: { code: 'store.failed', params: { reason: 'closed' } },
  })
  expect(await store.tenants.list()).toEqual([])
})

test('closing waits for what was asked before', async () => {
  const folder = temporaryFolder()
  const store = await openGoodStore(folder)
  const devices = Array.from({ length: 400 }, (_, i) => ({ device: device(`d${i}`), listReadAt: noon }))
  void store.tenants.save(tenant(contoso))
  void store.devices.save(contoso, devices, [])
  await store.close()

  const reopened = await openGoodStore(folder)
  expect(await reopened.devices.list(contoso)).toHaveLength(400)
})

test('removing a tenant removes its rows from every table and no row of another', async () => {
  const folder = temporaryFolder()
  const store = await openGoodStore(folder)
  for (const tenantKey of [contoso, fabrikam]) {
    await store.tenants.save(tenant(tenantKey))
    const rooms = Array.from({ length: 30 }, (_, i) => room(`r${i}`, tenantKey))
    const transitions = Array.from({ length: 1200 }, (_, i) => transition(`r${i % 30}`, noon + i, 'offline'))
    await store.rooms.save(tenantKey, rooms, [], transitions)
    const merge = { from: RoomId.parse('r1'), into: RoomId.parse('r2') }
    await store.rooms.saveAliases(
      tenantKey,
      [{ kind: 'mail', value: 'a@x.example', roomId: RoomId.parse('r1') }],
      [merge],
      [],
      noon,
    )
    await store.devices.save(tenantKey, [{ device: device('d'), listReadAt: noon }], [])
    await store.devices.saveHealth(tenantKey, [
      { deviceId: DeviceId.parse('d'), health: deviceHealth('d'), readAt: noon },
    ])
    const account = { accountId: 'a', displayName: null, userPrincipalName: null, mail: null }
    await store.accounts.save(tenantKey, [{ ...account, isEnabled: true, licences: [] }], [])
    await store.places.save(tenantKey, [place('p')], [])
    await store.presence.save(tenantKey, [presence('a')], noon)
    await store.coverage.markGood(tenantKey, 'presence', noon)
    await store.coverage.addGap(tenantKey, 'presence', noon, noon + 1)
    await store.actions.save(action(`act-${tenantKey}`, { tenantKey }))
    const counts = { requests: 1, failed: 0, refused: 0 }
    await store.hostTotals.add([
      { tenantKey, channel: null, host: 'graph.example', day: 1, ...counts, lastAt: noon },
    ])
    await store.unplugTests.save(unplugTest(tenantKey))
    await store.vips.save(tenantKey, RoomId.parse('r1'), true, noon)
    await store.maintenance.save(maintenance(tenantKey))
    await store.maintenance.setSiteZone({ tenantKey, site: 'HQ' }, 'Europe/Oslo')
    const incidentId = IncidentId.parse(`i-${tenantKey}`)
    await store.incidents.save({
      incidents: [incident(incidentId, tenantKey)],
      memory: [
        {
          tenantKey,
          roomId: RoomId.parse('r1'),
          memory: { firstKnownAt: noon, spells: [], lastBadAt: null },
        },
      ],
      forgottenRooms: [],
      deliveries: [delivery(tenantKey)],
      watchedUntil: noon,
    })
    await store.contacts.save({
      tenantKey,
      site: 'Oslo',
      contacts: [{ name: 'Ann', phone: '1', mail: null, note: null }],
    })
  }

  await store.tenants.remove(contoso)

  const left = rowsByTenant(join(folder, 'roomwall.db'))
  expect(left.length).toBeGreaterThan(13)
  for (const { table, ofContoso, ofFabrikam } of left) {
    expect({ table, ofContoso, hasFabrikam: ofFabrikam > 0 }).toEqual({
      table,
      ofContoso: 0,
      hasFabrikam: true,
    })
  }
})

test('history older than 400 days goes, but the state in which the kept history begins stays', async () => {
  const folder = temporaryFolder()
  const store = await openGoodStore(folder)
  await store.tenants.save(tenant(contoso))
  const old = noon - 500 * day
  await store.rooms.save(
    contoso,
    [room('a')],
    [],
    [
      transition('a', old, 'healthy'),
      transition('a', old + day, 'offline'),
      transition('a', old + 2 * day, 'critical', { isSoft: true }),
      transition('a', noon - day, 'healthy'),
      transition('gone', old, 'offline'),
      ...Array.from({ length: 1100 }, (_, i) => transition('flapping', old + i, 'offline')),
    ],
  )
  await store.coverage.addGap(contoso, 'presence', old, old + 1)
  await store.coverage.addGap(contoso, 'presence', noon - 2, noon - 1)

  expect(await store.prune(noon, new AbortController().signal)).toEqual({ ok: true, value: undefined })

  const history = await store.history.roomTransitions(contoso, RoomId.parse('a'), noon - 399 * day, noon)
  expect(history).toMatchObject({
    ok: true,
    value: {
      initialLevel: 'offline',
      transitions: [{ at: noon - day, level: 'healthy' }],
      gaps: [{ from: noon - 2, until: noon - 1 }],
    },
  })
  const file = new Database(join(folder, 'roomwall.db'))
  expect(file.all('SELECT room_id, at FROM room_transition ORDER BY at')).toEqual([
    { room_id: 'a', at: old + day },
    { room_id: 'a', at: noon - day },
  ])
  file.close()
})

test('two tenants that save at once both get their rows, each in its own order', async () => {
  const store = await openGoodStore(temporaryFolder())
  await store.tenants.save(tenant(contoso))
  await store.tenants.save(tenant(fabrikam))
  const listing = (listReadAt: number) =>
    Array.from({ length: 300 }, (_, i) => ({ device: device(`d${i}`), listReadAt }))

  await Promise.all([
    store.devices.save(contoso, listing(1), []),
    store.devices.save(fabrikam, listing(2), []),
    store.devices.save(contoso, listing(3), []),
  ])

  const read = async (tenantKey: typeof contoso) =>
    new Set((await store.devices.list(tenantKey)).map((row) => row.listReadAt))
  expect(await read(contoso)).toEqual(new Set([3]))
  expect(await read(fabrikam)).toEqual(new Set([2]))
})

test('a data folder is created when it is not there', async () => {
  const folder = join(temporaryFolder(), 'deep', 'data')
  const opened = await openStore({ folder, logger: recordingLogger(), now: () => noon })
  expect(opened.ok).toBe(true)
  if (opened.ok) await opened.value.close()
})

function place(placeId: string) {
  const nothing = {
    mail: null,
    building: null,
    floor: null,
    floorNumber: null,
    city: null,
    countryOrRegion: null,
  }
  return { placeId, displayName: 'Oslo', ...nothing, capacity: null, label: null, phone: null }
}

/** Rows of both tenants in every table that has a tenant, asked of the file itself so that no table is forgotten. */
function rowsByTenant(path: string) {
  const file = new Database(path)
  const tables = file.all(
    `SELECT t.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
      WHERE t.type = 'table' AND c.name = 'tenant_key'`,
  )
  const rows = tables.map(({ name }) => ({
    table: String(name),
    ofContoso: file.all(`SELECT 1 FROM ${name} WHERE tenant_key = 'contoso'`).length,
    ofFabrikam: file.all(`SELECT 1 FROM ${name} WHERE tenant_key = 'fabrikam'`).length,
  }))
  file.close()
  return rows
}

function delivery(tenantKey: TenantKey): Delivery {
  return {
    deliveryId: `s-${tenantKey}`,
    channelId: desktopChannelId,
    tenantKey,
    notification: {
      idempotencyKey: 's',
      kind: 'opened',
      at: noon,
      urgency: 'high',
      title: 'Boardroom is offline',
      body: '',
      incidents: [],
    },
    state: 'waiting',
    attempts: 0,
    queuedAt: noon,
    nextAt: noon,
    error: null,
  }
}

function incident(incidentId: IncidentId, tenantKey: TenantKey): Incident {
  return incidentSample({ incidentId, tenantKey, dedupKey: `${tenantKey} roomOffline` })
}

function maintenance(tenantKey: TenantKey): MaintenanceWindow {
  return {
    windowId: `w-${tenantKey}`,
    scope: { kind: 'tenant', tenantKey },
    time: { kind: 'once', startsAt: noon, endsAt: noon + 1 },
    author: 'ann',
    comment: 'new cables',
    createdAt: noon,
    cutAt: null,
    deletedAt: null,
  }
}
