import { fail, succeed } from '../../../shared/errors'
import { detectionLatency } from '../../domain/detection-latency'
import type { Clock } from '../../lib/clock'
import type { Store } from '../../store/store'
import type { TenantRegistry } from '../../tenants/tenant-registry'
import type { Handlers } from '../handler'

/** What is looked back on, ms. */
const lookBackMs = 90 * 24 * 60 * 60_000

/** How fast a tenant's offline rooms were found, from the incidents on disk. */
export function latencyHandlers(
  registry: TenantRegistry,
  store: Store,
  clock: Clock,
): Pick<Handlers, 'tenants.readLatency' | 'tenants.listLatencies'> {
  return {
    async 'tenants.readLatency'({ tenantKey }) {
      if (!registry.session(tenantKey)) return fail('request.notFound')
      const since = clock.now() - lookBackMs
      const read = await store.history.detections(tenantKey, since)
      return read.ok ? succeed(detectionLatency(read.value, since)) : read
    },
    async 'tenants.listLatencies'() {
      const since = clock.now() - lookBackMs
      const latencies = await Promise.all(
        registry.sessions().map(async ({ tenant: { tenantKey } }) => {
          const read = await store.history.detections(tenantKey, since)
          return read.ok ? [{ tenantKey, latency: detectionLatency(read.value, since) }] : []
        }),
      )
      return succeed(latencies.flat())
    },
  }
}
