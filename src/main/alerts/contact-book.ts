import { type Outcome, succeed } from '../../shared/errors'
import type { Contact, SiteContacts } from '../../shared/model/site-contact'
import type { TenantKey } from '../../shared/model/tenant'
import type { Store } from '../store/store'

interface ContactBookParts {
  store: Store
  onChange: () => void
}

/** Whom to call about which site of a tenant. */
export class ContactBook {
  private entries: SiteContacts[] = []

  constructor(private readonly parts: ContactBookParts) {}

  async load(): Promise<void> {
    this.entries = await this.parts.store.contacts.list()
  }

  list(): readonly SiteContacts[] {
    return this.entries
  }

  of(tenantKey: TenantKey, site: string): readonly Contact[] {
    return this.entries.find((entry) => entry.tenantKey === tenantKey && entry.site === site)?.contacts ?? []
  }

  async save(entry: SiteContacts): Promise<Outcome<null>> {
    const saved = await this.parts.store.contacts.save(entry)
    if (!saved.ok) return saved
    const others = this.entries.filter(
      ({ tenantKey, site }) => tenantKey !== entry.tenantKey || site !== entry.site,
    )
    this.entries = entry.contacts.length === 0 ? others : [...others, entry]
    this.parts.onChange()
    return succeed(null)
  }

  /** A tenant is gone; its rows went with it. */
  forgetTenant(tenantKey: TenantKey): void {
    this.entries = this.entries.filter((entry) => entry.tenantKey !== tenantKey)
    this.parts.onChange()
  }
}
