import type { Tenant, TenantKey } from '../../shared/model/tenant'
import type { Clock } from '../lib/clock'
import type { Fetch } from '../lib/fetch'
import { recordFetch } from './recorded-fetch'
import type { RequestNotes } from './request-ledger'

/** A tenant's own way out to the network, with its own trust; disposed of with the tenant. */
export interface Network {
  fetch: Fetch
  /** How a request gets there, in Chromium's words: `DIRECT`, `PROXY host:port; DIRECT`. */
  resolveProxy(url: string): Promise<string>
  dispose(): Promise<void>
}

export interface NetworksParts {
  /** `onProxyLogIn` hears of the one request that is made beside `fetch`: to let a proxy ask for its log-in. */
  open(tenant: Pick<Tenant, 'tenantKey' | 'custom'>, onProxyLogIn: (host: string) => void): Network
  ledger: RequestNotes
  clock: Clock
}

/** The networks of this run's tenants: the one way out, with the record of requests in front of each. */
export class Networks {
  private readonly opened = new Map<TenantKey, Network>()

  constructor(private readonly parts: NetworksParts) {}

  /** @param hosts the only ones this tenant's requests may go to, with ports. */
  open(tenant: Pick<Tenant, 'tenantKey' | 'custom'>, hosts: readonly string[]): Network {
    const { ledger, clock } = this.parts
    const { tenantKey } = tenant
    const inner = this.parts.open(tenant, (host) =>
      ledger.note({
        ...{ at: clock.now(), tenantKey, channel: null, host, method: 'HEAD', path: '/', isUrgent: false },
        ...{ purpose: 'proxyLogIn', status: null, durationMs: 0, bytes: null, error: null },
        isExpected: hosts.includes(host),
      }),
    )
    const network: Network = {
      ...inner,
      fetch: recordFetch({ fetch: inner.fetch, ledger, clock, tenantKey, hosts }),
      dispose: async () => {
        if (this.opened.get(tenantKey) === network) this.opened.delete(tenantKey)
        await inner.dispose()
      },
    }
    this.opened.set(tenantKey, network)
    return network
  }

  /** How a tenant's requests get to a host; null when that tenant has no network open. */
  async resolveProxy(tenantKey: TenantKey, host: string): Promise<string | null> {
    return (await this.opened.get(tenantKey)?.resolveProxy(`https://${host}/`)) ?? null
  }
}
