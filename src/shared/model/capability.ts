import { z } from 'zod'
import { FailureSchema } from './failure'

/** What can be seen and done in a tenant. */
export const CapabilityName = z.enum([
  'presence',
  'devices',
  'deviceHealth',
  'restart',
  'licences',
  'places',
  'calendars',
  'callRecords',
])
export type CapabilityName = z.infer<typeof CapabilityName>

/** Why a capability is not there in full. `permission` and `failure` of the capability say more. */
export const CapabilityReason = z.enum([
  /** The permission is not granted. */
  'notGranted',
  /** Granted, and the service says no all the same. */
  'refused',
  /** Granted, and the service does not answer as it should. */
  'failing',
  /** The tenant's cloud has no such service. */
  'cloud',
  /** Only the read-only variant of the permission is granted. */
  'readOnly',
  /** The tenant has no device source. */
  'noSource',
  /** Intune knows which devices there are and when they last made contact, no more. */
  'intune',
])
export type CapabilityReason = z.infer<typeof CapabilityReason>

/** `less`: it is there, but not in full; `off`: it is not there; `unknown`: not found out yet. */
export const Capability = z.object({
  name: CapabilityName,
  state: z.enum(['on', 'less', 'off', 'unknown']),
  reason: CapabilityReason.nullable(),
  permission: z.string().nullable(),
  failure: FailureSchema.nullable(),
})
export type Capability = z.infer<typeof Capability>
