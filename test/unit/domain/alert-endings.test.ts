import { describe, expect, it } from 'vitest'
import { acknowledge, snooze } from '../../../src/main/domain/incident-handling'
import { stateReason } from '../../../src/main/domain/room-reason'
import type { DeviceProblem } from '../../../src/main/domain/room-signal'
import { type AlertWorld, morning, rules, watchedWorld } from './alert-world'
import { hour, minute, second } from './facts'

const unknown = { presence: null, compute: null, areDevicesKnown: false, badSince: null } as const

const problem = (level: 'critical' | 'degraded'): DeviceProblem => ({
  reason: stateReason(level === 'critical' ? 'deviceCritical' : 'deviceNonUrgent', 'deviceHealth', level, {
    params: { deviceId: 'bar', device: 'Bar' },
  }),
  since: morning,
})

function loseNetwork(world: AlertWorld, rooms: readonly string[], ms: number): void {
  world.isOnline = false
  for (const room of rooms) world.set(room, unknown)
  world.pass(ms, false)
  world.isOnline = true
  world.freshen()
}

describe('whoever was told of a problem hears of its end (R5)', () => {
  it('also when a larger trouble passed over it and it ended shortly afterwards', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    const room = rooms[0] ?? ''
    world.offline(room)
    world.pass(10 * minute)
    loseNetwork(world, rooms, 2 * minute)
    for (const name of rooms) world.online(name)
    world.offline(room)
    world.pass(minute)
    expect(world.open()).toMatchObject([{ type: 'roomOffline', parentId: null }])
    world.online(room)
    world.pass(10 * minute)
    expect(world.kinds().filter((kind) => kind.endsWith('roomOffline'))).toEqual([
      'opened roomOffline',
      'recovered roomOffline',
    ])
  })

  it('also when it ends together with the larger trouble', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    world.offline(rooms[0] ?? '')
    world.pass(10 * minute)
    loseNetwork(world, rooms, 2 * minute)
    for (const room of rooms) world.online(room)
    world.pass(10 * minute)
    expect(world.kinds().filter((kind) => kind.startsWith('recovered'))).toContain('recovered roomOffline')
  })

  it('also when it got worse, and ended before that could be told', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    const [one = '', other = ''] = rooms
    const startsAt = world.now + 25 * minute
    world.set(one, {
      problems: [problem('degraded')],
      impact: { startsAt, endsAt: startsAt + hour, organiser: null, roomName: one, isVip: false },
    })
    world.pass(10 * second)
    expect(world.kinds()).toEqual(['opened deviceNonUrgent'])
    const [incident] = world.open()
    if (!incident) throw new Error('No incident')
    world.handle(snooze(incident, '2h', { by: 'ann', now: world.now }, 'UTC'))
    world.set(one, { problems: [problem('critical')] })
    world.pass(10 * second)
    world.set(one, { problems: [] })
    world.offline(other)
    world.pass(10 * minute)
    expect(world.kinds().filter((kind) => kind.startsWith('recovered'))).toEqual([
      expect.stringContaining('device'),
    ])
  })

  it('through the closing message of a site whose rooms it was one of, by the same channels (R9, R10)', () => {
    const { world, rooms } = watchedWorld({ Oslo: 5, Paris: 5 })
    const oslo = rooms.slice(0, 5)
    world.offline(oslo[0] ?? '', { compute: 'offline', computeSince: world.now })
    world.pass(minute)
    const [first] = world.open('roomOffline')
    if (!first) throw new Error('No incident')
    world.handle({ ...first, channels: ['pager'] as typeof first.channels })
    for (const room of oslo.slice(1)) {
      world.offline(room, { compute: 'offline', computeSince: world.now })
    }
    world.pass(6 * minute)
    expect(world.open('siteOutage')).toHaveLength(1)
    for (const room of oslo) world.online(room)
    world.pass(15 * minute)
    expect(world.kinds()).toEqual(['opened roomOffline', 'opened siteOutage', 'closed siteOutage'])
    expect(world.incidents().find(({ type }) => type === 'siteOutage')?.channels).toContain('pager')
  })

  it('of a device by itself: the closing message of its site named no devices', () => {
    const { world, rooms } = watchedWorld({ Oslo: 5, Paris: 5 })
    const oslo = rooms.slice(0, 5)
    world.set(oslo[0] ?? '', { problems: [problem('critical')] })
    world.pass(10 * minute)
    for (const room of oslo) world.offline(room, { compute: 'offline', computeSince: world.now })
    world.pass(10 * minute)
    for (const room of oslo) world.online(room)
    world.pass(2 * minute)
    expect(world.kinds()).toContain('closed siteOutage')
    world.set(oslo[0] ?? '', { problems: [] })
    world.pass(10 * minute)
    expect(world.kinds()).toContain('recovered deviceCritical')
  })

  it('of a room that the closing message named as down by the channels that heard of it', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10, Paris: 10 })
    const oslo = rooms.slice(0, 10)
    const [first = '', ...others] = oslo
    world.offline(first, { compute: 'offline', computeSince: world.now })
    world.pass(minute)
    const [left] = world.open('roomOffline')
    if (!left) throw new Error('No incident')
    world.handle({ ...left, channels: ['pager'] as typeof left.channels })
    for (const room of others) world.offline(room, { compute: 'offline', computeSince: world.now })
    world.pass(10 * minute)
    for (const room of others) world.online(room)
    world.pass(minute)
    const closing = world.notices.find(({ kind }) => kind === 'closed')
    expect(closing?.params).toMatchObject({ left: 1 })
    expect(closing?.incidents[0]?.channels).toContain('pager')
  })

  it('by itself when the site it is part of was never told of', () => {
    const { world, rooms } = watchedWorld({ Oslo: 5, Paris: 5 })
    const oslo = rooms.slice(0, 5)
    world.offline(oslo[0] ?? '')
    world.pass(minute)
    const matcher = { tenantKey: null, site: 'Oslo', roomId: null, model: null, type: 'siteOutage' as const }
    const endsAt = world.now + 8 * hour
    world.silences = [
      { silenceId: 's', matcher, startsAt: world.now, endsAt, author: 'ann', comment: 'known' },
    ]
    for (const room of oslo.slice(1)) world.offline(room)
    world.pass(6 * minute)
    expect(world.open('siteOutage')).toMatchObject([{ silencedUntil: endsAt, isAnnounced: false }])
    for (const room of oslo) world.online(room)
    world.pass(15 * minute)
    expect(world.kinds()).toEqual(['opened roomOffline', 'recovered roomOffline'])
  })
})

describe('what a larger trouble muted, and nobody was told of', () => {
  it('waits for the next answer before it is told', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    const [one = '', other = ''] = rooms
    world.set(other, { isSoft: true, badSince: world.now })
    world.offline(one)
    world.look()
    expect(world.notices).toEqual([])
    loseNetwork(world, rooms, 2 * minute)
    world.look()
    world.pass(30 * second)
    world.online(one)
    world.pass(10 * minute)
    expect(world.kinds().filter((kind) => kind.endsWith('roomOffline'))).toEqual([])
  })
})

describe('the closing message of a site (R10)', () => {
  it('counts rooms that are still down, not what is wrong with their devices', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10, Paris: 10 })
    const oslo = rooms.slice(0, 10)
    world.set(oslo[0] ?? '', { problems: [problem('critical')] })
    world.pass(minute)
    for (const room of oslo) world.offline(room, { compute: 'offline', computeSince: world.now })
    world.pass(10 * minute)
    for (const room of oslo.slice(1)) world.online(room)
    world.pass(minute)
    const closing = world.notices.find(({ kind }) => kind === 'closed')
    expect(closing?.params).toEqual({ left: 1, names: oslo[0] })
  })
})

describe('a snooze (R16)', () => {
  it('ends when the trouble itself gets worse, as its dialog says', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    const room = rooms[0] ?? ''
    world.set(room, { problems: [problem('degraded')] })
    world.pass(minute)
    const [incident] = world.open()
    if (!incident) throw new Error('No incident')
    world.handle(snooze(incident, '4h', { by: 'ann', now: world.now }, 'UTC'))
    world.set(room, { problems: [problem('critical')] })
    world.pass(10 * second)
    expect(world.open()).toMatchObject([{ state: 'open', snoozedUntil: null, severity: 'critical' }])
    expect(world.kinds()).toEqual(['opened deviceCritical'])
  })
})

describe('meetings alone and acknowledgements (R14)', () => {
  it('one after another removes none, and its end neither', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    const room = rooms[0] ?? ''
    world.set(room, { problems: [problem('degraded')] })
    world.pass(10 * minute)
    const [incident] = world.open()
    if (!incident) throw new Error('No incident')
    world.handle(acknowledge(incident, 'spare part ordered', { by: 'ann', now: world.now }, rules))
    for (let day = 0; day < 3; day += 1) {
      const startsAt = world.now + 20 * minute
      const impact = {
        startsAt,
        endsAt: startsAt + 20 * minute,
        organiser: null,
        roomName: room,
        isVip: false,
      }
      world.set(room, { impact })
      world.pass(30 * minute)
      expect(world.open()).toMatchObject([{ state: 'acknowledged', severity: 'critical' }])
      world.set(room, { impact: null })
      world.pass(30 * minute)
      expect(world.open()).toMatchObject([{ state: 'acknowledged', severity: 'warning' }])
    }
    world.set(room, { problems: [problem('critical')] })
    world.pass(10 * second)
    expect(world.open()).toMatchObject([{ state: 'open', acknowledgement: null }])
    expect(world.kinds()).toEqual(['opened deviceCritical'])
  })
})

describe('after the console has slept a little (R31)', () => {
  it('a new room is told as fast as ever beside one that has long been known', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    const [known = '', fresh = ''] = rooms
    world.offline(known)
    world.pass(hour)
    world.sleep(3 * minute)
    world.pass(minute)
    world.offline(fresh)
    world.pass(minute)
    expect(world.kinds()).toEqual(['opened roomOffline', 'opened roomOffline'])
  })
})

describe('a paused tenant', () => {
  it('does not keep an outage of presence open for the others (R10a)', () => {
    const { world, rooms } = watchedWorld({ North: 20, South: 20, East: 20 })
    const others = world.addTenant('fabrikam', { West: 20, Mid: 20, Low: 20 })
    world.pass(10 * minute)
    for (const room of [...rooms, ...others]) world.offline(room)
    world.pass(20 * minute)
    expect(world.open('presenceOutage')).toHaveLength(1)
    world.setTenant('fabrikam', { isPaused: true })
    for (const room of rooms) world.online(room)
    world.pass(minute)
    expect(world.open('presenceOutage')).toEqual([])
  })
})

describe('a flapping room that stays down (R4)', () => {
  it('is not left to an incident that nobody is told of', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    const [room = ''] = rooms
    for (let spell = 0; spell < 4; spell += 1) {
      world.offline(room)
      world.pass(minute)
      world.online(room)
      world.pass(2 * minute)
    }
    expect(world.open('flapping')).toHaveLength(1)
    world.offline(room)
    world.pass(minute)
    const [down] = world.open('roomOffline')
    if (!down) throw new Error('No incident')
    world.handle({ ...down, urgency: 'low', isFirstSight: true })
    world.pass(40 * minute)
    expect(world.open('flapping')).toHaveLength(1)
  })
})
