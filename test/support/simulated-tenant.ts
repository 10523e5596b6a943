import { z } from 'zod'
import { createTokenProvider } from '../../src/main/auth/msal-token-provider'
import type { TokenProvider } from '../../src/main/auth/token-provider'
import { createGraphClient } from '../../src/main/graph/create-graph-client'
import type { GraphClient } from '../../src/main/graph/graph-client'
import type { Credential } from '../../src/main/keychain/keychain'
import { systemClock } from '../../src/main/lib/clock'
import type { Fetch } from '../../src/main/lib/fetch'
import { succeed } from '../../src/shared/errors'
import type { SimulatedTenant, Simulator } from '../../src/simulator/simulator'
import { createNodeFetch, type NodeFetch } from './node-fetch'
import { silentLogger } from './scripted-graph'

/** One request as it went out. */
interface SentToGraph {
  /** Epoch ms. */
  at: number
  /** Parts of a batch; 1 for a plain request. */
  parts: number
  /** null = no answer yet, or none at all. */
  status: number | null
}

const Batch = z.object({ requests: z.array(z.unknown()) })

/** One tenant's sign-in and Graph client over real HTTPS, on the real clock. */
export interface ConnectedTenant {
  tenant: SimulatedTenant
  tokens: TokenProvider
  graph: GraphClient
  /** What was sent to Graph, in order. */
  sent: SentToGraph[]
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
  const sent: SentToGraph[] = []
  const fetch: Fetch = async (url, init) => {
    const parts = url.endsWith('/$batch') ? Batch.parse(JSON.parse(init.body ?? '')).requests.length : 1
    const request: SentToGraph = { at: systemClock.now(), parts, status: null }
    sent.push(request)
    const answer = await network.fetch(url, init)
    request.status = answer.status
    return answer
  }
  const graph = createGraphClient({
    graphUrl: simulator.graphUrl,
    fetch,
    tokens,
    clock: systemClock,
    logger: silentLogger,
  })
  return { tenant, tokens, graph, sent, network }
}
