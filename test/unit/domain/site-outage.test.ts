import { describe, expect, it } from 'vitest'
import { AlertWorld, watchedWorld } from './alert-world'
import { hour, minute } from './facts'

describe('what is left of a site goes dark (R10)', () => {
  it('rooms that were dead at first sight do not count as reachable ones', () => {
    const world = new AlertWorld()
    const rooms = world.addTenant('contoso', { Oslo: 10 })
    for (const room of rooms.slice(0, 5))
      world.offline(room, { isOfflineAtFirstSight: true, compute: 'offline' })
    world.pass(hour)
    for (const room of rooms.slice(5)) world.offline(room)
    world.pass(2 * minute)
    expect(world.open('siteOutage')).toMatchObject([{ site: 'Oslo', params: { rooms: 5, of: 5 } }])
  })

  it('nor do rooms that have been down for long', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    for (const room of rooms.slice(0, 5)) {
      world.offline(room)
      world.pass(16 * minute)
    }
    for (const room of rooms.slice(5)) world.offline(room)
    world.pass(2 * minute)
    expect(world.open('siteOutage')).toMatchObject([{ params: { rooms: 5, of: 5 } }])
  })

  it('rooms that answer do: half of a site is no outage', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    for (const room of rooms.slice(5)) world.offline(room)
    world.pass(2 * minute)
    expect(world.open('siteOutage')).toEqual([])
  })
})
