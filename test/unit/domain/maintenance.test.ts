import { describe, expect, it } from 'vitest'
import type { RoomMaintenance } from '../../../src/main/domain/room-setting'
import { zoneOfPlace } from '../../../src/main/domain/room-zone'
import { DeviceId } from '../../../src/shared/model/device'
import type { MaintenanceScope, MaintenanceWindow } from '../../../src/shared/model/maintenance'
import { RoomId } from '../../../src/shared/model/room'
import { TenantKey } from '../../../src/shared/model/tenant'
import { type AlertWorld, morning, watchedWorld } from './alert-world'
import {
  codes,
  device,
  health,
  hour,
  judge,
  listed,
  minute,
  now,
  ordinarySetting,
  pc,
  peripheral,
  presence,
  second,
} from './facts'

const contoso = TenantKey.parse('contoso')
const wholeRoom: RoomMaintenance = { until: now + hour, by: 'ann', comment: 'new cables', deviceIds: null }

function setting(maintenance: RoomMaintenance | null, clock = 'UTC') {
  return { setting: { ...ordinarySetting, clock, maintenance } }
}

describe('a room on which somebody works', () => {
  it('reads maintenance, whatever is seen, and still tells what that is', () => {
    const judged = judge({ presence: presence('offline'), ...setting(wholeRoom) })
    expect(judged.level).toBe('maintenance')
    expect(codes(judged)).toEqual(expect.arrayContaining(['presenceOffline', 'maintenance']))
    expect(judged.reasons[0]?.level).toBe('offline')
    expect(judge(setting(wholeRoom)).level).toBe('maintenance')
  })

  it('reads offline again once the work is over, since when it was', () => {
    const during = judge({
      presence: presence('offline', { since: now - 20 * minute }),
      ...setting(wholeRoom),
    })
    const after = judge({
      presence: presence('offline', { since: now - 20 * minute }),
      previous: during,
    })
    expect(after).toMatchObject({ level: 'offline', since: now - 20 * minute })
  })

  it('work on a panel explains the panel alone', () => {
    const panel = listed(device('panel', { type: 'teamsPanel', healthStatus: 'offline' }))
    const room = listed(pc(), { health: health() })
    const onPanel = { ...wholeRoom, deviceIds: new Set([DeviceId.parse('panel')]) }
    expect(judge({ devices: [room, panel] }).level).toBe('degraded')
    expect(judge({ devices: [room, panel], ...setting(onPanel) }).level).toBe('maintenance')
    expect(judge({ devices: [room], ...setting(onPanel) }).level).toBe('healthy')
    const broken = listed(pc(), { health: health({ peripherals: [peripheral()] }) })
    expect(judge({ devices: [broken, panel], ...setting(onPanel) }).level).toBe('critical')
  })
})

describe('a room that goes away at night (R19)', () => {
  // 09:00 UTC is 02:00 in Denver.
  const wentAt = (since: number) => ({ presence: presence('offline', { since }) })

  it('reads restarting for twenty minutes by its own clock, then offline', () => {
    const since = now - 19 * minute
    expect(judge({ ...wentAt(since), ...setting(null, 'America/Denver') }).level).toBe('restarting')
    expect(judge({ ...wentAt(since), ...setting(null, 'Europe/Oslo') }).level).toBe('offline')
    const later = judge({ ...wentAt(now - 20 * minute), ...setting(null, 'America/Denver') })
    expect(later).toMatchObject({ level: 'offline', since: now - 20 * minute })
  })

  it('reads offline at once when the window is switched off or somebody moved it', () => {
    const night = { ...setting(null, 'America/Denver').setting }
    const off = { ...night, restartWindow: { ...night.restartWindow, isOn: false } }
    const moved = { ...night, restartWindow: { ...night.restartWindow, fromMinute: 180, untilMinute: 240 } }
    for (const changed of [off, moved]) {
      expect(judge({ ...wentAt(now - minute), setting: changed }).level).toBe('offline')
    }
  })
})

function planned(scope: MaintenanceScope, from: number, until: number): MaintenanceWindow {
  return {
    windowId: 'w',
    scope,
    time: { kind: 'once', startsAt: from, endsAt: until },
    author: 'ann',
    comment: 'new cables',
    createdAt: from,
    cutAt: null,
    deletedAt: null,
  }
}

const site = (name: string): MaintenanceScope => ({ kind: 'site', tenantKey: contoso, site: name })
const events = (world: AlertWorld) =>
  world.incidents().flatMap(({ timeline }) => timeline.map(({ event }) => event))

describe('incidents during maintenance', () => {
  it('are kept and nobody is told; still bad ten minutes after the end, they fire', () => {
    const { world, rooms } = watchedWorld({ Oslo: 5 })
    const [room = ''] = rooms
    const scope = { kind: 'room', tenantKey: contoso, roomId: RoomId.parse(room), name: room } as const
    world.maintenance = [planned(scope, world.now, world.now + hour)]
    world.offline(room)
    world.pass(hour + 9 * minute)
    expect(world.open()).toMatchObject([
      { state: 'open', roomName: room, maintenanceUntil: expect.any(Number) },
    ])
    expect(world.kinds()).toEqual([])
    world.pass(2 * minute)
    expect(world.kinds()).toEqual(['opened roomOffline'])
    expect(events(world)).toEqual(['opened', 'maintenanceBegan', 'maintenanceEnded', 'told'])
  })

  it('that were told before are told again when the work did not mend them, and not before', () => {
    const { world, rooms } = watchedWorld({ Oslo: 5 })
    world.offline(rooms[0] ?? '')
    world.pass(minute)
    world.maintenance = [planned(site('Oslo'), world.now, world.now + 6 * hour)]
    world.pass(6 * hour + 11 * minute)
    expect(world.kinds()).toEqual(['opened roomOffline', 'repeat roomOffline'])
    expect(world.notices[1]?.at).toBeGreaterThanOrEqual(world.now - 2 * minute)
  })

  it('of a whole site make no outage while it lasts, and one afterwards', () => {
    const { world, rooms } = watchedWorld({ Oslo: 5, Bergen: 5 })
    world.maintenance = [planned(site('Oslo'), world.now, world.now + hour)]
    for (const room of rooms.slice(0, 5)) world.offline(room)
    world.pass(hour)
    expect(world.open('siteOutage')).toEqual([])
    world.pass(11 * minute)
    expect(world.kinds()).toEqual(['opened siteOutage'])
    expect(world.open('siteOutage')).toMatchObject([{ site: 'Oslo' }])
  })

  it('an outage that was there before goes on under the work and is closed when the rooms are back', () => {
    const { world, rooms } = watchedWorld({ Oslo: 5 })
    for (const room of rooms) world.offline(room)
    world.pass(minute)
    expect(world.kinds()).toEqual(['opened siteOutage'])
    world.maintenance = [planned(site('Oslo'), world.now, world.now + hour)]
    world.pass(30 * minute)
    expect(world.open('siteOutage')).toHaveLength(1)
    for (const room of rooms) world.online(room)
    world.pass(12 * minute)
    expect(world.open()).toEqual([])
  })

  it('work in one room leaves its neighbours alone, and rooms that come and go under it do not flap', () => {
    const { world, rooms } = watchedWorld({ Oslo: 5 })
    const [room = '', neighbour = ''] = rooms
    const scope = { kind: 'room', tenantKey: contoso, roomId: RoomId.parse(room), name: room } as const
    world.maintenance = [planned(scope, world.now, world.now + hour)]
    for (let round = 0; round < 5; round += 1) {
      world.offline(room)
      world.pass(5 * minute)
      world.online(room)
      world.pass(5 * minute)
    }
    expect(world.incidents().filter(({ type }) => type === 'flapping')).toEqual([])
    world.offline(neighbour)
    world.pass(minute)
    expect(world.kinds()).toEqual(['opened roomOffline'])
    expect(world.notices[0]?.incidents[0]?.roomName).toBe(neighbour)
  })

  it('work on the device that runs a room covers the room when it goes, and its end is the end of it', () => {
    const { world, rooms } = watchedWorld({ Oslo: 5 })
    const [room = '', neighbour = ''] = rooms
    for (const name of [room, neighbour]) world.set(name, { computerId: DeviceId.parse(`${name} pc`) })
    const scope = {
      ...({ kind: 'device', tenantKey: contoso, name: 'Neat Bar' } as const),
      ...{ roomId: RoomId.parse(room), deviceId: DeviceId.parse(`${room} pc`) },
    }
    world.maintenance = [planned(scope, world.now, world.now + hour)]
    const gone = { compute: 'offline', computeSince: world.now } as const
    world.offline(room, gone)
    world.pass(5 * minute)
    expect(world.open()).toMatchObject([{ roomName: room, maintenanceUntil: expect.any(Number) }])
    expect(world.kinds()).toEqual([])
    world.offline(neighbour, gone)
    world.pass(5 * minute)
    expect(world.notices.map(({ incidents }) => incidents[0]?.roomName)).toEqual([neighbour])
    world.pass(hour + 2 * minute)
    expect(world.notices.map(({ incidents }) => incidents[0]?.roomName)).toEqual([neighbour, room])
  })

  it('work on one of two devices that run a room does not hide that it is down', () => {
    const { world, rooms } = watchedWorld({ Oslo: 5 })
    const [room = ''] = rooms
    const scope = {
      ...({ kind: 'device', tenantKey: contoso, name: 'Surface Hub' } as const),
      ...{ roomId: RoomId.parse(room), deviceId: DeviceId.parse('left') },
    }
    world.maintenance = [planned(scope, world.now, world.now + hour)]
    world.offline(room)
    world.pass(5 * minute)
    expect(world.kinds()).toEqual(['opened roomOffline'])
  })

  it('a device has its own: work on one of two of a model hides that one alone', () => {
    const { world, rooms } = watchedWorld({ Oslo: 5 })
    const [room = ''] = rooms
    const lost = (deviceId: string) => ({
      since: world.now - second,
      reason: {
        code: 'deviceCritical' as const,
        params: { device: 'Neat Bar', deviceId },
        source: 'deviceList' as const,
        sample: null,
        at: world.now,
        rule: null,
        level: 'critical' as const,
      },
    })
    const [scopeRoom, deviceId] = [RoomId.parse(room), DeviceId.parse('left')]
    const scope = {
      kind: 'device',
      tenantKey: contoso,
      roomId: scopeRoom,
      deviceId,
      name: 'Neat Bar',
    } as const
    world.maintenance = [planned(scope, world.now, world.now + hour)]
    world.set(room, { problems: [lost('left'), lost('right')] })
    world.pass(5 * minute)
    const open = world.open('deviceCritical')
    expect(open.map(({ params, maintenanceUntil }) => [params.deviceId, maintenanceUntil !== null])).toEqual([
      ['left', true],
      ['right', false],
    ])
    expect(new Set(open.map(({ subject }) => subject.name))).toEqual(new Set(['Neat Bar']))
    expect(world.notices.flatMap(({ incidents }) => incidents.map(({ params }) => params.deviceId))).toEqual([
      'right',
    ])
  })

  it('goes by the clock of the room: 20:00 in Auckland is not 20:00 in Oslo', () => {
    const { world, rooms } = watchedWorld({ Auckland: 5, Oslo: 5 }, morning)
    for (const [index, room] of rooms.entries()) {
      world.set(room, { zone: index < 5 ? 'Pacific/Auckland' : 'Europe/Oslo' })
    }
    // 10:00 UTC is 23:00 in Auckland.
    const evening = {
      kind: 'recurring',
      recurrence: { every: 'day' },
      fromMinute: 1320,
      untilMinute: 60,
    } as const
    world.maintenance = [{ ...planned({ kind: 'tenant', tenantKey: contoso }, 0, 1), time: evening }]
    world.offline(rooms[0] ?? '')
    world.offline(rooms[5] ?? '')
    world.pass(minute)
    expect(world.notices.flatMap(({ incidents }) => incidents.map(({ site: at }) => at))).toEqual(['Oslo'])
  })
})

describe('the clock of a place by its address', () => {
  it.each([
    ['DE', 'Munich', 'Europe/Berlin'],
    ['Germany', null, 'Europe/Berlin'],
    ['us', 'Chicago', 'America/Chicago'],
    ['US', 'New York', 'America/New_York'],
    ['ES', 'Madrid', 'Europe/Madrid'],
    ['US', 'Seattle', null],
    ['Atlantis', 'Poseidonis', null],
    ['QQ', null, null],
    [null, 'Oslo', null],
  ])('%s, %s -> %s', (countryOrRegion, city, zone) => {
    expect(zoneOfPlace({ countryOrRegion, city })).toBe(zone)
  })
})
