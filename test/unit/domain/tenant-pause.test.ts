import { describe, expect, it } from 'vitest'
import { escalationStep } from '../../../src/main/domain/escalation'
import { snooze } from '../../../src/main/domain/incident-handling'
import { type AlertWorld, watchedWorld } from './alert-world'
import { hour, minute, second } from './facts'

const times = { of: 'critical', secondMinutes: 5, fallbackMinutes: 15, repeat: null } as const

/** A paused tenant is not asked: what is known of it grows old. */
function pause(world: AlertWorld, ms: number): void {
  world.setTenant('contoso', { isPaused: true, tickedAt: null })
  world.pass(ms, false)
}

function resume(world: AlertWorld): void {
  world.setTenant('contoso', { isPaused: false, tickedAt: null })
}

function told(): { world: AlertWorld; room: string } {
  const { world, rooms } = watchedWorld({ Oslo: 10 })
  const room = rooms[0] ?? ''
  world.offline(room)
  world.pass(minute)
  return { world, room }
}

describe('a paused tenant (decision 0036)', () => {
  it('is not repeated and does not escalate; the list says why', () => {
    const { world } = told()
    pause(world, 9 * hour)
    expect(world.kinds()).toEqual(['opened roomOffline'])
    const [incident] = world.open()
    if (!incident) throw new Error('No incident')
    expect(incident).toMatchObject({ isPaused: true, state: 'open', isAnnounced: true })
    expect(escalationStep(incident, () => times, world.now)).toBeNull()
    expect(escalationStep({ ...incident, isPaused: false }, () => times, world.now)).toBe('begin')
  })

  it('goes on once it is asked again: told of the end, or repeated after the usual time', () => {
    const { world, room } = told()
    pause(world, 9 * hour)
    resume(world)
    world.pass(minute, false)
    expect(world.open()).toMatchObject([{ isPaused: true }])
    world.pass(3 * hour)
    expect(world.open()).toMatchObject([{ isPaused: false }])
    expect(world.kinds()).toEqual(['opened roomOffline'])
    world.pass(hour + minute)
    expect(world.kinds()).toEqual(['opened roomOffline', 'repeat roomOffline'])
    world.online(room)
    world.pass(minute)
    expect(world.kinds().at(-1)).toBe('recovered roomOffline')
  })

  it('tells a snooze that ran out meanwhile when it is asked again', () => {
    const { world } = told()
    const [incident] = world.open()
    if (!incident) throw new Error('No incident')
    world.handle(snooze(incident, '30min', { by: 'ann', now: world.now }, 'UTC'))
    pause(world, 2 * hour)
    expect(world.kinds()).toHaveLength(1)
    resume(world)
    world.pass(20 * second)
    expect(world.kinds()).toEqual(['opened roomOffline', 'repeat roomOffline'])
  })

  it('has not got its access back because it was paused', () => {
    const { world } = watchedWorld({ Oslo: 10 })
    world.setTenant('contoso', {
      tickedAt: null,
      access: { state: 'failed', since: world.now, error: { code: 'signIn.wrongSecret' } },
    })
    world.pass(minute, false)
    expect(world.kinds()).toEqual(['opened tenantAccessLost'])
    world.setTenant('contoso', { access: { state: 'signingIn', since: world.now, error: null } })
    pause(world, hour)
    expect(world.kinds()).toEqual(['opened tenantAccessLost'])
    resume(world)
    world.setTenant('contoso', { access: { state: 'signedIn', since: world.now, error: null } })
    world.pass(minute)
    expect(world.kinds()).toEqual(['opened tenantAccessLost', 'recovered tenantAccessLost'])
  })

  it('still hears that its credential ends (R33)', () => {
    const { world } = watchedWorld({ Oslo: 10 })
    world.setTenant('contoso', {
      isPaused: true,
      credential: { kind: 'secret', expiresAt: world.now + 6 * 24 * hour, thumbprint: null },
    })
    world.pass(minute, false)
    expect(world.kinds()).toEqual(['opened credentialExpiring'])
  })
})
