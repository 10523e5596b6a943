import { describe, expect, test } from 'vitest'
import type { TenantFacts } from '../../../src/main/domain/alert-facts'
import type { Failure } from '../../../src/shared/errors'
import { incidentAdvice, incidentTitle } from '../../../src/shared/text/en/incidents'
import { AlertWorld, morning } from './alert-world'
import { minute } from './facts'

const refused: Failure = { code: 'signIn.refused' }
const closed = (reason = 'locked'): Failure => ({ code: 'keychain.unavailable', params: { reason } })

/** What is known of a tenant whose sign-in failed with `error` at `since`: presence is not even asked. */
function keptOut(world: AlertWorld, error: Failure, since = world.now): Partial<TenantFacts> {
  const presence = {
    state: 'failing' as const,
    everyMs: 30_000,
    lastGoodAt: morning,
    lastTriedAt: null,
    error,
  }
  // The scheduler is not what is looked at here.
  return { access: { state: 'failed', since, error }, presence, tickedAt: null }
}

const letIn = (world: AlertWorld): Partial<TenantFacts> => ({
  access: { state: 'signedIn', since: world.now, error: null },
  presence: { state: 'live', everyMs: 30_000, lastGoodAt: world.now, lastTriedAt: world.now, error: null },
})

function threeTenants(): AlertWorld {
  const world = new AlertWorld(morning)
  for (const name of ['contoso', 'fabrikam', 'tailspin']) {
    world.addTenant(name, { HQ: 5 })
    world.setTenant(name, { tickedAt: null })
  }
  return world
}

const told = (world: AlertWorld) => world.kinds()

describe('a keychain that lets nobody in', () => {
  test('is one incident of the console, told once, however many tenants it keeps out', () => {
    const world = threeTenants()
    for (const name of ['contoso', 'fabrikam', 'tailspin']) world.setTenant(name, keptOut(world, closed()))
    world.pass(20 * minute, false)

    expect(world.open()).toEqual([
      expect.objectContaining({
        type: 'keychainUnavailable',
        tenantKey: 'app',
        urgency: 'high',
        params: { tenants: 3, names: 'contoso, fabrikam, tailspin', reason: 'locked' },
      }),
    ])
    expect(told(world)).toEqual(['opened keychainUnavailable'])
  })

  test('says what happened, what still works and who can fix it', () => {
    const world = threeTenants()
    world.setTenant('contoso', keptOut(world, closed('missing')))
    world.look()
    const [incident] = world.open()
    if (incident === undefined) throw new Error('There is no incident')

    expect(incidentTitle(incident)).toBe(
      'Roomwall cannot read its credentials: 1 tenant is not watched: contoso',
    )
    expect(incidentAdvice(incident)).toMatch(/no keychain running.*last known state.*On Linux/s)
  })

  test('leaves a tenant that is kept out by itself its own incident', () => {
    const world = threeTenants()
    world.setTenant('contoso', keptOut(world, closed()))
    world.setTenant('fabrikam', keptOut(world, refused))
    world.pass(minute, false)

    expect(world.open().map(({ type, tenantKey, parentId }) => ({ type, tenantKey, parentId }))).toEqual([
      { type: 'tenantAccessLost', tenantKey: 'fabrikam', parentId: null },
      { type: 'keychainUnavailable', tenantKey: 'app', parentId: null },
    ])
  })

  test('ends by itself with one message once it is open, also where a tenant is refused then', () => {
    const world = threeTenants()
    world.setTenant('contoso', keptOut(world, closed()))
    world.setTenant('fabrikam', keptOut(world, closed()))
    world.pass(20 * minute, false)
    world.setTenant('contoso', letIn(world))
    world.setTenant('fabrikam', keptOut(world, refused))
    world.pass(20 * minute, false)

    expect(world.open('keychainUnavailable')).toEqual([])
    expect(world.open('tenantAccessLost').map(({ tenantKey }) => tenantKey)).toEqual(['fabrikam'])
    expect(told(world).filter((words) => words.includes('keychainUnavailable'))).toEqual([
      'opened keychainUnavailable',
      'recovered keychainUnavailable',
    ])
  })

  test('stays open over a restart until the tenants have tried to sign in', () => {
    const world = threeTenants()
    world.setTenant('contoso', keptOut(world, closed()))
    world.pass(minute, false)
    world.setTenant('contoso', { access: { state: 'signingIn', since: world.now, error: null } })
    world.pass(minute, false)

    expect(world.open('keychainUnavailable')).toHaveLength(1)
  })

  test('does not end what was wrong with a tenant before, and mutes it', () => {
    const world = threeTenants()
    world.setTenant('contoso', keptOut(world, refused))
    world.pass(minute, false)
    world.setTenant('contoso', keptOut(world, closed()))
    world.pass(minute, false)
    const [keychain] = world.open('keychainUnavailable')

    expect(world.open('tenantAccessLost').map(({ parentId }) => parentId)).toEqual([keychain?.incidentId])
  })

  test('mutes nothing of a tenant that was let in before', () => {
    const world = threeTenants()
    world.setTenant('contoso', keptOut(world, closed()))
    world.offline('fabrikam HQ 0')
    world.pass(minute)

    expect(world.open('roomOffline').map(({ parentId }) => parentId)).toEqual([null])
  })

  test('leaves whoever sits there a minute to answer the question of the system', () => {
    const world = threeTenants()
    world.setTenant('contoso', keptOut(world, closed('asking')))
    world.pass(0.5 * minute, false)
    expect(world.open()).toEqual([])
    world.pass(minute, false)
    expect(world.open().map(({ type }) => type)).toEqual(['keychainUnavailable'])
  })
})
