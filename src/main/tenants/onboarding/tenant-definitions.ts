import { assertNever, fail, type Outcome, succeed } from '../../../shared/errors'
import type {
  CredentialChoice,
  NewCredential,
  NotChanged,
  TenantAccess,
  TenantChange,
  TenantDraft,
  TenantPlace,
} from '../../../shared/model/onboarding'
import type { CredentialFacts, Tenant, TenantKey } from '../../../shared/model/tenant'
import type { TenantDefinition } from '../../../shared/model/tenant-definitions'
import { compareDefinition, withImported } from '../../domain/tenant-comparison'
import type { Credential, Keychain } from '../../keychain/keychain'
import type { Logger } from '../../lib/logger'
import { endpointsOf } from '../clouds'
import type { TenantRegistry } from '../tenant-registry'
import type { DirectoryIds } from './directory-ids'
import type { PendingCertificates } from './pending-certificates'
import { freeTenantKey } from './tenant-key'

export interface DefinitionParts {
  registry: TenantRegistry
  keychain: Keychain
  pending: PendingCertificates
  logger: Logger
  directories: DirectoryIds
  /** Does this credential get a token? */
  signIn(access: TenantAccess, credential: Credential): Promise<Outcome<unknown>>
}

/** A credential ready to be used, and what may be known of it; null facts = the stored ones stay. */
export interface ChosenCredential {
  credential: Credential
  facts: CredentialFacts | null
}

/** What the operator adds, changes and removes. One change of a tenant at a time; tenants do not wait for each other. */
export class TenantDefinitions {
  private readonly turns = new Map<TenantKey | null, Promise<unknown>>()

  constructor(private readonly parts: DefinitionParts) {}

  get directories(): DirectoryIds {
    return this.parts.directories
  }

  /** The credential that a choice stands for. Codes: `tenant.certificateLost`, `signIn.noCredential`, `keychain.unavailable`. */
  async choose(choice: CredentialChoice): Promise<Outcome<ChosenCredential>> {
    switch (choice.kind) {
      case 'secret': {
        const { secret, expiresAt } = choice
        return succeed({
          credential: { kind: 'secret', secret },
          facts: { kind: 'secret', expiresAt, thumbprint: null },
        })
      }
      case 'certificate':
        return this.parts.pending.read(choice.pendingKey)
      case 'kept': {
        const read = await this.parts.keychain.read(choice.tenantKey)
        if (!read.ok) return read
        if (!read.value) return fail('signIn.noCredential')
        const { expiresAt } = choice
        // A certificate says itself how long it is good.
        const isEntered = expiresAt !== undefined && read.value.kind === 'secret'
        const facts = isEntered ? { kind: 'secret' as const, expiresAt, thumbprint: null } : null
        return succeed({ credential: read.value, facts })
      }
      default:
        return assertNever(choice)
    }
  }

  /** Adds (`tenantKey` null) or changes a tenant. When anything about its sign-in is new, it must sign in, or `anyway`. */
  save(change: {
    tenantKey: TenantKey | null
    draft: TenantDraft
    credential: CredentialChoice
    anyway: boolean
  }): Promise<Outcome<{ tenantKey: TenantKey }>> {
    return this.inTurn(change.tenantKey, async () => {
      const { anyway } = change
      const draft = await this.withId(change.draft)
      const known = change.tenantKey === null ? null : this.find(change.tenantKey)
      if (change.tenantKey !== null && !known) return fail('request.notFound')
      if (!endpointsOf(draft)) return fail('request.invalid', { params: { field: 'custom' } })
      if (change.credential.kind === 'kept' && change.credential.tenantKey !== known?.tenantKey) {
        return fail('request.invalid', { params: { field: 'credential' } })
      }
      const twin = this.findTwin(draft, known?.tenantKey ?? null)
      if (twin) return fail('tenant.duplicate', { params: { name: twin.displayName } })
      const isSignInNew = change.credential.kind !== 'kept' || !known || !isSameAccess(known, change.draft)
      let chosen: ChosenCredential | null = null
      const isNew = change.credential.kind !== 'kept'
      const isDated = change.credential.kind === 'kept' && change.credential.expiresAt !== undefined
      if (isNew || isDated || (isSignInNew && !anyway)) {
        const choice = await this.choose(change.credential)
        if (!choice.ok) return choice
        chosen = choice.value
      }
      if (chosen && isSignInNew && !anyway) {
        const signedIn = await this.parts.signIn(draft, chosen.credential)
        if (!signedIn.ok) return signedIn
      }
      const tenant: Tenant = {
        ...draft,
        tenantKey: known?.tenantKey ?? freeTenantKey(draft.displayName, this.keys()),
        paused: known?.paused ?? false,
        credential: chosen?.facts ?? known?.credential ?? null,
      }
      const put = await this.put(tenant, isNew && chosen ? chosen.credential : null)
      if (!put.ok) return put
      await this.discardChosen(change.credential)
      return succeed({ tenantKey: tenant.tenantKey })
    })
  }

  /**
   * Takes an imported definition over: adds it without a credential, or changes what a file may change of the tenant
   * here. Codes: `tenant.duplicate` when that one signs in otherwise, `keychain.unavailable`, those of the store.
   */
  async adopt(given: TenantDefinition): Promise<Outcome<{ tenantKey: TenantKey; isNew: boolean }>> {
    const definition = await this.withId(given)
    await this.parts.directories.find(this.parts.registry.sessions().map(({ tenant }) => tenant))
    const added = await this.inTurn(null, async () => {
      if (this.compare(definition).here !== null) return null
      const tenantKey = freeTenantKey(definition.displayName, this.keys())
      // A credential that was left in the keychain when a tenant of this key was removed must not go where a file says.
      const cleared = await this.parts.keychain.remove(tenantKey)
      if (!cleared.ok) return cleared
      const put = await this.parts.registry.put({ ...definition, tenantKey, credential: null }, false)
      return put.ok ? succeed({ tenantKey, isNew: true }) : put
    })
    if (added !== null) return added
    const known = this.compare(definition).here
    if (known === null) return fail('request.notFound')
    return this.inTurn(known.tenantKey, async () => {
      const { here, state } = this.compare(definition)
      if (here?.tenantKey !== known.tenantKey) return fail('request.notFound')
      if (state === 'conflict') return fail('tenant.duplicate', { params: { name: here.displayName } })
      const put = await this.parts.registry.put(withImported(here, definition), false)
      return put.ok ? succeed({ tenantKey: here.tenantKey, isNew: false }) : put
    })
  }

  /** Switches a tenant over to a credential that has signed in; until then, and when it does not, the old one stays. */
  rotate(tenantKey: TenantKey, choice: NewCredential): Promise<Outcome<void>> {
    return this.inTurn(tenantKey, async () => {
      const known = this.find(tenantKey)
      if (!known) return fail('request.notFound')
      const chosen = await this.choose(choice)
      if (!chosen.ok) return chosen
      const { credential, facts } = chosen.value
      const signedIn = await this.parts.signIn(known, credential)
      if (!signedIn.ok) return signedIn
      const put = await this.put({ ...known, credential: facts }, credential)
      if (!put.ok) return put
      await this.discardChosen(choice)
      return put
    })
  }

  /** Changes group, profile or pause of many tenants; each for itself. Those that could not be changed come back with why. */
  async change(tenantKeys: readonly TenantKey[], change: TenantChange): Promise<NotChanged[]> {
    const outcomes = await Promise.all(
      tenantKeys.map(async (tenantKey) => ({ tenantKey, outcome: await this.changeOne(tenantKey, change) })),
    )
    return outcomes.flatMap(({ tenantKey, outcome }) =>
      outcome.ok ? [] : [{ tenantKey, error: outcome.error }],
    )
  }

  private changeOne(tenantKey: TenantKey, { group, profile, paused }: TenantChange): Promise<Outcome<void>> {
    return this.inTurn(tenantKey, async () => {
      const known = this.find(tenantKey)
      if (!known) return fail('request.notFound')
      const changed = {
        ...known,
        ...(group !== undefined && { group }),
        ...(profile !== undefined && { profile }),
        ...(paused !== undefined && { paused }),
      }
      return this.parts.registry.put(changed, false)
    })
  }

  /**
   * Removes a tenant with its credential and everything that is known of it. A keychain that cannot be used keeps the
   * tenant as it is, unless `leavesCredential`.
   */
  remove(tenantKey: TenantKey, confirmedName: string, leavesCredential: boolean): Promise<Outcome<void>> {
    return this.inTurn(tenantKey, async () => {
      const known = this.find(tenantKey)
      if (!known) return fail('request.notFound')
      if (confirmedName.trim() !== known.displayName.trim()) return fail('tenant.nameMismatch')
      const forgotten = await this.parts.keychain.remove(tenantKey)
      if (!forgotten.ok) {
        if (!leavesCredential) return forgotten
        this.parts.logger.warn('A credential stays in the keychain of a removed tenant', { tenantKey })
      }
      return this.parts.registry.remove(tenantKey)
    })
  }

  find(tenantKey: TenantKey): Tenant | null {
    return this.parts.registry.session(tenantKey)?.tenant ?? null
  }

  /** The keychain first; when the definition cannot be stored, the credential before it is put back. */
  private async put(tenant: Tenant, credential: Credential | null): Promise<Outcome<void>> {
    const { keychain, registry } = this.parts
    if (!credential) return registry.put(tenant, false)
    const before = await keychain.read(tenant.tenantKey)
    if (!before.ok) return before
    const kept = await keychain.write(tenant.tenantKey, credential)
    if (!kept.ok) return kept
    const put = await registry.put(tenant, true)
    if (!put.ok) {
      await (before.value
        ? keychain.write(tenant.tenantKey, before.value)
        : keychain.remove(tenant.tenantKey))
    }
    return put
  }

  private async discardChosen(choice: CredentialChoice): Promise<void> {
    if (choice.kind === 'certificate') await this.parts.pending.discard(choice.pendingKey)
  }

  private findTwin(draft: TenantDraft, ownKey: TenantKey | null): Tenant | null {
    const authority = endpointsOf(draft)?.authorityUrl
    const twin = this.parts.registry
      .sessions()
      .find(
        ({ tenant }) =>
          tenant.tenantKey !== ownKey &&
          this.parts.directories.idOf(tenant) === draft.directoryId &&
          endpointsOf(tenant)?.authorityUrl === authority,
      )
    return twin?.tenant ?? null
  }

  private compare(definition: TenantDefinition): ReturnType<typeof compareDefinition> {
    return compareDefinition(
      definition,
      this.parts.registry.sessions().map(({ tenant }) => tenant),
      (place) => this.parts.directories.idOf(place),
    )
  }

  /** A directory that was named by a domain is kept by its id, if its cloud can be asked now. */
  private async withId<T extends TenantPlace>(place: T): Promise<T> {
    await this.parts.directories.find([place])
    return { ...place, directoryId: this.parts.directories.idOf(place) }
  }

  private keys(): Set<string> {
    return new Set(this.parts.registry.sessions().map(({ tenant }) => tenant.tenantKey))
  }

  private inTurn<T>(tenantKey: TenantKey | null, run: () => Promise<T>): Promise<T> {
    const before = this.turns.get(tenantKey) ?? Promise.resolve()
    const mine = before.then(run, run)
    this.turns.set(tenantKey, mine)
    return mine
  }
}

function isSameAccess(a: TenantAccess, b: TenantAccess): boolean {
  return (
    a.directoryId === b.directoryId &&
    a.clientId === b.clientId &&
    a.cloud === b.cloud &&
    JSON.stringify(a.custom) === JSON.stringify(b.custom)
  )
}
