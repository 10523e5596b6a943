import { expect, it } from 'vitest'
import type { RoomSummary } from '../../../src/shared/model/room'
import type { TenantKey } from '../../../src/shared/model/tenant'
import { type Breakage, breakages } from '../../support/broken-network'
import { consoleOpener } from '../../support/console-under-test'

const minute = 60_000
/** Two lists of devices and more: what is missing from both would be taken for gone. */
const watchedMs = 12 * minute
const presenceEveryMs = 30_000
/** Far below what anybody would see, above what an answer's way costs on a clock that stands still meanwhile. */
const lateMs = 500

/** In the others sign-in still works: then the lists are read, and must not be believed. */
const wholeNetwork: ReadonlySet<Breakage> = new Set(['hangs', 'refuses', 'html'])

const open = consoleOpener()

it.each(breakages)(
  'a tenant whose network is broken (%s) moves no look at another, and comes back',
  async (kind) => {
    let broken: TenantKey | null = null
    const asked = new Map<TenantKey, number[]>()
    const console = await open({
      tenants: 5,
      rooms: 40,
      oddities: 'none',
      breakage(tenantKey, url): Breakage | null {
        if (url.includes('getPresencesByUserId')) {
          asked.set(tenantKey, [...(asked.get(tenantKey) ?? []), console.clock.now()])
        }
        const isSpared = url.includes('oauth2') && !wholeNetwork.has(kind)
        return tenantKey === broken && !isSpared ? kind : null
      },
    })
    const { clock, simulator } = console
    const [victim, ...others] = simulator.tenants
    if (!victim) throw new Error('The estate is empty')
    // Everybody was asked at once at the start; from then on each has a moment of its own.
    await clock.advance(2 * minute)

    broken = console.keyOf(victim)
    asked.clear()
    const before = await console.rooms(victim)
    const { deviceCount } = await console.status(victim)
    await clock.advance(watchedMs)
    for (const tenant of others) {
      const looks = asked.get(console.keyOf(tenant)) ?? []
      expect(looks.length, tenant.displayName).toBeGreaterThanOrEqual(watchedMs / presenceEveryMs)
      const gaps = looks.flatMap((at, index) => {
        const before = looks[index - 1]
        return before === undefined ? [] : at - before
      })
      expect(Math.max(...gaps), tenant.displayName).toBeLessThanOrEqual(presenceEveryMs + lateMs)
      const { state } = await console.workload(tenant, 'presence')
      expect(state, tenant.displayName).toBe('live')
    }
    const { state } = await console.workload(victim, 'presence')
    expect(state === 'live').toBe(kind === 'slow')
    const after = await console.rooms(victim)
    expect(after.map(({ name }) => name).sort()).toEqual(before.map(({ name }) => name).sort())
    expect((await console.status(victim)).deviceCount).toBe(deviceCount)
    // What a slow network brings is late, but true.
    if (kind !== 'slow') expect(offlineOf(after)).toEqual([])

    broken = null
    await console.waitUntil(
      'it is back',
      async () => (await console.workload(victim, 'presence')).state === 'live',
      5 * minute,
    )
  },
  120_000,
)

const offlineOf = (rooms: readonly RoomSummary[]) =>
  rooms.filter(({ level }) => level === 'offline').map(({ name }) => name)
