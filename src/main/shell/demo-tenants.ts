import { type Tenant, TenantKey } from '../../shared/model/tenant'

/** A tenant of the simulator: who it is and where it is asked. */
export interface SimulatedTenant {
  displayName: string
  directoryId: string
  clientId: string
}

/** Where the simulator listens. */
export interface SimulatorAddress {
  authorityUrl: string
  graphUrl: string
  caPem: string
}

const paletteSize = 12

/**
 * The simulator's tenants as the operator would have defined them. Keys come from the directory ids, which a
 * seed fixes, so that the next demo of the same shape finds its rooms on disk again.
 */
export function demoTenants(tenants: readonly SimulatedTenant[], address: SimulatorAddress): Tenant[] {
  const taken = new Set<string>()
  return tenants.map((simulated, index) => {
    const badge = freeBadge(simulated.displayName, taken)
    taken.add(badge)
    return {
      tenantKey: TenantKey.parse(simulated.directoryId.toLowerCase()),
      displayName: simulated.displayName,
      badge,
      colour: index % paletteSize,
      group: null,
      directoryId: simulated.directoryId,
      clientId: simulated.clientId,
      cloud: 'custom',
      custom: { authorityUrl: address.authorityUrl, graphUrl: address.graphUrl, caPem: address.caPem },
      profile: 'default',
      paused: false,
    } satisfies Tenant
  })
}

/** Initials of a name of several words, else its first letters; a number is added where that is taken. */
function freeBadge(displayName: string, taken: ReadonlySet<string>): string {
  const words = displayName.toUpperCase().match(/[A-Z0-9]+/g) ?? ['DEMO']
  const initials = words.map((word) => word.charAt(0)).join('')
  const wanted = words.length > 1 ? initials.slice(0, 3) : (words[0] ?? '').slice(0, 3).padEnd(2, 'X')
  if (!taken.has(wanted)) return wanted
  for (let number = 2; ; number += 1) {
    const numbered = `${wanted.slice(0, 4 - String(number).length)}${number}`
    if (!taken.has(numbered)) return numbered
  }
}
