import { describe, expect, it } from 'vitest'
import { escalationStep } from '../../../src/main/domain/escalation'
import { acknowledge, snooze } from '../../../src/main/domain/incident-handling'
import { noticeText } from '../../../src/shared/text/en/incidents'
import { type AlertWorld, rules, watchedWorld } from './alert-world'
import { hour, minute, second } from './facts'

const onlyOne = (world: AlertWorld) => {
  const [incident, ...others] = world.open()
  if (!incident || others.length > 0) throw new Error('It is not one incident')
  return incident
}

describe('waking up after a night (R31)', () => {
  it('repeats nothing beside the summary; the time of repeats begins anew', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10, Paris: 10, Rome: 10 })
    for (const room of [rooms[0], rooms[10], rooms[20]]) world.offline(room ?? '')
    world.pass(minute)
    expect(world.kinds()).toHaveLength(3)
    world.sleep(9 * hour)
    world.look()
    world.offline(rooms[1] ?? '')
    world.pass(hour)
    expect(world.kinds().slice(3)).toEqual(['summary roomOffline'])
    world.pass(3 * hour + minute)
    expect(world.kinds().slice(4)).toEqual([
      'repeat roomOffline,roomOffline',
      'repeat roomOffline',
      'repeat roomOffline',
    ])
  })

  it('names a snooze that ran out meanwhile in the summary: somebody wanted to be told again', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    world.offline(rooms[0] ?? '')
    world.pass(minute)
    world.handle(snooze(onlyOne(world), '4h', { by: 'ann', now: world.now }, 'UTC'))
    world.sleep(9 * hour)
    world.look()
    world.pass(20 * minute)
    expect(world.kinds()).toEqual(['opened roomOffline', 'summary roomOffline'])
    const [, summary] = world.notices
    if (summary?.kind !== 'summary') throw new Error('No summary')
    expect(noticeText(summary, null).title).toBe('9 h unwatched: 0 new, 0 cleared, 1 not handled yet')
  })

  it('speaks of no incident that something mutes', () => {
    const { world, rooms } = watchedWorld({ Oslo: 4, Paris: 4 })
    world.sleep(hour)
    world.look()
    for (const room of rooms.slice(0, 4)) {
      world.offline(room, { compute: 'offline', computeSince: world.now })
    }
    world.pass(minute)
    expect(world.kinds()).toEqual(['summary siteOutage'])
  })
})

describe('a clock that is set back (R31)', () => {
  it('does not keep news back: the next trouble of the same group is told', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    world.offline(rooms[0] ?? '')
    world.pass(minute)
    world.setClockBack(3 * hour)
    world.pass(minute)
    world.offline(rooms[1] ?? '', { badSince: world.now })
    world.pass(10 * minute)
    expect(world.kinds()).toEqual(['opened roomOffline', 'opened roomOffline'])
  })

  it('repeats what nobody handles after four hours, not later', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    world.offline(rooms[0] ?? '')
    world.pass(minute)
    world.setClockBack(24 * hour)
    world.pass(4 * hour + 2 * minute)
    expect(world.kinds()).toEqual(['opened roomOffline', 'repeat roomOffline'])
  })

  it('ends acknowledgements and snoozes when their time has passed', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    const [one = '', other = ''] = rooms
    world.offline(one)
    world.offline(other)
    world.pass(minute)
    const [first, later] = world.open()
    if (!first || !later) throw new Error('No incidents')
    world.handle(acknowledge(first, 'mine', { by: 'ann', now: world.now }, rules))
    world.handle(snooze(later, '15min', { by: 'ann', now: world.now }, 'UTC'))
    world.setClockBack(3 * hour)
    world.pass(10 * minute)
    expect(world.open().map(({ state }) => state)).toEqual(['acknowledged', 'snoozed'])
    world.pass(21 * minute)
    expect(world.open().map(({ state }) => state)).toEqual(['open', 'open'])
  })

  it('escalates after five minutes, as told', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    world.offline(rooms[0] ?? '')
    world.pass(minute)
    const { now } = world
    world.handle({ ...onlyOne(world), escalation: { from: now, steps: 0, lastAt: now } })
    world.setClockBack(3 * hour)
    world.pass(6 * minute)
    const times = { of: 'critical', secondMinutes: 5, fallbackMinutes: 15, repeat: null } as const
    expect(escalationStep(onlyOne(world), () => times, world.now)).toBe('second')
  })

  it('makes no flapping of spells that were hours apart', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    const room = rooms[0] ?? ''
    for (let spell = 0; spell < 3; spell += 1) {
      world.offline(room)
      world.pass(minute)
      world.online(room)
      world.pass(2 * hour)
    }
    world.setClockBack(24 * hour)
    world.pass(2 * hour)
    expect(world.incidents().map(({ type }) => type)).toEqual(['roomOffline'])
  })

  it('by some seconds, as computers do all the time, is no jump', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    world.setClockBack(20 * second)
    world.offline(rooms[0] ?? '')
    world.look()
    expect(world.kinds()).toEqual(['opened roomOffline'])
  })

  it('is waited out until rooms were asked again, like a sleep', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    world.setClockBack(hour)
    world.offline(rooms[0] ?? '')
    world.look()
    world.look()
    expect(world.notices).toEqual([])
    world.pass(30 * second)
    expect(world.kinds()).toEqual(['summary roomOffline'])
  })
})
