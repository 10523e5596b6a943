import { z } from 'zod'
import type { Outcome } from '../../shared/errors'
import { Contact, type SiteContacts } from '../../shared/model/site-contact'
import { TenantKey } from '../../shared/model/tenant'
import { type Access, appLane } from './access'
import { parseBody } from './body-table'
import { readText } from './database'
import { onePage } from './lanes'

/** Whom to call about which site. */
export interface ContactStore {
  list(): Promise<SiteContacts[]>
  /** Replaces a site's contacts; none removes the row. */
  save(entry: SiteContacts): Promise<Outcome<void>>
}

export function createContactStore(access: Access): ContactStore {
  const { database } = access
  return {
    list: () =>
      access.read<SiteContacts[]>(
        appLane,
        [],
        onePage(() =>
          database.all('SELECT tenant_key, site, body FROM site_contacts').map((row) => ({
            tenantKey: TenantKey.parse(row.tenant_key),
            site: readText(row, 'site'),
            contacts: parseBody(row, z.array(Contact)) ?? [],
          })),
        ),
      ),
    save: ({ tenantKey, site, contacts }) =>
      access.write(
        appLane,
        onePage(() => {
          database.durableTransaction(() => {
            if (contacts.length === 0) {
              database.run('DELETE FROM site_contacts WHERE tenant_key = ? AND site = ?', tenantKey, site)
              return
            }
            database.run(
              `INSERT INTO site_contacts (tenant_key, site, body) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET body = excluded.body`,
              tenantKey,
              site,
              JSON.stringify(contacts),
            )
          })
        }),
      ),
  }
}
