import { fail, succeed } from '../../../shared/errors'
import type { ChangeFeed } from '../../store/change-feed'
import type { TenantRegistry } from '../../tenants/tenant-registry'
import type { Handlers } from '../handler'

/** Answers about tenants: their status, "ask again now", and the permission doctor. */
export function tenantHandlers(
  registry: TenantRegistry,
  feed: ChangeFeed,
): Pick<Handlers, 'tenants.list' | 'tenants.pollNow' | 'tenants.checkPermissions'> {
  return {
    async 'tenants.list'() {
      return succeed(
        registry.sessions().map((session) => ({
          ...session.status(),
          ...feed.revision('tenant.changed', session.tenant.tenantKey),
        })),
      )
    },
    async 'tenants.pollNow'({ tenantKey }) {
      const session = registry.session(tenantKey)
      if (!session) return fail('request.notFound')
      session.pollNow()
      return succeed(null)
    },
    async 'tenants.checkPermissions'({ tenantKey }) {
      const session = registry.session(tenantKey)
      if (!session) return fail('request.notFound')
      session.checkPermissions()
      return succeed(null)
    },
  }
}
