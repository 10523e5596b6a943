import { fail, succeed } from '../../../shared/errors'
import { countConsoles, type Route } from '../../../shared/model/route'
import { PollingProfile } from '../../../shared/model/tenant'
import { cadenceOf } from '../../domain/poll-schedule'
import { costOfConsoles, requestCost, totalCost } from '../../domain/request-cost'
import type { ChangeFeed } from '../../store/change-feed'
import type { PermissionRounds } from '../../tenants/permission-rounds'
import type { TenantRegistry } from '../../tenants/tenant-registry'
import type { Handlers } from '../handler'

/** Answers about tenants: their status, "ask again now", the permission doctor, and what polling profiles cost. */
export function tenantHandlers(
  registry: TenantRegistry,
  feed: ChangeFeed,
  rounds: PermissionRounds,
  routes: () => readonly Route[],
): Pick<
  Handlers,
  | 'tenants.list'
  | 'tenants.pollNow'
  | 'tenants.checkPermissions'
  | 'tenants.checkPermissionsOf'
  | 'tenants.cancelPermissionRound'
  | 'tenants.readPermissionRound'
  | 'tenants.previewProfiles'
> {
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
      void session.checkPermissions(true)
      return succeed(null)
    },
    async 'tenants.checkPermissionsOf'({ tenantKeys }) {
      rounds.ask(tenantKeys)
      return succeed(null)
    },
    async 'tenants.cancelPermissionRound'() {
      rounds.cancel()
      return succeed(null)
    },
    async 'tenants.readPermissionRound'() {
      return succeed(rounds.read())
    },
    async 'tenants.previewProfiles'({ tenantKeys }) {
      const sessions = tenantKeys.flatMap((tenantKey) => registry.session(tenantKey) ?? [])
      const costs = PollingProfile.options.map((profile) => ({
        profile,
        presenceEveryMs: cadenceOf(profile, 'presence'),
        ...totalCost(
          sessions.map((session) =>
            costOfConsoles(requestCost(profile, session.size()), countConsoles(routes(), session.tenant)),
          ),
        ),
      }))
      const shared = sessions.filter(({ tenant }) => countConsoles(routes(), tenant) > 1).length
      const measured = sessions.reduce((sum, session) => sum + session.status().requestsPerMinute, 0)
      return succeed({ costs, measuredPerMinute: measured, shared })
    },
  }
}
