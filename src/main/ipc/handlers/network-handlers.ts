import { succeed } from '../../../shared/errors'
import type { FileChooser } from '../../diagnostics/file-chooser'
import { listHosts } from '../../diagnostics/host-list'
import { exportLedger } from '../../diagnostics/ledger-export'
import type { Networks } from '../../diagnostics/networks'
import type { RequestLedger } from '../../diagnostics/request-ledger'
import { datedFileName, saveList } from '../../diagnostics/save-text'
import type { Clock } from '../../lib/clock'
import type { TenantRegistry } from '../../tenants/tenant-registry'
import type { Handlers } from '../handler'

type NetworkHandlers = Pick<Handlers, Extract<keyof Handlers, `network.${string}`>>

export interface NetworkHandlerParts {
  ledger: RequestLedger
  networks: Networks
  registry: TenantRegistry
  files: FileChooser
  clock: Clock
}

/** Which hosts were contacted, and every request. */
export function networkHandlers(parts: NetworkHandlerParts): NetworkHandlers {
  const { ledger, networks, registry, files, clock } = parts
  return {
    async 'network.listHosts'() {
      const allowed = registry.sessions().map((session) => {
        const { tenant, hosts } = session.status()
        return { tenantKey: tenant.tenantKey, hosts }
      })
      const hosts = listHosts(ledger.hosts(), allowed)
      return succeed(
        await Promise.all(
          hosts.map(async (host) => ({
            ...host,
            proxy: host.tenantKey && (await networks.resolveProxy(host.tenantKey, host.host)),
          })),
        ),
      )
    },
    async 'network.listRequests'({ filter, limit }) {
      return succeed(ledger.list({ ...filter, limit }))
    },
    async 'network.exportRequests'({ filter, format }) {
      const { entries } = ledger.list({ ...filter, limit: Number.POSITIVE_INFINITY })
      return saveList(files, datedFileName('requests', clock.now(), format), entries, (chosen) =>
        exportLedger(chosen, format, ({ tenantKey }) =>
          tenantKey === null ? null : (registry.session(tenantKey)?.tenant.displayName ?? tenantKey),
        ),
      )
    },
  }
}
