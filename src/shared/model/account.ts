import { z } from 'zod'

/** How a licence counts for a device account (classified by skuId, never by service plan). */
export const LicenceClass = z.enum(['pro', 'basic', 'legacy', 'shared', 'other'])
export type LicenceClass = z.infer<typeof LicenceClass>

export const Licence = z.object({ skuId: z.string(), class: LicenceClass, name: z.string() })
export type Licence = z.infer<typeof Licence>

/** An Entra user that rooms and devices sign in with. */
export const Account = z.object({
  /** Entra id, lower-case. */
  accountId: z.string(),
  displayName: z.string().nullable(),
  userPrincipalName: z.string().nullable(),
  mail: z.string().nullable(),
  isEnabled: z.boolean().nullable(),
  licences: z.array(Licence),
})
export type Account = z.infer<typeof Account>
