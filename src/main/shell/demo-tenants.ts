import { type Tenant, TenantKey } from '../../shared/model/tenant'
import type { Credential } from '../keychain/keychain'

/** Where the simulator listens, and the tenants it plays. */
export interface SimulatedEstate {
  authorityUrl: string
  graphUrl: string
  caPem: string
  tenants: readonly SimulatedTenant[]
}

interface SimulatedTenant {
  tenantId: string
  domain: string
  displayName: string
  badge: string
  clientId: string
  clientSecret: string
}

/** A tenant of the demo with what it signs in with. */
export interface DemoTenant {
  tenant: Tenant
  credential: Credential
}

// Length of the window's palette of tenant colours.
const paletteSize = 12

/** The tenant whose credential is about to expire. */
const expiringIndex = 2

/** More tenants than this are sorted into groups. */
const mostUngrouped = 8
const groups = ['Europe', 'Americas', 'Asia Pacific', 'Partners'] as const
const owners = ['Kim Berg', 'Ayo Okafor', 'Mei Tan'] as const

/**
 * The simulator's tenants as the operator would have defined them. Keys come from their domains, which a seed
 * fixes, so that the next demo of the same shape finds its rooms on disk again.
 */
export function demoTenants(
  { authorityUrl, graphUrl, caPem, tenants }: SimulatedEstate,
  now: number,
): DemoTenant[] {
  return tenants.map((simulated, index) => ({
    tenant: {
      tenantKey: keyOf(simulated.domain),
      displayName: simulated.displayName,
      badge: simulated.badge,
      colour: index % paletteSize,
      group: tenants.length > mostUngrouped ? (groups[index % groups.length] ?? null) : null,
      directoryId: simulated.tenantId,
      clientId: simulated.clientId,
      cloud: 'custom',
      custom: { authorityUrl, graphUrl, caPem },
      profile: 'default',
      paused: false,
      owner: owners[index % owners.length] ?? null,
      credential: { kind: 'secret', expiresAt: expiryOf(index, now), thumbprint: null },
    },
    credential: { kind: 'secret', secret: simulated.clientSecret },
  }))
}

/** The first of a month, so that the next demo does not look as if the credential had been renewed; one ends soon. */
function expiryOf(index: number, now: number): number {
  const today = new Date(now)
  const months = index === expiringIndex ? 1 : 8 + (index % 5)
  return Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, 1)
}

function keyOf(domain: string): TenantKey {
  // Without what all have in common; branches differ in what stands before the company's name.
  const name = domain.toLowerCase().replace(/(\.onmicrosoft)?\.[a-z]+$/, '')
  return TenantKey.parse(name.replaceAll(/[^a-z0-9-]/g, '-').slice(0, 40))
}
