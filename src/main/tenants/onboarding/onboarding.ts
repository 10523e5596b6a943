import { fail, type Outcome, succeed } from '../../../shared/errors'
import { appWideKey } from '../../../shared/ipc/revision'
import { absentPermissions } from '../../../shared/model/cloud-permissions'
import { draftTenantKey } from '../../../shared/model/ledger'
import type {
  PermissionChoice,
  TenantAccess,
  TenantPlace,
  TenantTest,
} from '../../../shared/model/onboarding'
import type { Tenant } from '../../../shared/model/tenant'
import { createTokenProvider } from '../../auth/msal-token-provider'
import { createGraphClient } from '../../graph/create-graph-client'
import type { Credential, Keychain } from '../../keychain/keychain'
import type { Clock } from '../../lib/clock'
import type { Fetch } from '../../lib/fetch'
import type { Logger } from '../../lib/logger'
import type { ChangeFeed } from '../../store/change-feed'
import { type CloudEndpoints, endpointsOf } from '../clouds'
import type { TenantRegistry } from '../tenant-registry'
import { testAccess } from './access-test'
import { resolveDirectory } from './directory'
import { DirectoryIds } from './directory-ids'
import { PendingCertificates } from './pending-certificates'
import { type ChosenCredential, TenantDefinitions } from './tenant-definitions'

export interface OnboardingParts {
  clock: Clock
  logger: Logger
  keychain: Keychain
  feed: ChangeFeed
  registry: TenantRegistry
  openNetwork(
    tenant: Pick<Tenant, 'tenantKey' | 'custom'>,
    endpoints: CloudEndpoints,
  ): { fetch: Fetch; dispose(): Promise<void> }
}

/** Everything round a tenant's definition: finding its directory, trying its access, certificates, saving, removing. */
export class Onboarding {
  readonly pending: PendingCertificates
  readonly definitions: TenantDefinitions
  private readonly tests = new Map<string, AbortController>()

  constructor(private readonly parts: OnboardingParts) {
    const { keychain, registry, logger } = parts
    this.pending = new PendingCertificates(keychain)
    this.definitions = new TenantDefinitions({
      registry,
      keychain,
      pending: this.pending,
      directories: new DirectoryIds((place) => this.resolveDirectory(place)),
      logger,
      signIn: (access, credential) => this.signIn(access, credential),
    })
  }

  resolveDirectory(place: TenantPlace): Promise<Outcome<{ directoryId: string }>> {
    return this.withNetwork(place, async (endpoints, fetch) =>
      resolveDirectory({ ...endpoints, directory: place.directoryId, fetch }),
    )
  }

  /** Tries everything; a test of the same id that is still under way is ended. */
  async test(
    testId: string,
    access: TenantAccess,
    wanted: PermissionChoice,
    credential: () => Promise<Outcome<ChosenCredential>>,
  ) {
    this.cancelTest(testId)
    const ending = new AbortController()
    this.tests.set(testId, ending)
    const outcome = await this.withNetwork(access, async (endpoints, fetch): Promise<Outcome<TenantTest>> => {
      const { clock } = this.parts
      const logger = this.parts.logger.child('test')
      const tokens = createTokenProvider({
        ...endpoints,
        directoryId: access.directoryId,
        clientId: access.clientId,
        readCredential: async () => {
          const chosen = await credential()
          return chosen.ok ? succeed(chosen.value.credential) : chosen
        },
        fetch,
        logger,
      })
      const test = await testAccess(
        {
          testId,
          absent: absentPermissions(access.cloud),
          wanted,
          resolveDirectory: (signal) =>
            resolveDirectory({ ...endpoints, directory: access.directoryId, fetch }, signal),
          tokens,
          graph: createGraphClient({ graphUrl: endpoints.graphUrl, fetch, tokens, clock, logger }),
          clock,
          onChange: (changed) => this.parts.feed.publish('tenantTest.changed', appWideKey, { test: changed }),
        },
        ending.signal,
      )
      return ending.signal.aborted ? fail('request.cancelled') : succeed(test)
    })
    if (this.tests.get(testId) === ending) this.tests.delete(testId)
    return outcome
  }

  cancelTest(testId: string): void {
    this.tests.get(testId)?.abort()
    this.tests.delete(testId)
  }

  /** Ends what is under way. */
  stop(): void {
    for (const testId of [...this.tests.keys()]) this.cancelTest(testId)
  }

  private signIn(access: TenantAccess, credential: Credential): Promise<Outcome<unknown>> {
    return this.withNetwork(access, (endpoints, fetch) =>
      createTokenProvider({
        ...endpoints,
        directoryId: access.directoryId,
        clientId: access.clientId,
        readCredential: async () => succeed(credential),
        fetch,
        logger: this.parts.logger,
      }).token(),
    )
  }

  /** A way to the network of its own, closed afterwards: a draft's trust must not outlive it. */
  private async withNetwork<T>(
    place: TenantPlace,
    run: (endpoints: { authorityUrl: string; graphUrl: string }, fetch: Fetch) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    const endpoints = endpointsOf(place)
    if (!endpoints) return fail('request.invalid', { params: { field: 'custom' } })
    const custom = place.cloud === 'custom' ? place.custom : null
    const network = this.parts.openNetwork({ tenantKey: draftTenantKey, custom }, endpoints)
    try {
      return await run(endpoints, network.fetch)
    } finally {
      await network.dispose()
    }
  }
}
