import { expect, it } from 'vitest'
import type { TenantKey } from '../../../src/shared/model/tenant'
import { consoleOpener } from '../../support/console-under-test'

const minute = 60_000
const open = consoleOpener()

it('of a hundred tenants one whose connections hang holds up nobody, and comes back alone', async () => {
  let hanging: TenantKey | null = null
  const asked = new Map<TenantKey, number>()
  const console = await open({
    tenants: 100,
    rooms: 200,
    oddities: 'none',
    breakage(tenantKey) {
      asked.set(tenantKey, (asked.get(tenantKey) ?? 0) + 1)
      return tenantKey === hanging ? 'hangs' : null
    },
  })
  const { clock, simulator } = console
  const [broken, ...others] = simulator.tenants
  if (!broken) throw new Error('The estate is empty')
  // Everybody was asked at once at the start; from then on each has a moment of its own.
  await clock.advance(minute)
  const phases = new Set<number>()
  for (const tenant of simulator.tenants) {
    const { state, lastGoodAt } = await console.workload(tenant, 'presence')
    expect(state, tenant.displayName).toBe('live')
    phases.add(Math.round((lastGoodAt ?? 0) / 1_000) % 30)
  }
  expect(phases.size).toBeGreaterThan(20)

  hanging = console.keyOf(broken)
  asked.clear()
  for (let look = 0; look < 6; look += 1) {
    await clock.advance(30_000)
    for (const tenant of others) {
      const { state, lastGoodAt, everyMs } = await console.workload(tenant, 'presence')
      expect([tenant.displayName, state]).toEqual([tenant.displayName, 'live'])
      expect(clock.now() - (lastGoodAt ?? 0)).toBeLessThanOrEqual(everyMs)
    }
  }
  for (const tenant of others) {
    expect(asked.get(console.keyOf(tenant)), tenant.displayName).toBeGreaterThanOrEqual(6)
  }
  expect((await console.workload(broken, 'presence')).state).not.toBe('live')
  const troubled = (await console.incidents()).filter(({ type, isFirstSight }) => {
    return !isFirstSight && type !== 'deviceNonUrgent' && type !== 'softwareBehind'
  })
  expect(troubled.map(({ type, tenantKey }) => `${type} ${tenantKey}`)).toEqual([`graphDegraded ${hanging}`])

  hanging = null
  await console.waitUntil(
    'it is back',
    async () => (await console.workload(broken, 'presence')).state === 'live',
    3 * minute,
  )
}, 300_000)
