import { beforeAll, describe, expect, it } from 'vitest'
import { createSigningKey, type KeyPair } from '../../../src/simulator/certificate'
import { SimulatorClock } from '../../../src/simulator/clock'
import { isReachable } from '../../../src/simulator/world/account'
import { accountPresence } from '../../../src/simulator/world/account-presence'
import { healthStatus } from '../../../src/simulator/world/device'
import { createEstate } from '../../../src/simulator/world/estate'
import type { Room, Tenant } from '../../../src/simulator/world/estate-model'
import type { LedgerEvent } from '../../../src/simulator/world/ledger'
import { type ScenarioName, scenarioNames, startScenario } from '../../../src/simulator/world/scenarios'
import { World } from '../../../src/simulator/world/world'

const MINUTE = 60_000
const startsAt = Date.UTC(2026, 10, 23, 9)
let keys: KeyPair
beforeAll(async () => {
  keys = await createSigningKey()
})

function begin(scenario: ScenarioName, { rooms = 200, tenants = 3 } = {}) {
  const clock = new SimulatorClock({ now: () => startsAt })
  const estate = createEstate({ seed: 1, tenants, rooms, devicesPerRoom: null, startsAt }, keys)
  const world = new World(1, estate, clock)
  startScenario(world, scenario, startsAt)
  const all = estate.flatMap((tenant) => tenant.rooms)
  return {
    world,
    estate,
    first: estate[0] as Tenant,
    /** Moves to a number of minutes after the start. */
    at: (minutes: number) => {
      clock.advance(startsAt + minutes * MINUTE - world.now())
      world.now()
    },
    offline: (among: Room[] = all) => among.filter(({ account }) => !isReachable(account, world.now())),
    presence: (room: Room) => accountPresence(room.account, world.now()).availability,
    changes: (what: LedgerEvent) =>
      world.ledger.list().filter((entry) => entry.what === what && entry.at > startsAt),
  }
}

describe('calm-day', () => {
  it('has meetings that come and go, and no room that falls silent', () => {
    const { at, offline, estate, presence } = begin('calm-day')
    const before = offline().length
    const rooms = estate.flatMap((tenant) => tenant.rooms)
    const moods = [0, 20, 40].map((minutes) => {
      at(minutes)
      expect(offline()).toHaveLength(before)
      return rooms.map(presence)
    })
    for (const mood of moods) expect(mood).toEqual(expect.arrayContaining(['Available', 'Busy']))
    expect(moods[0]).not.toEqual(moods[1])
    expect(moods[1]).not.toEqual(moods[2])
  })

  it('has a handful of standing problems that began in the past', () => {
    const { estate, offline, world } = begin('calm-day')
    const kinds = estate.flatMap(({ devices }) => devices.map(healthStatus))
    const count = (kind: string) => kinds.filter((one) => one === kind).length
    expect(count('critical')).toBeGreaterThan(0)
    expect(count('nonUrgent')).toBeGreaterThan(0)
    expect(count('offline')).toBeGreaterThan(0)
    expect(count('healthy') / kinds.length).toBeGreaterThan(0.9)
    expect(offline().length).toBeLessThan(5)
    expect(estate.some(({ devices }) => devices.some(({ signedIn }) => !signedIn))).toBe(true)
    expect(world.ledger.list().every((entry) => entry.at < startsAt)).toBe(true)
  })
})

describe('building-outage', () => {
  it('cuts one building off at once while presence fades over 60 to 420 seconds', () => {
    const { at, first, offline, changes, estate } = begin('building-outage')
    const [building] = first.buildings
    const rooms = building?.rooms ?? []
    const elsewhere = estate.flatMap((tenant) => tenant.rooms).filter((room) => room.building !== building)
    const before = offline(elsewhere).length
    at(0.5)
    expect(rooms.every(({ account }) => account.devices.every(({ connected }) => !connected))).toBe(true)
    expect(offline(rooms).length).toBeLessThan(rooms.length / 4)
    at(3)
    const halfway = offline(rooms).length
    expect(halfway).toBeGreaterThan(0)
    at(7.5)
    expect(offline(rooms).length).toBe(rooms.length)
    expect(halfway).toBeLessThan(rooms.length)
    expect(offline(elsewhere)).toHaveLength(before)
    const cut = new Map(changes('deviceDisconnected').map((entry) => [entry.deviceId, entry.at]))
    for (const entry of changes('presenceOffline')) {
      const fade = entry.at - (cut.get(entry.deviceId) ?? 0)
      expect(fade).toBeGreaterThanOrEqual(60_000)
      expect(fade).toBeLessThanOrEqual(420_000)
    }
  })

  it('brings the building back within ten minutes and strikes the next one', () => {
    const { at, first, offline } = begin('building-outage')
    at(10.5)
    expect(offline(first.buildings[0]?.rooms)).toEqual([])
    at(16 + 7.8)
    expect(offline(first.buildings[0]?.rooms)).toEqual([])
    expect(offline(first.buildings[1]?.rooms).length).toBeGreaterThan(2)
  })
})

describe('flaky-room', () => {
  it('takes one room of each tenant down at least three times an hour', () => {
    const { at, changes, estate } = begin('flaky-room')
    at(60)
    for (const tenant of estate) {
      const spells = changes('presenceOffline').filter((entry) => entry.tenantId === tenant.id)
      expect(new Set(spells.map(({ room }) => room)).size).toBe(1)
      expect(spells.length).toBeGreaterThanOrEqual(3)
    }
  })
})

describe('peripheral-faults', () => {
  it('breaks parts of about a tenth of the rooms and mends them again', () => {
    const { at, changes } = begin('peripheral-faults')
    at(20)
    const broken = new Set(changes('peripheralDisconnected').map(({ room }) => room))
    expect(broken.size).toBeGreaterThan(8)
    expect(broken.size).toBeLessThan(40)
    expect(changes('peripheralConnected').length).toBeGreaterThan(5)
    expect(changes('presenceOffline')).toEqual([])
  })
})

describe('presence-lies', () => {
  it('says Offline for everybody while the devices know better, for twenty minutes', () => {
    const { at, estate, presence, first } = begin('presence-lies')
    const rooms = estate.flatMap((tenant) => tenant.rooms)
    at(1)
    expect(new Set(rooms.map(presence))).toEqual(new Set(['Offline']))
    const dead = first.rooms.filter(({ account }) => account.devices.every(({ connected }) => !connected))
    expect(dead.length).toBeLessThanOrEqual(3)
    at(19)
    expect(presence(rooms[5] as Room)).toBe('Offline')
    at(21)
    expect(rooms.filter((room) => presence(room) === 'Offline').length).toBeLessThan(6)
  })
})

describe('reboot-night', () => {
  it('reboots every room for four to seven minutes and leaves one building dark', () => {
    const { at, changes, first, world, offline, estate } = begin('reboot-night')
    const dark = first.buildings[1]
    at(20)
    const away = new Map(changes('deviceDisconnected').map((entry) => [entry.deviceId, entry.at]))
    expect(away.size).toBeGreaterThan(150)
    for (const entry of changes('deviceConnected')) {
      const minutes = (entry.at - (away.get(entry.deviceId) ?? 0)) / MINUTE
      expect(minutes).toBeGreaterThanOrEqual(4)
      expect(minutes).toBeLessThanOrEqual(7)
    }
    const others = estate.flatMap((tenant) => tenant.rooms).filter(({ building }) => building !== dark)
    expect(offline(dark?.rooms)).toEqual(dark?.rooms)
    expect(offline(others).length).toBeLessThan(4)
    at(50)
    expect(offline(dark?.rooms)).toEqual([])
    expect(world.now()).toBe(startsAt + 50 * MINUTE)
  })
})

describe('rollout', () => {
  it('takes ten or more rooms of one model away within the hour and leaves them on the new version', () => {
    const { at, changes, estate } = begin('rollout')
    const computes = estate.flatMap(({ devices }) => devices)
    at(60)
    const ids = new Set(changes('deviceDisconnected').map(({ deviceId }) => deviceId))
    const models = computes
      .filter(({ id }) => ids.has(id))
      .map(({ model }) => `${model.manufacturer} ${model.model}`)
    expect(models.length).toBeGreaterThanOrEqual(10)
    expect(new Set(models).size).toBe(1)
    expect(changes('softwareChanged').length).toBe(models.length)
    expect(computes.filter(({ id, connected }) => ids.has(id) && !connected)).toEqual([])
  })
})

describe('the credentials and the service', () => {
  it('consent-lost takes all permissions of one tenant and returns them', () => {
    const { at, estate, first } = begin('consent-lost')
    expect(first.app.consent.size).toBe(6)
    at(1)
    expect(estate.map(({ app }) => app.consent.size)).toEqual([0, 6, 6])
    at(8)
    expect(first.app.consent.size).toBe(6)
  })

  it('secret-expired ends the secret of one tenant', () => {
    const { at, estate } = begin('secret-expired')
    at(1)
    expect(estate.map(({ app }) => app.isSecretExpired)).toEqual([true, false, false])
  })

  it.each([
    ['throttled', 'presence', '429', 5.5],
    ['graph-down', 'places', '5xx', 4.5],
  ] as const)('%s disturbs %s for a while', (scenario, workload, kind, endsAfter) => {
    const { at, world, first } = begin(scenario)
    const strikes = (tenant: string) =>
      [1, 2, 3, 4].filter(() => world.faults.strike({ tenant, workload, path: '/x' }, world.now(), [kind]))
        .length
    expect(strikes(first.id)).toBe(0)
    at(1)
    expect(strikes(first.id)).toBeGreaterThanOrEqual(2)
    at(endsAfter)
    expect(strikes(first.id)).toBe(0)
  })

  it('devices-api-gone holds from the start', () => {
    expect(begin('devices-api-gone').estate.every(({ service }) => service.isDevicesApiGone)).toBe(true)
  })
})

describe('bad-day', () => {
  it('leaves about every tenth room with something wrong, and one building dark', () => {
    const { at, estate } = begin('bad-day', { rooms: 600, tenants: 3 })
    at(10)
    const isWrong = ({ account }: Room) =>
      account.devices.some(
        ({ connected, signedIn, missing }) => !connected || !signedIn || (missing?.size ?? 0) > 0,
      )
    const rooms = estate.flatMap((tenant) => tenant.rooms)
    const dark = estate[0]?.buildings[1]
    expect(dark?.rooms.every(isWrong)).toBe(true)
    const others = rooms.filter(({ building }) => building !== dark)
    const share = others.filter(isWrong).length / others.length
    expect(share).toBeGreaterThan(0.07)
    expect(share).toBeLessThan(0.16)
    at(180)
    expect(others.filter(isWrong).length / others.length).toBe(share)
  })
})

describe('any scenario', () => {
  it.each(scenarioNames)('%s is over and mended when another one begins', (scenario) => {
    const { at, world, estate, offline } = begin(scenario)
    at(5)
    startScenario(world, 'calm-day', world.now())
    expect(offline().length).toBeLessThan(5)
    for (const { app, service } of estate) {
      expect([app.consent.size, app.isSecretExpired]).toEqual([6, false])
      expect(service).toEqual({ presenceLiesSince: null, isDevicesApiGone: false })
    }
    const entries = world.ledger.list().length
    at(60)
    expect(world.ledger.list()).toHaveLength(entries)
  })

  it('is the same again with the same seed', () => {
    const [one, other] = [begin('flaky-room'), begin('flaky-room')]
    one.at(30)
    other.at(30)
    expect(one.world.ledger.list()).toEqual(other.world.ledger.list())
  })
})

describe('the presence of an account', () => {
  it('hides a dead compute behind a living panel', () => {
    const { world, estate, presence } = begin('calm-day')
    const rooms = estate.flatMap((tenant) => tenant.rooms)
    const shared = rooms.find(
      ({ account }) => account.devices.length > 1 && presence(account.room as Room) !== 'Offline',
    )
    if (!shared) throw new Error('No room has a second device')
    const [compute, ...others] = shared.account.devices
    if (!compute) throw new Error('The room has no device')
    world.disconnect(compute, world.now(), 0)
    expect(presence(shared)).not.toBe('Offline')
    for (const device of others) world.disconnect(device, world.now(), 0)
    expect(presence(shared)).toBe('Offline')
  })

  it('never notices an absence shorter than the fading', () => {
    const { world, first, at, changes } = begin('calm-day')
    const [device] = first.devices
    if (!device) throw new Error('There is no device')
    world.disconnect(device, world.now(), 120_000)
    at(1)
    world.connect(device, world.now())
    at(10)
    expect(changes('presenceOffline')).toEqual([])
    expect(changes('deviceConnected')).toHaveLength(1)
  })
})
