import { fail, type Outcome, succeed } from '../../shared/errors'
import type { Tenant, TenantKey } from '../../shared/model/tenant'
import type { Credential, Keychain } from '../keychain/keychain'
import type { Logger } from '../lib/logger'
import type { Service } from '../lib/service'
import type { Store } from '../store/store'
import { endpointsOf } from './clouds'
import type { TenantSession } from './tenant-session'

/** A session and what must be let go of with it. */
export interface OpenSession {
  session: TenantSession
  dispose(): Promise<void>
}

export interface RegistryParts {
  store: Store
  keychain: Keychain
  logger: Logger
  openSession: (tenant: Tenant, tenantIndex: number) => OpenSession
  onRemoved: (tenantKey: TenantKey) => void
}

/** The tenants of this console and their sessions. One tenant's failure to start is its own. */
export class TenantRegistry implements Service {
  readonly name = 'tenants'
  private readonly open = new Map<TenantKey, OpenSession>()
  private nextIndex = 0
  private isStarted = false

  constructor(private readonly parts: RegistryParts) {}

  /** Opens the sessions of stored tenants and fills them from disk; nothing is asked of Graph yet. */
  async load(): Promise<void> {
    const tenants = await this.parts.store.tenants.list()
    const opened = tenants.map((tenant) => this.parts.openSession(tenant, this.nextIndex++))
    for (const one of opened) this.open.set(one.session.tenant.tenantKey, one)
    // The lanes of the store take turns; none waits for the one before.
    await Promise.all(opened.map(({ session }) => session.load()))
  }

  /** Begins polling. */
  async start(): Promise<void> {
    this.isStarted = true
    await Promise.all(this.sessions().map((session) => session.start()))
  }

  async stop(): Promise<void> {
    this.isStarted = false
    await Promise.all([...this.open.keys()].map((tenantKey) => this.closeOne(tenantKey)))
  }

  /** Adds a tenant or replaces its definition and credential; its session begins anew. */
  async define(tenant: Tenant, credential: Credential): Promise<Outcome<void>> {
    if (!endpointsOf(tenant)) return fail('request.invalid', { params: { field: 'custom' } })
    const kept = await this.parts.keychain.write(tenant.tenantKey, credential)
    return kept.ok ? this.put(tenant, true) : kept
  }

  /**
   * Adds a tenant or replaces its definition. Its credential has been put into the keychain before. Only what the
   * sign-in stands on, and a pause, makes the session begin anew.
   */
  async put(tenant: Tenant, isCredentialNew: boolean): Promise<Outcome<void>> {
    const saved = await this.parts.store.tenants.save(tenant)
    if (!saved.ok) return saved
    const session = this.session(tenant.tenantKey)
    if (session && !needsNewSession(session.tenant, tenant)) {
      session.redefine(tenant, isCredentialNew)
      return succeed(undefined)
    }
    await this.begin(tenant)
    return succeed(undefined)
  }

  /** Ends a tenant's session and removes everything known of it from disk. */
  async remove(tenantKey: TenantKey): Promise<Outcome<void>> {
    const tenant = this.session(tenantKey)?.tenant
    await this.closeOne(tenantKey)
    const removed = await this.parts.store.tenants.remove(tenantKey)
    if (removed.ok) this.parts.onRemoved(tenantKey)
    else if (tenant) await this.begin(tenant)
    return removed
  }

  session(tenantKey: TenantKey): TenantSession | null {
    return this.open.get(tenantKey)?.session ?? null
  }

  sessions(): TenantSession[] {
    return [...this.open.values()].map(({ session }) => session)
  }

  /** Begins a tenant's session, in the place of the one there was: until the new one knows what is on disk, that one answers. */
  private async begin(tenant: Tenant): Promise<void> {
    const before = this.open.get(tenant.tenantKey)
    await before?.session.stop()
    await this.openOne(tenant)
    await before?.dispose()
    const session = this.session(tenant.tenantKey)
    if (this.isStarted) await session?.start()
    session?.announce()
  }

  private async openOne(tenant: Tenant): Promise<void> {
    const opened = this.parts.openSession(tenant, this.nextIndex++)
    await opened.session.load()
    this.open.set(tenant.tenantKey, opened)
  }

  private async closeOne(tenantKey: TenantKey): Promise<void> {
    const opened = this.open.get(tenantKey)
    if (!opened) return
    this.open.delete(tenantKey)
    await opened.session.stop()
    await opened.dispose()
  }
}

/** Looks, names, profile and credential change on the fly. */
function needsNewSession(before: Tenant, after: Tenant): boolean {
  return sessionFields.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
}

const sessionFields = ['directoryId', 'clientId', 'cloud', 'custom', 'paused'] as const
