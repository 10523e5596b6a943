import type { CredentialStep } from '../../../shared/model/credential-step'
import type { DetectionLatency } from '../../../shared/model/detection-latency'
import { PermissionVerdict } from '../../../shared/model/permission-report'
import { healthOrder } from '../../../shared/model/room-health'
import type { TenantKey } from '../../../shared/model/tenant'
import type { TenantStatus } from '../../../shared/model/tenant-status'
import { credentialExpiryText } from '../../../shared/text/en/credentials'
import { tenantsText } from '../../../shared/text/en/tenants'
import { latencyText } from '../../../shared/text/en/unplug'
import { presenceOf } from '../../ui/tenant-freshness'

export type TenantColumn =
  | 'tenant'
  | 'access'
  | 'permissions'
  | 'credential'
  | 'deviceSource'
  | 'worst'
  | 'rooms'
  | 'freshness'
  | 'requests'
  | 'latency'

export interface TenantSort {
  column: TenantColumn
  isDescending: boolean
}

export const columnWords: Record<TenantColumn, string> = {
  tenant: tenantsText.tenant,
  access: tenantsText.access,
  permissions: tenantsText.permissions,
  credential: credentialExpiryText.column,
  deviceSource: tenantsText.deviceSource,
  worst: tenantsText.worst,
  rooms: tenantsText.rooms,
  freshness: tenantsText.freshness,
  requests: tenantsText.requests,
  latency: latencyText.column,
}

/** Rooms weighted by the order of their state, so that one offline room outweighs any number of degraded ones. */
function trouble({ roomsByLevel }: TenantStatus): number {
  const weighted = ['degraded', 'unknown', 'critical', 'offline'] as const
  return weighted
    .toSorted((a, b) => healthOrder[b] - healthOrder[a])
    .reduce((sum, level, index) => sum + (roomsByLevel[level] ?? 0) * 100_000 ** index, 0)
}

const stepsByWorst: readonly CredentialStep[] = [
  'expiredMorning',
  'expired',
  'lastDay',
  'days7',
  'days14',
  'days30',
  'unknown',
  'good',
]
/** Later than any expiry, so that the step outweighs the date. */
const farFuture = 1e14

const values: Record<TenantColumn, (status: TenantStatus, latencies: Latencies) => string | number> = {
  tenant: ({ tenant }) => tenant.displayName.toLowerCase(),
  access: ({ access }) => ['failed', 'signingIn', 'paused', 'signedIn'].indexOf(access.state),
  // Of a tenant that cannot be signed in to nothing is known: somebody has to see to it first.
  permissions: ({ access, permissions: { findings } }) =>
    access.state === 'failed'
      ? -1
      : Math.min(...findings.map(({ verdict }) => PermissionVerdict.options.indexOf(verdict)), 99),
  credential: ({ tenant, credentialStep }) =>
    stepsByWorst.indexOf(credentialStep) * farFuture + (tenant.credential?.expiresAt ?? 0),
  deviceSource: ({ deviceSource }) => deviceSource.kind,
  worst: (status) => -trouble(status),
  rooms: ({ roomCount }) => roomCount,
  freshness: (status) => presenceOf(status)?.lastGoodAt ?? 0,
  requests: ({ requestsPerMinute }) => requestsPerMinute,
  // The slowest first; nothing is known to be wrong where nothing was measured.
  latency: ({ tenant }, latencies) => -(latencyMs(latencies.get(tenant.tenantKey)) ?? -1),
}

/** The measured latency of each tenant, as far as it was read. */
export type Latencies = ReadonlyMap<TenantKey, DetectionLatency>

/** Within which time 95 of 100 offline rooms were told, or at least believed, ms at most; null where none was measured. */
export function latencyMs(latency: DetectionLatency | undefined): number | null {
  return (latency?.told ?? latency?.believed)?.atMost.p95Ms ?? null
}

/** Tenants in the order of a column; equal ones by name. The worst comes first where a column has a worst. */
export function sortTenants<T extends TenantStatus>(
  tenants: readonly T[],
  { column, isDescending }: TenantSort,
  latencies: Latencies,
): T[] {
  const value = (status: T) => values[column](status, latencies)
  const direction = isDescending ? -1 : 1
  return tenants.toSorted((a, b) => {
    const left = value(a)
    const right = value(b)
    if (left === right) return values.tenant(a, latencies) < values.tenant(b, latencies) ? -1 : 1
    return left < right ? -direction : direction
  })
}
