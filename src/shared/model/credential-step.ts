import { z } from 'zod'

/**
 * How far a tenant's credential is on its way to the end (alerting rule R33): 30, 14 and 7 days before, 10:00 on the last
 * business day before, the end itself, and 07:00 on the next business day after it. `good` is further away than all of them.
 */
export const CredentialStep = z.enum([
  'unknown',
  'good',
  'days30',
  'days14',
  'days7',
  'lastDay',
  'expired',
  'expiredMorning',
])
export type CredentialStep = z.infer<typeof CredentialStep>
