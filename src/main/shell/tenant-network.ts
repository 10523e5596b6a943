import { createHash } from 'node:crypto'
import { type Certificate, type Session, session } from 'electron'
import type { Tenant } from '../../shared/model/tenant'
import type { Network } from '../diagnostics/networks'
import type { Fetch } from '../lib/fetch'
import { isCertifiedBy } from '../security/tenant-certificate'
import type { ConnectionUsers } from './connection-users'
import { type ProxyWay, throughProxy } from './through-proxy'
import { createWarmUp } from './warm-up'

/**
 * Opens a Chromium session of the tenant's own, in memory: proxies and the system's certificates work as in a
 * browser, and nothing of it (cookies, cache, connections, certificate verdicts) is shared with another tenant.
 * A proxy that asks for a log-in gets one, or the operator is asked. Other failures of `fetch` are Chromium's, e.g. `net::ERR_NAME_NOT_RESOLVED` in the message.
 * The session takes some 5 ms to make, so that is left to the first request: a hundred tenants must not delay the wall.
 */
export function openTenantNetwork(
  tenant: Pick<Tenant, 'tenantKey' | 'custom'>,
  proxy: ProxyWay,
  users: ConnectionUsers,
): Network {
  let opened: Network | null = null
  const network = (): Network => {
    opened ??= openNow(tenant, proxy, users)
    return opened
  }
  return {
    fetch: (url, init) => network().fetch(url, init),
    resolveProxy: (url) => network().resolveProxy(url),
    dispose: async () => opened?.dispose(),
  }
}

function openNow(
  tenant: Pick<Tenant, 'tenantKey' | 'custom'>,
  proxy: ProxyWay,
  users: ConnectionUsers,
): Network {
  const caPem = tenant.custom?.caPem ?? null
  const partition = partitionName(tenant.tenantKey, caPem)
  const tenantSession = session.fromPartition(partition)
  // All tenants that are being added share one: whatever one of them does, the others' requests come to their end.
  const user = users.enter(partition, () => tenantSession.closeAllConnections())
  if (caPem !== null) trustAlso(tenantSession, caPem)
  const warmUp = caPem === null ? null : createWarmUp()
  const fetch: Fetch = async (url, init) => {
    await user.ready
    // Answers must be read anew each time, and a token must not follow a redirect to another host.
    const send = () =>
      tenantSession.fetch(url, { ...init, credentials: 'omit', cache: 'no-store', redirect: 'error' })
    return warmUp === null ? send() : warmUp.run(new URL(url).origin, init.signal, send)
  }
  return {
    fetch: throughProxy(tenantSession, proxy, fetch),
    resolveProxy: (url) => tenantSession.resolveProxy(url),
    dispose: () => user.leave(),
  }
}

/**
 * The way out for messages to notification channels: a session of their own, with the system's proxies and certificates, which logs
 * in at a proxy like a tenant's. A webhook that redirects fails: its secret is not carried to an address nobody entered.
 */
export function openMessageNetwork(proxy: ProxyWay): Fetch {
  let opened: Fetch | null = null
  return (url, init) => {
    opened ??= openMessagesNow(proxy)
    return opened(url, init)
  }
}

function openMessagesNow(proxy: ProxyWay): Fetch {
  const messages = session.fromPartition('messages')
  return throughProxy(messages, proxy, (url, init) =>
    messages.fetch(url, { ...init, credentials: 'omit', cache: 'no-store', redirect: 'error' }),
  )
}

// Chromium keeps its verdict on a certificate as long as the session lives, so another CA means another session.
function partitionName(tenantKey: string, caPem: string | null): string {
  const trust = caPem === null ? 'system' : createHash('sha256').update(caPem).digest('hex').slice(0, 16)
  return `tenant-${tenantKey}-${trust}`
}

function trustAlso(tenantSession: Session, caPem: string): void {
  const accept = 0
  const asChromiumSays = -3
  tenantSession.setCertificateVerifyProc(({ hostname, certificate, errorCode }, answer) => {
    if (errorCode === 0) return answer(asChromiumSays)
    const presented = { hostname, chainPem: chainOf(certificate) }
    answer(isCertifiedBy(caPem, presented, Date.now()) ? accept : asChromiumSays)
  })
}

function chainOf(certificate: Certificate): string[] {
  const chain: string[] = []
  let link: Certificate | undefined = certificate
  // Electron links a self-signed certificate to itself.
  while (link !== undefined && !chain.includes(link.data)) {
    chain.push(link.data)
    link = link.issuerCert
  }
  return chain
}
