import { type Core, type CoreWorld, composeCore } from '../../src/main/compose-core'
import { createMemoryKeychain } from '../../src/main/keychain/memory-keychain'
import type { Clock } from '../../src/main/lib/clock'
import type { Fetch } from '../../src/main/lib/fetch'
import { succeed } from '../../src/shared/errors'
import { type Tenant, TenantKey } from '../../src/shared/model/tenant'
import type { SimulatedTenant } from '../../src/simulator/simulator'
import { aboutTests } from '../support/about-tests'
import { silentLogger } from '../support/scripted-graph'

const validMs = 400 * 24 * 60 * 60_000

interface BenchCoreParts {
  clock: Clock
  fetch: Fetch
  /** A way out of its own for each tenant, in place of `fetch`. */
  openNetwork?: CoreWorld['openNetwork']
  dataFolder: string
  simulator: { authorityUrl: string; graphUrl: string; caPem: string; tenants: readonly SimulatedTenant[] }
  profile?: Tenant['profile']
  onMessage?: (title: string) => void
}

/** A core in plain Node that knows the simulator's tenants and has not begun to poll. */
export async function openBenchCore(parts: BenchCoreParts): Promise<Core> {
  const { clock, fetch, dataFolder, simulator, profile = 'default' } = parts
  const shared = { fetch, resolveProxy: async () => 'DIRECT', dispose: async () => {} }
  const composed = await composeCore({
    clock,
    logger: silentLogger,
    keychain: createMemoryKeychain(),
    openNetwork: parts.openNetwork ?? (() => shared),
    about: aboutTests,
    files: { chooseWhereToSave: async () => null, chooseWhatToOpen: async () => null },
    dataFolder,
    historyWorker: null,
    userName: 'bench',
    messages: {
      notifier: {
        async send({ title }) {
          parts.onMessage?.(title)
          return succeed(undefined)
        },
      },
      openFetch: () => () => Promise.reject(new Error('Nothing is sent here')),
      sendMail: () => Promise.reject(new Error('Nothing is sent here')),
    },
    zone: 'UTC',
    meetings: null,
  })
  if (!composed.ok) throw new Error(composed.error.code)
  const core = composed.value
  const { authorityUrl, graphUrl, caPem } = simulator
  for (const [index, tenant] of simulator.tenants.entries()) {
    await core.tenants.define(
      {
        tenantKey: TenantKey.parse(`tenant-${index}`),
        displayName: tenant.displayName,
        badge: tenant.badge,
        colour: index % 12,
        group: null,
        directoryId: tenant.tenantId,
        clientId: tenant.clientId,
        cloud: 'custom',
        custom: { authorityUrl, graphUrl, caPem },
        profile,
        paused: false,
        owner: null,
        // Known, so that no warning of it is among the day's incidents.
        credential: { kind: 'secret', expiresAt: clock.now() + validMs, thumbprint: null },
      } satisfies Tenant,
      { kind: 'secret', secret: tenant.clientSecret },
    )
  }
  return core
}
