import { createTokenProvider } from '../../src/main/auth/msal-token-provider'
import type { TokenProvider } from '../../src/main/auth/token-provider'
import { createGraphClient } from '../../src/main/graph/create-graph-client'
import type { GraphClient, RequestEntry } from '../../src/main/graph/graph-client'
import type { Credential } from '../../src/main/keychain/keychain'
import { systemClock } from '../../src/main/lib/clock'
import { succeed } from '../../src/shared/errors'
import type { SimulatedTenant, Simulator } from '../../src/simulator/simulator'
import { createNodeFetch, type NodeFetch } from './node-fetch'
import { silentLogger } from './scripted-graph'

/** One tenant's sign-in and Graph client over real HTTPS, on the real clock. */
export interface ConnectedTenant {
  tenant: SimulatedTenant
  tokens: TokenProvider
  graph: GraphClient
  entries: RequestEntry[]
  network: NodeFetch
}

/** What differs from a proper sign-in. */
export interface SignInChanges {
  credential?: Credential
  clientId?: string
  directoryId?: string
  caPem?: string
}

/** Connects the simulator's tenant of that number. Anything of the sign-in can be replaced to make it fail. */
export function connectTenant(
  simulator: Simulator,
  index: number,
  changes: SignInChanges = {},
): ConnectedTenant {
  const tenant = simulator.tenants[index]
  if (!tenant) throw new Error(`The simulator has no tenant ${index}`)
  const network = createNodeFetch({ caPem: changes.caPem ?? simulator.caPem })
  const credential = changes.credential ?? { kind: 'secret', secret: tenant.clientSecret }
  const tokens = createTokenProvider({
    authorityUrl: simulator.authorityUrl,
    directoryId: changes.directoryId ?? tenant.tenantId,
    clientId: changes.clientId ?? tenant.clientId,
    graphUrl: simulator.graphUrl,
    readCredential: async () => succeed(credential),
    fetch: network.fetch,
    logger: silentLogger,
  })
  const entries: RequestEntry[] = []
  const graph = createGraphClient({
    graphUrl: simulator.graphUrl,
    fetch: network.fetch,
    tokens,
    clock: systemClock,
    logger: silentLogger,
    onRequest: (entry) => entries.push(entry),
  })
  return { tenant, tokens, graph, entries, network }
}
