import { describe, expect, it } from 'vitest'
import { incidentTitle } from '../../../src/shared/text/en/incidents'
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

  it('names the version that those that went have and the others have not', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    const versions = (version: string) => [
      { software: 'operatingSystem', version: '11' } as const,
      { software: 'teamsClient', version } as const,
    ]
    for (const room of rooms) world.set(room, { versions: versions(rooms.indexOf(room) < 7 ? '5.2' : '5.1') })
    for (const room of rooms.slice(0, 7)) world.offline(room)
    world.pass(2 * minute)
    const [outage] = world.open('siteOutage')
    expect(outage?.params).toMatchObject({ rooms: 7, software: 'teamsClient', version: '5.2' })
    expect(outage && incidentTitle(outage)).toMatch(/7 of 10 rooms are down, all with .* 5\.2$/)
  })

  it('rooms that answer do: half of a site is no outage', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    for (const room of rooms.slice(5)) world.offline(room)
    world.pass(2 * minute)
    expect(world.open('siteOutage')).toEqual([])
  })
})
