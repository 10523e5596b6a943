import { describe, expect, it } from 'vitest'
import type { Impact } from '../../../src/shared/model/incident'
import { type AlertWorld, watchedWorld } from './alert-world'
import { hour, minute, second } from './facts'

/** Goes and comes back until it is known to flap; ends with the room offline. */
function flap(world: AlertWorld, room: string): void {
  for (let spell = 0; spell < 4; spell += 1) {
    world.online(room)
    world.pass(4 * minute)
    world.offline(room)
    world.pass(90 * second)
  }
}

function meeting(world: AlertWorld, room: string, inMs: number, isVip: boolean): Impact {
  const startsAt = world.now + inMs
  return { startsAt, endsAt: startsAt + hour, organiser: 'Board', roomName: room, isVip }
}

describe('a room that comes and goes, and then stays down (R4, R5)', () => {
  it('is never called recovered, and is told as down once it no longer flaps', () => {
    const { world, rooms } = watchedWorld({ Oslo: 4 })
    const room = rooms[0] ?? ''
    flap(world, room)
    const before = world.kinds().length
    expect(world.open('flapping')).toHaveLength(1)
    world.pass(31 * minute)
    expect(world.open('flapping')).toEqual([])
    expect(world.open('roomOffline')).toMatchObject([{ parentId: null, state: 'open', isAnnounced: true }])
    expect(world.kinds().slice(before)).toEqual(['opened roomOffline'])
    expect(
      world
        .incidents()
        .find(({ type }) => type === 'flapping')
        ?.timeline.at(-1),
    ).toMatchObject({
      event: 'resolved',
      params: { why: 'staysDown' },
    })
  })

  it('tells the same people: whoever heard of the flapping hears that it is down, and of the end', () => {
    const { world, rooms } = watchedWorld({ Oslo: 4 })
    const room = rooms[0] ?? ''
    flap(world, room)
    const [flapping] = world.open('flapping')
    if (!flapping) throw new Error('It does not flap')
    world.handle({ ...flapping, channels: ['pager'] as typeof flapping.channels })
    world.pass(31 * minute)
    expect(world.open('roomOffline')[0]?.channels).toEqual(['pager'])
    world.online(room)
    world.pass(15 * minute)
    expect(world.kinds().at(-1)).toBe('recovered roomOffline')
  })

  it('goes on flapping while it is down where the rules want no incident of a room that is down', () => {
    const { world, rooms } = watchedWorld({ Oslo: 4 })
    const off = { roomOffline: { isOn: false, urgency: null } }
    world.settings = { sets: [{ group: null, types: off, thresholds: {}, exclusions: [] }] }
    flap(world, rooms[0] ?? '')
    world.pass(2 * hour)
    expect(world.open().map(({ type }) => type)).toEqual(['flapping'])
    expect(world.kinds()).toEqual(['opened flapping'])
    world.online(rooms[0] ?? '')
    world.pass(32 * minute)
    expect(world.kinds()).toEqual(['opened flapping', 'recovered flapping'])
  })

  it('has not recovered because nothing is heard of it any more (R2)', () => {
    const { world, rooms } = watchedWorld({ Oslo: 4 })
    const room = rooms[0] ?? ''
    flap(world, room)
    world.set(room, { presence: null, compute: null, badSince: null, areDevicesKnown: false })
    world.pass(2 * hour)
    expect(world.open('flapping')).toHaveLength(1)
    world.online(room)
    world.pass(minute)
    expect(world.kinds().at(-1)).toBe('recovered flapping')
  })
})

describe('a meeting in a room that comes and goes (R9, R20)', () => {
  it('raises it: a meeting within the half hour makes it critical, and that is told', () => {
    const { world, rooms } = watchedWorld({ Oslo: 4 })
    const room = rooms[0] ?? ''
    flap(world, room)
    expect(world.open('flapping')).toMatchObject([{ severity: 'warning' }])
    world.pass(6 * minute)
    const before = world.kinds().length
    world.set(room, { impact: meeting(world, room, 20 * minute, false) })
    world.pass(10 * second)
    expect(world.open('flapping')).toMatchObject([{ severity: 'critical', urgency: 'high' }])
    expect(world.kinds().slice(before)).toEqual(['worsened flapping'])
  })

  it('takes it out of a rollout ten minutes before it begins (R10b)', () => {
    const { world, rooms } = watchedWorld({ Oslo: 20, Bergen: 20, Paris: 20 })
    const model = (number: number) => rooms.filter((_, index) => index % 4 === number)
    for (const room of model(0)) {
      world.offline(room)
      world.pass(10 * second)
    }
    for (const room of model(0)) world.online(room)
    const room = rooms[1] ?? ''
    world.offline(room, { impact: meeting(world, room, 9 * minute, false) })
    world.pass(10 * second)
    expect(world.open('rollout')).toHaveLength(1)
    expect(world.open('roomOffline')).toMatchObject([{ roomName: room, parentId: null }])
    const told = world.notices.flatMap(({ kind, incidents }) => incidents.map((one) => [kind, one.roomName]))
    expect(told).toContainEqual(['opened', room])
  })

  it("a VIP's is told at once, whatever was told shortly before", () => {
    const { world, rooms } = watchedWorld({ Oslo: 4 })
    const room = rooms[0] ?? ''
    flap(world, room)
    const before = world.kinds().length
    world.set(room, { isVip: true, impact: meeting(world, room, 5 * minute, true) })
    world.pass(10 * second)
    expect(world.kinds().slice(before)).toEqual(['worsened flapping'])
  })
})
