import { randomUUID } from 'node:crypto'
import { RoomId } from '../shared/model/room'
import type { Tenant } from '../shared/model/tenant'
import type { AlertService } from './alerts/alert-service'
import type { MaintenanceDesk } from './alerts/maintenance-desk'
import { createTokenProvider } from './auth/msal-token-provider'
import type { Networks } from './diagnostics/networks'
import { createGraphClient } from './graph/create-graph-client'
import type { Keychain } from './keychain/keychain'
import type { Clock } from './lib/clock'
import type { Logger } from './lib/logger'
import type { ChangeFeed } from './store/change-feed'
import type { Store } from './store/store'
import { endpointsOf, hostsOf } from './tenants/clouds'
import { TenantRecorder } from './tenants/tenant-recorder'
import type { OpenSession } from './tenants/tenant-registry'
import { TenantSession } from './tenants/tenant-session'

/** What all tenants share. */
interface SharedParts {
  world: { clock: Clock; logger: Logger; keychain: Keychain; zone: string }
  networks: Networks
  store: Store
  feed: ChangeFeed
  alerts: AlertService
  maintenance: MaintenanceDesk
}

/**
 * One tenant's way out, sign-in, Graph client and session. Throws for a custom cloud without endpoints.
 *
 * @param tenantIndex counts tenants from 0.
 */
export function openTenantSession(
  { world, networks, store, feed, alerts, maintenance }: SharedParts,
  tenant: Tenant,
  tenantIndex: number,
): OpenSession {
  const { clock, keychain } = world
  const logger = world.logger.child(tenant.tenantKey)
  const endpoints = endpointsOf(tenant)
  if (!endpoints) throw new Error('A custom cloud needs its endpoints')
  const network = networks.open(tenant, hostsOf(endpoints))
  const tokens = createTokenProvider({
    ...endpoints,
    directoryId: tenant.directoryId,
    clientId: tenant.clientId,
    readCredential: () => keychain.read(tenant.tenantKey, { quietly: true }),
    fetch: network.fetch,
    logger,
  })
  const session = new TenantSession({
    tenant,
    tenantIndex,
    clock,
    logger,
    tokens,
    graph: createGraphClient({ graphUrl: endpoints.graphUrl, fetch: network.fetch, tokens, clock, logger }),
    recorder: new TenantRecorder(tenant.tenantKey, store, feed, logger),
    hosts: hostsOf(endpoints),
    zone: world.zone,
    newRoomId: () => RoomId.parse(randomUUID()),
    planned: maintenance,
    presenceDoubt: () => alerts.presenceDoubtOf(tenant.tenantKey),
    onSettled: (signals, removed) => alerts.takeRooms(tenant.tenantKey, signals, removed),
  })
  return { session, dispose: () => network.dispose() }
}
