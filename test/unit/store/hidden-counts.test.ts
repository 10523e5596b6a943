import { expect, test } from 'vitest'
import type { Store } from '../../../src/main/store/store'
import { DeviceId } from '../../../src/shared/model/device'
import { type Incident, IncidentId, type TimelineEvent } from '../../../src/shared/model/incident'
import { RoomId } from '../../../src/shared/model/room'
import { incidentSample } from '../../support/incident-sample'
import { contoso, day, fabrikam, noon, tenant } from './store-samples'
import { openGoodStore, temporaryFolder } from './temporary-store'

const hour = day / 24
const anything = { tenantKey: null, site: null, roomId: null, model: null, type: null }

/** An incident whose story has these lines, hours before or after noon. */
function incident(id: string, story: [TimelineEvent, number][], change: Partial<Incident> = {}): Incident {
  return incidentSample({
    ...{ incidentId: IncidentId.parse(id), dedupKey: id, tenantKey: contoso },
    timeline: story.map(([event, hours]) => ({
      ...{ at: noon + hours * hour, event, by: null, note: null, params: {} },
    })),
    ...change,
  })
}

async function keep(store: Store, ...incidents: Incident[]): Promise<void> {
  const saved = await store.incidents.save({
    ...{ incidents, memory: [], forgottenRooms: [], deliveries: [], watchedUntil: noon },
  })
  expect(saved.ok).toBe(true)
}

test('a silence hid what was there when it began, opened or came back under it, and no deadline', async () => {
  const store = await openGoodStore(temporaryFolder())
  await keep(
    store,
    incident('before', [
      ['opened', -5],
      ['noted', 1],
    ]),
    incident(
      'over before',
      [
        ['opened', -5],
        ['reopened', -3],
        ['resolved', -2],
      ],
      { resolvedAt: noon - 2 * hour },
    ),
    incident('under it', [['opened', 1]]),
    incident('came back', [
      ['opened', -5],
      ['resolved', -4],
      ['reopened', 2],
      ['resolved', 3],
      ['reopened', 4],
    ]),
    incident('deadline', [['opened', 1]], { type: 'credentialExpiring' }),
  )
  expect(await store.hidden.matching(anything, noon)).toBe(3)
  expect(await store.hidden.matching({ ...anything, tenantKey: fabrikam }, noon)).toBe(0)
  expect(await store.hidden.matching({ ...anything, type: 'computeOffline' }, noon)).toBe(3)
})

test('planned work hid what went under it in its scope', async () => {
  const store = await openGoodStore(temporaryFolder())
  const [roomId, deviceId] = [RoomId.parse('r1'), DeviceId.parse('pc')]
  await keep(
    store,
    incident(
      'here',
      [
        ['opened', -1],
        ['maintenanceBegan', 1],
      ],
      { site: 'Oslo', roomId, params: { deviceId } },
    ),
    incident(
      'there',
      [
        ['opened', -1],
        ['maintenanceBegan', 1],
      ],
      { site: 'Bergen' },
    ),
    incident(
      'earlier',
      [
        ['opened', -9],
        ['maintenanceBegan', -8],
        ['maintenanceEnded', -7],
      ],
      { site: 'Oslo' },
    ),
  )
  const under = store.hidden.underMaintenance
  expect(await under({ kind: 'tenant', tenantKey: contoso }, noon)).toBe(2)
  expect(await under({ kind: 'tenant', tenantKey: fabrikam }, noon)).toBe(0)
  expect(await under({ kind: 'site', tenantKey: contoso, site: 'Oslo' }, noon)).toBe(1)
  expect(await under({ kind: 'room', tenantKey: contoso, roomId, name: 'Fjord' }, noon)).toBe(1)
  const device = { kind: 'device', tenantKey: contoso, roomId, deviceId, name: 'Bar' } as const
  expect(await under(device, noon)).toBe(1)
  expect(await under({ ...device, deviceId: DeviceId.parse('panel') }, noon)).toBe(0)
})

test('the night hid each room that went away in it, once', async () => {
  const store = await openGoodStore(temporaryFolder())
  await store.tenants.save(tenant(contoso))
  const away = (room: string, hours: number, code: 'nightlyRestart' | 'restarting') => ({
    ...({
      roomId: RoomId.parse(room),
      at: noon + hours * hour,
      from: 'healthy',
      level: 'restarting',
    } as const),
    isSoft: false,
    reason: {
      code,
      params: {},
      source: 'action',
      sample: null,
      at: null,
      rule: null,
      level: 'restarting',
    } as const,
  })
  const transitions = [
    away('a', 1, 'nightlyRestart'),
    away('a', 2, 'nightlyRestart'),
    away('b', 1, 'nightlyRestart'),
    away('by hand', 1, 'restarting'),
    away('last week', -1, 'nightlyRestart'),
  ]
  await store.rooms.save(contoso, [], [], transitions)
  expect(await store.hidden.roomsAwayAtNight(noon)).toBe(2)
})
