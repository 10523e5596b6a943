import { describe, expect, it } from 'vitest'
import type { PollingProfile } from '../../../src/shared/model/tenant'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'
import { changeDefaultRoute } from '../../support/notification-requests'

const minute = 60_000

async function change(
  console: ConsoleUnderTest,
  change: { profile?: PollingProfile; group?: string | null },
) {
  const tenantKeys = console.tenants().map((tenant) => console.keyOf(tenant))
  const changed = await console.core.handlers['tenants.change']({ tenantKeys, change })
  if (!changed.ok) throw new Error(changed.error.code)
  return changed.value.notChanged
}

async function preview(console: ConsoleUnderTest) {
  const [tenant] = console.tenants()
  const costs = await console.core.handlers['tenants.previewProfiles']({
    tenantKeys: [console.keyOf(tenant)],
  })
  if (!costs.ok) throw new Error(costs.error.code)
  return costs.value
}

describe('polling profiles', () => {
  const open = consoleOpener()

  it('another profile counts at once for all chosen tenants, without signing in anew, and after a restart', async () => {
    const console = await open({ profile: 'calm' })
    const [tenant] = console.tenants()
    await console.clock.advance(2 * minute)
    const signIns = () => console.simulator.control.stats().answers['sign-in']?.[200] ?? 0
    const before = signIns()
    expect(before).toBeGreaterThan(0)
    expect((await console.workload(tenant, 'presence')).everyMs).toBe(120_000)

    expect(await change(console, { profile: 'fast' })).toEqual([])
    const from = console.clock.now()
    await console.clock.advance(30_000)
    for (const one of console.tenants()) {
      const { everyMs, lastGoodAt } = await console.workload(one, 'presence')
      expect([everyMs, (lastGoodAt ?? 0) >= from + 20_000 - 1]).toEqual([10_000, true])
    }
    expect(signIns()).toBe(before)
    await console.reopen()
    expect((await console.workload(tenant, 'presence')).everyMs).toBe(10_000)
  })

  it('what a profile then costs lies between what is said for calm and for doubtful hours', async () => {
    const console = await open({ rooms: 60, oddities: 'none' })
    await console.clock.advance(10 * minute)
    for (const profile of ['default', 'fast', 'calm'] as const) {
      await change(console, { profile })
      await console.clock.advance(5 * minute)
      const said = (await preview(console)).costs.find((cost) => cost.profile === profile)
      const [tenant] = console.tenants()
      const measured: number[] = []
      // Lists come every five minutes: over that long everything has come round.
      for (let minutes = 0; minutes < 10; minutes += 1) {
        await console.clock.advance(minute)
        measured.push((await console.status(tenant)).requestsPerMinute)
      }
      const mean = measured.reduce((sum, one) => sum + one, 0) / measured.length
      const { perMinute = 0, perMinuteInDoubt = 0 } = said ?? {}
      // Rooms that are troubled all the time are asked again in between.
      expect(mean, profile).toBeGreaterThan(perMinute - 0.5)
      expect(mean, profile).toBeLessThan(perMinute + perMinuteInDoubt)
    }
  }, 120_000)

  it('groups are assigned in bulk; a tenant that is gone does not hold up the others', async () => {
    const console = await open()
    const [first, second] = console.tenants()
    const tenantKeys = [first, second].map((tenant) => console.keyOf(tenant))
    await console.core.handlers['tenants.remove']({
      tenantKey: console.keyOf(second),
      confirmedName: second.displayName,
      leavesCredential: false,
    })
    const changed = await console.core.handlers['tenants.change']({ tenantKeys, change: { group: 'Europe' } })
    expect(changed).toMatchObject({
      ok: true,
      value: { notChanged: [{ tenantKey: console.keyOf(second), error: { code: 'request.notFound' } }] },
    })
    expect((await console.status(first)).tenant.group).toBe('Europe')
  })

  it('a tenant that a second console watches costs twice as much, and it is said so', async () => {
    const console = await open()
    const alone = await preview(console)
    expect(alone.shared).toBe(0)
    await changeDefaultRoute(console, { sender: 'anotherConsole' })
    const both = await preview(console)
    expect(both.shared).toBe(1)
    expect(both.costs.map(({ perMinute }) => perMinute)).toEqual(
      alone.costs.map(({ perMinute }) => 2 * perMinute),
    )
    expect(both.costs[0]?.presenceShare).toBe(2 * (alone.costs[0]?.presenceShare ?? 0))
  })
})
