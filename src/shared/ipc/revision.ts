import { z } from 'zod'
import { TenantKey } from '../model/tenant'

/**
 * Where a reply or event stands: per tenant and kind, counted from 1 within one run (`epoch`).
 * Not newer -> ignore; next -> merge; gap or other epoch -> read again.
 */
export const Revision = z.object({ epoch: z.string(), revision: z.number().int().nonnegative() })
export type Revision = z.infer<typeof Revision>

/** The tenant key of events that belong to the app as a whole. */
export const appWideKey = TenantKey.parse('app')
