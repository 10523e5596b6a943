import { z } from 'zod'
import { FailureSchema } from './failure'
import { PermissionGroup, PermissionName } from './permission'

/**
 * The last live call that needs a permission. `refused`: the service said no; `failed`: it did not come to an answer
 * about the permission (throttled, unreachable, gone); `untriable`: only a command to a device would show it.
 */
export const PermissionCall = z.object({
  state: z.enum(['ok', 'refused', 'failed', 'notTried', 'trying', 'untriable']),
  /** Epoch ms; null when there was none. */
  at: z.number().nullable(),
  error: FailureSchema.nullable(),
})
export type PermissionCall = z.infer<typeof PermissionCall>

/**
 * What to make of a permission, the worst first:
 * `missing` (required), `refused` (granted, and a live call says no all the same), `failing` (granted, the service does
 * not answer as it should), `readOnly` (its read-only variant is granted), `optional` (not granted, nobody needs it),
 * `absent` (this cloud has no such service), `untried` (granted, no call yet), `good`; `unknown` before the first token.
 */
export const PermissionVerdict = z.enum([
  'missing',
  'refused',
  'failing',
  'readOnly',
  'optional',
  'absent',
  'unknown',
  'untried',
  'good',
])
export type PermissionVerdict = z.infer<typeof PermissionVerdict>

export const PermissionFinding = z.object({
  permission: PermissionName,
  group: PermissionGroup,
  /** The role in the token: the permission, its read-only variant, or null. */
  grantedAs: z.string().nullable(),
  call: PermissionCall,
  verdict: PermissionVerdict,
})
export type PermissionFinding = z.infer<typeof PermissionFinding>

/** What the permission doctor says of one tenant. */
export const PermissionReport = z.object({
  findings: z.array(PermissionFinding),
  /** Granted, but not used (least privilege). */
  excess: z.array(z.string()),
  isChecking: z.boolean(),
  /** When every permission was last tried live, and when it is tried next; epoch ms. */
  checkedAt: z.number().nullable(),
  nextAt: z.number().nullable(),
  /** Where an administrator gives consent. */
  consentUrl: z.string().nullable(),
})
export type PermissionReport = z.infer<typeof PermissionReport>
