import { describe, expect, it } from 'vitest'
import { schedulerEveryMs } from '../../../src/main/domain/scheduler-silence'
import { incidentTitle } from '../../../src/shared/text/en/incidents'
import { AlertWorld } from './alert-world'
import { hour, minute, second } from './facts'

function worldOfTwo(): AlertWorld {
  const world = new AlertWorld()
  for (const key of ['contoso', 'fabrikam']) world.addTenant(key, { Oslo: 2 })
  world.pass(5 * minute)
  return world
}

/** One tenant's scheduler makes no round any more; presence of the other goes on. */
function passSilently(world: AlertWorld, key: string, ms: number): void {
  const tickedAt = world.now
  for (const until = world.now + ms; world.now < until; ) {
    world.now += 5 * second
    world.freshen()
    world.setTenant(key, { tickedAt })
    world.look()
  }
}

describe('the scheduler of a tenant goes silent (R27)', () => {
  it('after three missed rounds it is one critical incident, told once, that names the tenant', () => {
    const world = worldOfTwo()
    passSilently(world, 'contoso', 3 * schedulerEveryMs)
    expect(world.open()).toEqual([])
    passSilently(world, 'contoso', hour)
    const [incident, ...others] = world.open()
    expect(others).toEqual([])
    expect(incident).toMatchObject({ type: 'schedulerSilent', severity: 'critical', urgency: 'high' })
    expect(incident && incidentTitle(incident)).toBe('Roomwall has stopped checking 1 tenant: contoso')
    expect(world.kinds()).toEqual(['opened schedulerSilent'])
  })

  it('its next round ends it', () => {
    const world = worldOfTwo()
    passSilently(world, 'contoso', 2 * minute)
    world.pass(minute)
    expect(world.kinds()).toEqual(['opened schedulerSilent', 'recovered schedulerSilent'])
    expect(world.open()).toEqual([])
  })

  it('a paused tenant and one that has not begun are not silent', () => {
    const world = worldOfTwo()
    world.setTenant('contoso', { isPaused: true })
    passSilently(world, 'contoso', hour)
    world.setTenant('contoso', { isPaused: false })
    for (let round = 0; round < 20; round += 1) {
      world.now += 10 * second
      world.freshen()
      world.setTenant('contoso', { tickedAt: null })
      world.look()
    }
    expect(world.incidents()).toEqual([])
  })

  it.each([25 * second, 45 * second, 10 * hour])(
    'a program that stood still for %i ms as a whole missed no round',
    (pauseMs) => {
      const world = worldOfTwo()
      world.sleep(pauseMs)
      world.look()
      world.now += 10
      world.look()
      world.pass(5 * minute)
      expect(world.incidents().filter(({ type }) => type === 'schedulerSilent')).toEqual([])
    },
  )
})
