import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateAlerts } from '../../../src/main/domain/alert-lifecycle'
import type { AlertState } from '../../../src/main/domain/alert-state'
import { acknowledge, note, snooze, wake } from '../../../src/main/domain/incident-handling'
import { stateReason } from '../../../src/main/domain/room-reason'
import type { DeviceProblem } from '../../../src/main/domain/room-signal'
import { emptyRuleSet } from '../../../src/shared/model/alert-settings'
import { Incident, isDownType, type Silence } from '../../../src/shared/model/incident'
import type { MaintenanceWindow } from '../../../src/shared/model/maintenance'
import { TenantKey } from '../../../src/shared/model/tenant'
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
  | { do: 'break' | 'mend'; rooms: string[]; isCritical: boolean }
  | { do: 'meet'; rooms: string[]; inMs: number; isVip: boolean }
  | { do: 'silence' | 'work' | 'pause' | 'resume' | 'set rules'; forMs: number }
  | { do: 'set clock back'; ms: number }

/** One or two rooms on their own as often as many that make a larger trouble. */
const someRooms = fc.oneof(
  fc.subarray(names, { minLength: 1, maxLength: 2 }),
  fc.subarray(names, { minLength: 1, maxLength: 12 }),
)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('offline', 'confirmed', 'online', 'soft', 'unknown'), rooms: someRooms }),
  fc.record({
    do: fc.constantFrom('pass', 'pass', 'sleep', 'pass unanswered'),
    ms: fc.constantFrom(10 * second, minute, 6 * minute, 40 * minute),
  }),
  fc.record({ do: fc.constantFrom('acknowledge', 'snooze', 'wake', 'note'), index: fc.nat(20) }),
  fc.record({ do: fc.constantFrom('cut network', 'mend network') }),
  fc.record({ do: fc.constantFrom('break', 'mend'), rooms: someRooms, isCritical: fc.boolean() }),
  fc.record({
    do: fc.constant('meet'),
    rooms: someRooms,
    inMs: fc.constantFrom(-minute, 5 * minute, 20 * minute),
    isVip: fc.boolean(),
  }),
  fc.record({
    do: fc.constantFrom('silence', 'work', 'pause', 'resume', 'set rules'),
    forMs: fc.constantFrom(5 * minute, 30 * minute),
  }),
  fc.record({ do: fc.constant('set clock back'), ms: fc.constantFrom(20 * second + 1, 2 * hour + 1) }),
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
    case 'break':
    case 'mend':
      for (const name of what.rooms) {
        world.set(name, { problems: what.do === 'mend' ? [] : [problem(what.isCritical)] })
      }
      break
    case 'meet':
      for (const name of what.rooms)
        world.set(name, { isVip: what.isVip, impact: meeting(world, name, what) })
      break
    case 'silence':
      world.silences = [silence(world.now, what.forMs)]
      break
    case 'work':
      world.maintenance = [work(world.now, what.forMs)]
      break
    case 'pause':
    case 'resume':
      world.setTenant('contoso', { isPaused: what.do === 'pause' })
      break
    case 'set rules':
      world.settings = { sets: [{ ...emptyRuleSet(null), thresholds: { flappingQuietMinutes: 10 } }] }
      break
    case 'set clock back':
      world.setClockBack(what.ms)
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

const problem = (isCritical: boolean): DeviceProblem => ({
  reason: stateReason(
    isCritical ? 'deviceCritical' : 'deviceNonUrgent',
    'deviceHealth',
    isCritical ? 'critical' : 'degraded',
    { params: { deviceId: 'bar', device: 'Bar' } },
  ),
  since: morning,
})

function meeting(world: AlertWorld, roomName: string, { inMs, isVip }: { inMs: number; isVip: boolean }) {
  const startsAt = world.now + inMs
  return { startsAt, endsAt: startsAt + 30 * minute, organiser: null, roomName, isVip }
}

const contoso = TenantKey.parse('contoso')

function silence(from: number, forMs: number): Silence {
  const matcher = { tenantKey: contoso, site: 'North', roomId: null, model: null, type: null }
  const times = { startsAt: from, endsAt: from + forMs }
  return { silenceId: 's', matcher, ...times, author: 'ann', comment: 'known' }
}

function work(from: number, forMs: number): MaintenanceWindow {
  return {
    windowId: 'w',
    scope: { kind: 'site', tenantKey: contoso, site: 'South' },
    time: { kind: 'once', startsAt: from, endsAt: from + forMs },
    author: 'ann',
    comment: 'cables',
    createdAt: from,
    cutAt: null,
    deletedAt: null,
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

/** All is well again, and nothing mutes anything. */
function mendAll(world: AlertWorld): void {
  world.isOnline = true
  world.silences = []
  world.maintenance = []
  world.setTenant('contoso', { isPaused: false })
  for (const name of names) {
    world.online(name)
    world.set(name, { areDevicesKnown: true, problems: [], impact: null })
  }
}

/** Was the end told by the closing message of a larger trouble of the same rooms, after or shortly before it? */
function isSpokenFor(world: AlertWorld, { type, tenantKey, site, roomId }: Incident, at: number): boolean {
  return world.notices.some(
    (notice) =>
      notice.at >= at - 10 * minute &&
      notice.incidents.some(
        (one) =>
          one.state === 'resolved' &&
          one.tenantKey === tenantKey &&
          (one.type === 'siteOutage'
            ? one.site === site && isDownType(type)
            : one.type === 'flapping' && one.roomId === roomId),
      ),
  )
}

/** Do those who were told of it still believe it open? */
function isBelievedOpen(world: AlertWorld, incident: Incident): boolean {
  let isBelieved = false
  let isOver = false
  for (const { event, params, at } of incident.timeline) {
    if (event === 'opened' || event === 'reopened') isOver = false
    if (event === 'told') isBelieved = !isOver
    if (event !== 'resolved') continue
    isOver = true
    // What it was before, another incident took over: that one is asked for itself.
    if (params.why === 'staysDown' || isSpokenFor(world, incident, at)) isBelieved = false
  }
  return isBelieved
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
      { numRuns: 10 },
    )
  })

  it('whoever was told of a trouble hears of its end (R5, decision 0036)', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const world = newWorld()
        world.offline(names[0] ?? '')
        world.pass(minute)
        expect(world.kinds()).toEqual(['opened roomOffline'])
        // The closing messages are found by their time: a clock that goes back would mix them up.
        for (const what of steps) if (what.do !== 'set clock back') play(world, what)
        mendAll(world)
        world.pass(70 * minute)
        for (const incident of world.incidents()) {
          expect({ ...incident, isBelieved: isBelievedOpen(world, incident) }).toMatchObject({
            state: 'resolved',
            isBelieved: false,
          })
        }
      }),
      { numRuns: 30 },
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
        mendAll(world)
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
