import { z } from 'zod'
import { TenantKey } from './tenant'

const line = z.string().trim().max(200)

/** Somebody to call about a site. */
export const Contact = z.object({
  name: line.min(1),
  phone: line.nullable(),
  mail: z.email().nullable(),
  note: z.string().trim().max(1_000).nullable(),
})
export type Contact = z.infer<typeof Contact>

/** Whom to call about one site of a tenant. */
export const SiteContacts = z.object({
  tenantKey: TenantKey,
  site: z.string().min(1).max(300),
  contacts: z.array(Contact).max(10),
})
export type SiteContacts = z.infer<typeof SiteContacts>
