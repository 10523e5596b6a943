import { z } from 'zod'
import { Capability } from './capability'
import { CredentialStep } from './credential-step'
import { FailureSchema } from './failure'
import { PermissionReport } from './permission-report'
import { HealthLevel } from './room-health'
import { Tenant } from './tenant'

/** What a tenant session reads, one poller each. */
export const Workload = z.enum(['presence', 'devices', 'deviceHealth', 'accounts', 'places'])
export type Workload = z.infer<typeof Workload>

export const WorkloadState = z.enum([
  'waiting',
  'live',
  'late',
  'throttled',
  'forbidden',
  'failing',
  'unavailable',
  'paused',
])
export type WorkloadState = z.infer<typeof WorkloadState>

/** One poller's condition. Times are epoch ms; `everyMs` is the cadence in force. */
export const WorkloadStatus = z.object({
  workload: Workload,
  state: WorkloadState,
  everyMs: z.number(),
  lastGoodAt: z.number().nullable(),
  lastTriedAt: z.number().nullable(),
  nextAt: z.number().nullable(),
  /** How many subjects the last good cycle read. */
  subjects: z.number(),
  error: FailureSchema.nullable(),
})
export type WorkloadStatus = z.infer<typeof WorkloadStatus>

export const AccessState = z.enum(['paused', 'signingIn', 'signedIn', 'failed'])
export type AccessState = z.infer<typeof AccessState>

/** Which source of devices answered the probe; `reason` says why it is not the best one, or none. */
export const DeviceSourceStatus = z.object({
  kind: z.enum(['probing', 'teamwork', 'intune', 'none']),
  /** The list had to be read type by type because the plain list failed (known service fault). */
  fallback: z.boolean(),
  reason: FailureSchema.nullable(),
  canRestart: z.boolean(),
})
export type DeviceSourceStatus = z.infer<typeof DeviceSourceStatus>

/** Everything the window shows about a tenant itself. */
export const TenantStatus = z.object({
  tenant: Tenant.omit({ custom: true }),
  access: z.object({ state: AccessState, since: z.number(), error: FailureSchema.nullable() }),
  /** Application permissions in the current token (`roles` claim); null before the first token. */
  grantedRoles: z.array(z.string()).nullable(),
  missingRoles: z.array(z.string()),
  /** How near the end of its credential is (alerting rule R33). */
  credentialStep: CredentialStep,
  permissions: PermissionReport,
  capabilities: z.array(Capability),
  deviceSource: DeviceSourceStatus,
  workloads: z.array(WorkloadStatus),
  roomsByLevel: z.record(HealthLevel, z.number()),
  roomCount: z.number(),
  deviceCount: z.number(),
  /** Requests sent in the last full minute, all workloads. */
  requestsPerMinute: z.number(),
  /** Hosts this tenant's session contacts. */
  hosts: z.array(z.string()),
})
export type TenantStatus = z.infer<typeof TenantStatus>
