import { describe, expect, it } from 'vitest'
import { acknowledge, note, snooze } from '../../../src/main/domain/incident-handling'
import { stateReason } from '../../../src/main/domain/room-reason'
import type { DeviceProblem } from '../../../src/main/domain/room-signal'
import type { Incident } from '../../../src/shared/model/incident'
import { AlertWorld, morning, rules, watchedWorld } from './alert-world'
import { hour, minute, second } from './facts'

const camera: DeviceProblem = {
  reason: stateReason('peripheralDisconnected', 'deviceHealth', 'critical', {
    params: { device: 'Neat Bar', peripheral: 'roomCamera' },
  }),
  since: morning,
}

describe('what becomes an incident', () => {
  it('never makes one of a soft or an unknown room (R1, R2)', () => {
    const { world, rooms } = watchedWorld({ Oslo: 4 })
    world.set(rooms[0] ?? '', { isSoft: true, badSince: world.now })
    world.set(rooms[1] ?? '', { presence: null, compute: null, areDevicesKnown: false })
    world.pass(30 * minute)
    expect(world.incidents()).toEqual([])
  })

  it('opens one of a hard offline room, told once, and knows when it was last good (R11)', () => {
    const { world, rooms } = watchedWorld({ Oslo: 4 })
    const lastGoodAt = world.now - 30 * second
    world.offline(rooms[0] ?? '', { lastGoodAt })
    world.pass(3 * hour)
    expect(world.kinds()).toEqual(['opened roomOffline'])
    const [incident] = world.open()
    expect(incident).toMatchObject({ severity: 'critical', urgency: 'high', lastGoodAt, state: 'open' })
    expect(incident?.toldAt).toBe(incident?.hardAt)
  })

  it('is low when the room was offline at first sight (R32), and stays low', () => {
    const { world, rooms } = watchedWorld({ Oslo: 4 })
    world.offline(rooms[0] ?? '', { isOfflineAtFirstSight: true })
    world.pass(hour)
    expect(world.open()).toEqual([expect.objectContaining({ urgency: 'low', isFirstSight: true })])
    expect(world.notices).toEqual([])
  })

  it('names the peripheral instead of the roll-up of its device', () => {
    const { world, rooms } = watchedWorld({ Oslo: 4 })
    const rollUp = {
      reason: stateReason('deviceCritical', 'deviceList', 'critical', { params: { device: 'Neat Bar' } }),
      since: null,
    }
    world.set(rooms[0] ?? '', { problems: [rollUp] })
    world.pass(10 * second)
    world.set(rooms[0] ?? '', { problems: [rollUp, camera] })
    world.pass(10 * second)
    expect(world.open()).toEqual([
      expect.objectContaining({
        type: 'deviceCritical',
        params: expect.objectContaining({ peripheral: 'roomCamera' }),
      }),
    ])
  })

  it('keeps a device confirmed offline open though presence is good (R7)', () => {
    const { world, rooms } = watchedWorld({ Oslo: 4 })
    const name = rooms[0] ?? ''
    world.set(name, { compute: 'offline', computeSince: world.now })
    world.pass(minute)
    world.set(name, { compute: null, areDevicesKnown: false })
    world.pass(hour)
    expect(world.open('computeOffline')).toHaveLength(1)
    world.online(name)
    world.set(name, { areDevicesKnown: true })
    world.pass(10 * second)
    expect(world.open()).toEqual([])
  })
})

describe('a device that has just come back', () => {
  it('is given time to settle before its last report counts', () => {
    const { world, rooms } = watchedWorld({ Oslo: 4 })
    world.set(rooms[0] ?? '', { upSince: world.now, problems: [camera] })
    world.pass(minute)
    expect(world.incidents()).toEqual([])
    world.pass(2 * minute)
    expect(world.open('deviceCritical')).toHaveLength(1)
  })
})

describe('recovery and relapse', () => {
  it('tells the recovery of what was announced, at once (R5)', () => {
    const { world, rooms } = watchedWorld({ Oslo: 4 })
    world.offline(rooms[0] ?? '')
    world.pass(minute)
    world.online(rooms[0] ?? '')
    world.pass(minute)
    expect(world.kinds()).toEqual(['opened roomOffline', 'recovered roomOffline'])
  })

  it('reopens the same incident within a day, counts, and announces the end only when it lasts (R5, R6)', () => {
    const { world, rooms } = watchedWorld({ Oslo: 4 })
    const name = rooms[0] ?? ''
    world.offline(name)
    world.pass(minute)
    world.online(name)
    world.pass(2 * hour)
    world.offline(name)
    world.pass(minute)
    expect(world.open()).toEqual([expect.objectContaining({ relapses: 1 })])
    expect(world.incidents()).toHaveLength(1)
    world.online(name)
    world.pass(9 * minute)
    expect(world.kinds()).toHaveLength(3)
    world.pass(2 * minute)
    expect(world.kinds().at(-1)).toBe('recovered roomOffline')
  })

  it('begins a new incident after the relapse window', () => {
    const { world, rooms } = watchedWorld({ Oslo: 4 })
    world.offline(rooms[0] ?? '')
    world.pass(minute)
    world.online(rooms[0] ?? '')
    world.pass(25 * hour)
    expect(world.incidents()).toEqual([])
    world.offline(rooms[0] ?? '')
    world.pass(minute)
    expect(world.open()).toEqual([expect.objectContaining({ relapses: 0 })])
  })

  it('calls three spells within the hour flapping, one notice, and ends it after 30 quiet minutes (R4)', () => {
    const { world, rooms } = watchedWorld({ Oslo: 4 })
    const name = rooms[0] ?? ''
    for (let spell = 0; spell < 8; spell += 1) {
      world.offline(name)
      world.pass(90 * second)
      world.online(name)
      world.pass(4 * minute)
    }
    const flapping = world.kinds().filter((kind) => kind.includes('flapping'))
    expect(flapping).toEqual(['opened flapping'])
    // Before it was known to be flapping: down, back, down again.
    expect(world.kinds().length).toBeLessThanOrEqual(4)
    expect(world.open('flapping')).toHaveLength(1)
    world.pass(31 * minute)
    expect(world.open()).toEqual([])
  })

  it('does not hide a flapping room that finally stays down', () => {
    const { world, rooms } = watchedWorld({ Oslo: 4 })
    const name = rooms[0] ?? ''
    for (let spell = 0; spell < 4; spell += 1) {
      world.online(name)
      world.pass(4 * minute)
      world.offline(name)
      world.pass(90 * second)
    }
    const [down] = world.open('roomOffline')
    expect(down?.parentId).not.toBeNull()
    world.pass(31 * minute)
    expect(world.open('flapping')).toEqual([])
    expect(world.open('roomOffline')).toEqual([expect.objectContaining({ parentId: null, state: 'open' })])
  })
})

describe('many at once', () => {
  it('makes one site outage of a dark building, at most one follow-up, and one closing message that names who is left (R10)', () => {
    const { world, rooms } = watchedWorld({ Oslo: 20, Bergen: 20, Paris: 20 })
    const oslo = rooms.filter((name) => name.includes('Oslo'))
    for (const name of oslo.slice(0, 18)) {
      world.offline(name, { compute: 'offline', computeSince: world.now })
      world.pass(10 * second)
    }
    expect(world.open('siteOutage')).toEqual([expect.objectContaining({ site: 'Oslo', urgency: 'high' })])
    expect(world.open('roomOffline').every(({ parentId }) => parentId !== null)).toBe(true)
    expect(world.notices.length).toBeLessThanOrEqual(2)
    for (const name of oslo.slice(0, 16)) world.online(name)
    world.pass(minute)
    expect(world.open('siteOutage')).toEqual([])
    const closing = world.notices.at(-1)
    expect(closing?.kind).toBe('closed')
    expect(closing?.params).toMatchObject({ left: 2, names: oslo.slice(16, 18).sort().join(', ') })
    for (const name of oslo) world.online(name)
    world.pass(hour)
    expect(world.notices).toHaveLength(3)
    expect(world.open()).toEqual([])
  })

  it('takes Offline for everybody for an outage of presence, and finds the room the device confirms (R10a)', () => {
    const world = new AlertWorld(morning - 10 * minute)
    const rooms = ['contoso', 'fabrikam'].flatMap((key) => world.addTenant(key, { North: 5, South: 5 }))
    world.pass(10 * minute)
    const [dead, ...others] = rooms
    // The second tenant is asked half an interval later.
    for (const name of others.filter((one) => one.startsWith('contoso')))
      world.set(name, { isSoft: true, badSince: world.now })
    world.pass(20 * second)
    for (const name of others.filter((one) => one.startsWith('contoso')))
      world.offline(name, { compute: 'alive' })
    for (const name of others.filter((one) => one.startsWith('fabrikam')))
      world.set(name, { isSoft: true, badSince: world.now })
    world.offline(dead ?? '', { compute: 'offline', computeSince: world.now })
    world.pass(20 * second)
    for (const name of others) world.offline(name, { compute: 'alive' })
    world.pass(20 * minute)
    expect(world.open('presenceOutage')).toEqual([
      expect.objectContaining({ urgency: 'high', tenantKey: 'app' }),
    ])
    expect(
      world
        .incidents()
        .filter(({ type }) => type === 'roomOffline')
        .map(({ roomName }) => roomName),
    ).toEqual([dead])
    for (const name of others) world.online(name)
    world.pass(minute)
    expect(world.open('presenceOutage')).toEqual([])
    expect(world.kinds().filter((kind) => kind.includes('presenceOutage'))).toHaveLength(2)
  })

  it('the last rooms to be asked again after an outage of presence are no outages of their own (R10a)', () => {
    const { world, rooms } = watchedWorld({ North: 20, South: 20, East: 20 })
    for (const name of rooms) world.offline(name)
    world.pass(20 * minute)
    expect(world.open().map(({ type }) => type)).toEqual(['presenceOutage'])
    const last = rooms.slice(0, 4)
    for (const name of last) world.set(name, { isRecovering: true })
    for (const name of rooms.slice(4)) world.online(name)
    world.pass(10 * second)
    for (const name of last) world.online(name)
    world.pass(minute)
    expect(world.open()).toEqual([])
    expect(world.incidents().map(({ type }) => type)).toEqual(['presenceOutage'])
  })

  it('folds a rollout into one low incident, and lets out who is down for long (R10b)', () => {
    const { world, rooms } = watchedWorld({ Oslo: 40, Bergen: 40, Paris: 40 })
    const updated = rooms.filter((_, index) => index % 8 === 0)
    const [stuck, ...rest] = updated.toReversed()
    world.offline(stuck ?? '', { compute: 'offline', computeSince: world.now })
    for (const name of rest) {
      world.offline(name, { compute: 'offline', computeSince: world.now })
      world.pass(4 * minute)
      world.online(name)
    }
    expect(world.open('rollout')).toEqual([expect.objectContaining({ urgency: 'low' })])
    const own = world.open('roomOffline').filter(({ parentId }) => parentId === null)
    expect(own.map(({ roomName }) => roomName)).toEqual([stuck])
  })

  it('waits one re-ask when a neighbour is in doubt, then tells both in one message (R8)', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    world.set(rooms[1] ?? '', { isSoft: true, badSince: world.now })
    world.offline(rooms[0] ?? '', { compute: 'offline', computeSince: world.now })
    expect(world.look()).toEqual([])
    world.offline(rooms[1] ?? '', { compute: 'offline', computeSince: world.now })
    world.pass(10 * second)
    expect(world.kinds()).toEqual(['opened roomOffline,roomOffline'])
  })

  it('repeats what nobody handles after four hours (R8)', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    world.offline(rooms[0] ?? '')
    world.pass(4 * hour + minute)
    expect(world.kinds()).toEqual(['opened roomOffline', 'repeat roomOffline'])
  })

  it('lets a lost network or access mute everything below it, but not its end (R5, R9)', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    world.offline(rooms[0] ?? '')
    world.pass(minute)
    world.isOnline = false
    for (const name of rooms)
      world.set(name, { presence: null, compute: null, areDevicesKnown: false, badSince: null })
    world.pass(10 * minute, false)
    expect(world.open('ownNetworkLost')).toHaveLength(1)
    expect(world.open('roomOffline')).toEqual([expect.objectContaining({ parentId: expect.any(String) })])
    world.isOnline = true
    world.freshen()
    for (const name of rooms) world.online(name)
    world.pass(10 * minute)
    expect(world.open()).toEqual([])
    expect(world.kinds().filter((kind) => kind.includes('roomOffline'))).toEqual([
      'opened roomOffline',
      'recovered roomOffline',
    ])
  })
})

describe('the night (R19)', () => {
  const two = Date.UTC(2026, 10, 24, 2)

  it('says nothing of restarts, low of a late one, and high once the night is over', () => {
    const { world, rooms } = watchedWorld({ Oslo: 40 }, two)
    for (const name of rooms.slice(0, 10))
      world.offline(name, { compute: 'offline', computeSince: world.now })
    world.pass(7 * minute)
    for (const name of rooms.slice(1, 10)) world.online(name)
    world.pass(10 * minute)
    expect(world.incidents()).toEqual([])
    world.pass(5 * minute)
    expect(world.open()).toEqual([expect.objectContaining({ urgency: 'low', roomName: rooms[0] })])
    world.pass(2 * hour + 40 * minute)
    expect(world.notices).toEqual([])
    world.pass(20 * minute)
    expect(world.open()).toEqual([expect.objectContaining({ urgency: 'high' })])
    expect(world.notices).toHaveLength(1)
  })

  it('makes a site that is not back after 20 minutes high, not before', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10, Paris: 10 }, two)
    for (const name of rooms.slice(0, 10))
      world.offline(name, { compute: 'offline', computeSince: world.now })
    world.pass(19 * minute)
    expect(world.incidents()).toEqual([])
    world.pass(2 * minute)
    expect(world.open('siteOutage')).toEqual([expect.objectContaining({ urgency: 'high' })])
    expect(world.kinds()).toEqual(['opened siteOutage'])
  })
})

describe('people', () => {
  function broken(): { world: AlertWorld; incident: Incident; name: string } {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    const name = rooms[0] ?? ''
    world.offline(name)
    world.pass(minute)
    const [incident] = world.open()
    if (!incident) throw new Error('No incident')
    return { world, incident, name }
  }

  it('an acknowledged critical comes back after 30 minutes, later when somebody writes a note (R14, R15)', () => {
    const { world, incident } = broken()
    world.handle(acknowledge(incident, 'on my way', { by: 'ann', now: world.now }, rules))
    world.pass(29 * minute)
    const [taken] = world.open()
    expect(taken).toMatchObject({ state: 'acknowledged', owner: 'ann' })
    if (taken) world.handle(note(taken, 'still looking', { by: 'ann', now: world.now }, rules))
    world.pass(29 * minute)
    expect(world.open()[0]?.state).toBe('acknowledged')
    world.pass(2 * minute)
    expect(world.open()[0]).toMatchObject({ state: 'open', owner: 'ann' })
    expect(world.kinds()).toEqual(['opened roomOffline', 'repeat roomOffline'])
  })

  it('a recovery removes the acknowledgement and is told', () => {
    const { world, incident, name } = broken()
    world.handle(acknowledge(incident, 'mine', { by: 'ann', now: world.now }, rules))
    world.online(name)
    world.pass(minute)
    expect(world.incidents()[0]).toMatchObject({ state: 'resolved', acknowledgement: null })
    expect(world.kinds().at(-1)).toBe('recovered roomOffline')
  })

  it('a snooze ends by itself and is told again (R16)', () => {
    const { world, incident } = broken()
    world.handle(snooze(incident, '15min', { by: 'ann', now: world.now }, 'UTC'))
    world.pass(14 * minute)
    expect(world.kinds()).toHaveLength(1)
    world.pass(2 * minute)
    expect(world.open()[0]).toMatchObject({ state: 'open', snoozedUntil: null })
    expect(world.kinds()).toEqual(['opened roomOffline', 'repeat roomOffline'])
  })

  it('a silence mutes what it matches while it lasts (R17)', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    const matcher = { tenantKey: null, site: 'Oslo', roomId: null, model: null, type: null }
    const endsAt = world.now + hour
    world.silences = [
      { silenceId: 's', matcher, startsAt: world.now, endsAt, author: 'ann', comment: 'refit' },
    ]
    world.offline(rooms[0] ?? '')
    world.pass(59 * minute)
    expect(world.notices).toEqual([])
    expect(world.open()[0]?.silencedUntil).toBe(endsAt)
    world.pass(2 * minute)
    expect(world.kinds()).toEqual(['opened roomOffline'])
  })

  it('a VIP meeting within ten minutes makes anything critical and high (R20)', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    const impact = {
      startsAt: world.now + 9 * minute,
      endsAt: world.now + hour,
      organiser: 'Board',
      roomName: 'Boardroom',
      isVip: true,
    }
    const quiet = { ...camera, reason: { ...camera.reason, level: 'degraded' as const } }
    world.set(rooms[0] ?? '', { problems: [quiet], impact })
    world.pass(10 * second)
    expect(world.open()).toEqual([expect.objectContaining({ severity: 'critical', urgency: 'high', impact })])
  })

  it('a VIP meeting ends an acknowledgement once, ten minutes before it begins (R14)', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    const startsAt = world.now + 20 * minute
    const impact = { startsAt, endsAt: startsAt + hour, organiser: null, roomName: 'Boardroom', isVip: true }
    world.offline(rooms[0] ?? '', { impact })
    world.pass(minute)
    const takeOn = () => {
      const [incident] = world.open()
      if (incident) world.handle(acknowledge(incident, 'on it', { by: 'ann', now: world.now }, rules))
    }
    takeOn()
    world.pass(startsAt - 10 * minute - second - world.now)
    expect(world.open()[0]?.state).toBe('acknowledged')
    world.pass(2 * second)
    expect(world.open()[0]?.state).toBe('open')
    expect(world.kinds()).toEqual(['opened roomOffline', 'repeat roomOffline'])
    takeOn()
    world.pass(15 * minute)
    expect(world.open()[0]?.state).toBe('acknowledged')
  })
})

describe('waking up (R31)', () => {
  it('holds everything until rooms were asked again, then tells once what is new and what cleared', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10, Paris: 10 })
    world.offline(rooms[0] ?? '')
    world.pass(minute)
    world.sleep(hour)
    world.look()
    for (const name of [rooms[1], rooms[12]])
      world.offline(name ?? '', { compute: 'offline', computeSince: world.now })
    world.online(rooms[0] ?? '')
    world.look()
    expect(world.notices).toHaveLength(1)
    world.pass(20 * second)
    expect(world.notices).toHaveLength(2)
    expect(world.notices[1]).toMatchObject({ kind: 'summary', params: { opened: 2, cleared: 1 } })
    expect(world.notices[1]?.params.unwatchedMs).toBeGreaterThanOrEqual(hour)
    world.pass(hour)
    expect(world.notices).toHaveLength(2)
  })
})
