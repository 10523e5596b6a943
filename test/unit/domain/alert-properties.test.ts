import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateAlerts } from '../../../src/main/domain/alert-lifecycle'
import type { AlertState } from '../../../src/main/domain/alert-state'
import { acknowledge, note, snooze, wake } from '../../../src/main/domain/incident-handling'
import { Incident } from '../../../src/shared/model/incident'
import { AlertWorld, morning, rules } from './alert-world'
import { hour, minute, second } from './facts'

const roomsPerSite = 4
const names = ['contoso', 'fabrikam'].flatMap((key) =>
  ['North', 'South', 'West'].flatMap((site) =>
    Array.from({ length: roomsPerSite }, (_, number) => `${key} ${site} ${number}`),
  ),
)

type Step =
  | { do: 'offline' | 'confirmed' | 'online' | 'soft' | 'unknown'; rooms: string[] }
  | { do: 'pass' | 'sleep' | 'pass unanswered'; ms: number }
  | { do: 'acknowledge' | 'snooze' | 'wake' | 'note'; index: number }
  | { do: 'cut network' | 'mend network' }

const someRooms = fc.subarray(names, { minLength: 1, maxLength: 12 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('offline', 'confirmed', 'online', 'soft', 'unknown'), rooms: someRooms }),
  fc.record({
    do: fc.constantFrom('pass', 'pass', 'sleep', 'pass unanswered'),
    ms: fc.constantFrom(10 * second, minute, 6 * minute, 40 * minute),
  }),
  fc.record({ do: fc.constantFrom('acknowledge', 'snooze', 'wake', 'note'), index: fc.nat(20) }),
  fc.record({ do: fc.constantFrom('cut network', 'mend network') }),
)
const story = fc.array(step, { maxLength: 25 })

function newWorld(): AlertWorld {
  const world = new AlertWorld(morning - 10 * minute)
  for (const key of ['contoso', 'fabrikam']) {
    world.addTenant(key, { North: roomsPerSite, South: roomsPerSite, West: roomsPerSite })
  }
  world.pass(10 * minute)
  return world
}

function play(world: AlertWorld, what: Step): void {
  switch (what.do) {
    case 'offline':
      for (const name of what.rooms) world.offline(name)
      break
    case 'confirmed':
      for (const name of what.rooms) world.offline(name, { compute: 'offline', computeSince: world.now })
      break
    case 'online':
      for (const name of what.rooms) world.online(name)
      break
    case 'soft':
      for (const name of what.rooms)
        world.set(name, { isSoft: true, badSince: world.now, presence: 'reachable' })
      break
    case 'unknown':
      for (const name of what.rooms) world.set(name, unknown)
      break
    case 'pass':
      world.pass(what.ms)
      break
    case 'pass unanswered':
      world.pass(what.ms, false)
      break
    case 'sleep':
      world.sleep(what.ms)
      break
    case 'cut network':
      world.isOnline = false
      break
    case 'mend network':
      world.isOnline = true
      break
    default:
      handle(world, what.do, what.index)
  }
}

const unknown = {
  presence: null,
  badSince: null,
  isSoft: false,
  compute: null,
  areDevicesKnown: false,
} as const

function handle(world: AlertWorld, deed: 'acknowledge' | 'snooze' | 'wake' | 'note', index: number): void {
  const open = world.open()
  const incident = open[index % Math.max(1, open.length)]
  if (!incident) return
  const who = { by: 'ann', now: world.now }
  if (deed === 'acknowledge') world.handle(acknowledge(incident, 'seen', who, rules))
  else if (deed === 'snooze') world.handle(snooze(incident, '30min', who, 'UTC'))
  else if (deed === 'note') world.handle(note(incident, 'hm', who, rules))
  else if (incident.state === 'snoozed') world.handle(wake(incident, who))
}

/** Through text and back, as a restart takes it. */
function reload(state: AlertState): AlertState {
  const incidents = [...state.incidents].map(([id, incident]) => {
    return [id, Incident.parse(JSON.parse(JSON.stringify(incident)))] as const
  })
  return { ...state, incidents: new Map(incidents), rooms: new Map(state.rooms) }
}

const nothing = { changed: [], forgotten: [], memory: [], notices: [] }

describe('whatever happens', () => {
  it('there is one open incident per subject and kind, and evaluating again changes and tells nothing', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const world = newWorld()
        for (const what of steps) {
          play(world, what)
          world.look()
          const keys = world.open().map(({ dedupKey }) => dedupKey)
          expect(new Set(keys).size).toBe(keys.length)
          const again = evaluateAlerts(world.state, world.facts(), rules, world.now)
          expect(again.effects).toMatchObject({ changed: [], forgotten: [], notices: [] })
          // What belongs to an outage that has only now become one leaves the rooms' memories at the second look.
          const third = evaluateAlerts(again.state, world.facts(), rules, world.now)
          expect(third).toEqual({ ...again, effects: nothing })
        }
      }),
      { numRuns: 40 },
    )
  })

  it('nothing is announced twice: between two openings of a spell its end was told, or nobody handled it for long', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const world = newWorld()
        for (const what of steps) play(world, what)
        world.pass(hour)
        const sent = world.notices.map(({ idempotencyKey }) => idempotencyKey)
        expect(new Set(sent).size).toBe(sent.length)
        for (const { timeline } of world.incidents()) {
          let isAnnounced = false
          for (const { event, params } of timeline) {
            if (event === 'worsened') isAnnounced = false
            if (event !== 'told') continue
            if (params.notice === 'opened') expect(isAnnounced).toBe(false)
            isAnnounced = params.notice === 'opened' || params.notice === 'repeat'
          }
        }
      }),
      { numRuns: 20 },
    )
  })

  it('a room that was never seen offline never has an incident (R2)', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const world = newWorld()
        const bad = new Set<string>()
        for (const what of steps) {
          if (what.do === 'offline' || what.do === 'confirmed') for (const name of what.rooms) bad.add(name)
          play(world, what)
          world.look()
          for (const { type, roomName } of world.incidents()) {
            if (type === 'roomOffline' || type === 'computeOffline') expect(bad).toContain(roomName)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('every state has a way out: when all is well again, everything ends and is forgotten', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const world = newWorld()
        for (const what of steps) play(world, what)
        world.isOnline = true
        for (const name of names) {
          world.online(name)
          world.set(name, { areDevicesKnown: true })
        }
        world.pass(70 * minute)
        expect(world.open()).toEqual([])
        world.sleep(8 * 24 * hour)
        world.pass(5 * minute)
        world.look()
        expect(world.incidents()).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('a restart in the middle loses nothing and tells nothing twice', () => {
    fc.assert(
      fc.property(story, fc.nat(25), (steps, at) => {
        const straight = newWorld()
        const restarted = newWorld()
        for (const [index, what] of steps.entries()) {
          if (index === at % steps.length) restarted.state = reload(restarted.state)
          play(straight, what)
          play(restarted, what)
        }
        expect(restarted.notices).toEqual(straight.notices)
        expect(restarted.incidents()).toEqual(straight.incidents())
      }),
      { numRuns: 40 },
    )
  })
})
