import {
  excessPermissions,
  isRequired,
  type Permission,
  permissionNames,
  permissions,
  readOnlyVariantOf,
} from '../../shared/model/permission'
import type {
  PermissionCall,
  PermissionFinding,
  PermissionReport,
  PermissionVerdict,
} from '../../shared/model/permission-report'
import type { WorkloadFacts } from './room-facts'

/** What the doctor goes by. */
export interface PermissionFacts {
  /** The `roles` claim of the newest token; null before the first one. */
  roles: readonly string[] | null
  /** The newest live call a permission. */
  calls: ReadonlyMap<Permission, PermissionCall>
  /** Permissions of services that the tenant's cloud does not have. */
  absent: ReadonlySet<Permission>
}

const notTried: PermissionCall = { state: 'notTried', at: null, error: null }

/** Permissions that only a command to a device would put to the test. */
const untriable: ReadonlySet<Permission> = new Set([
  'DeviceManagementManagedDevices.PrivilegedOperations.All',
])

/** Judges every permission of the table, in its order, and names the roles that are not used (least privilege). */
export function judgePermissions(facts: PermissionFacts): Pick<PermissionReport, 'findings' | 'excess'> {
  const findings = permissionNames.map((permission): PermissionFinding => {
    const grantedAs = grantedRole(permission, facts.roles)
    const tried = grantedAs === null ? notTried : (facts.calls.get(permission) ?? notTried)
    const call = untriable.has(permission) && grantedAs !== null ? untriedForGood : tried
    const verdict = verdictOf(permission, grantedAs, call, facts)
    return { permission, group: permissions[permission].group, grantedAs, call, verdict }
  })
  return { findings, excess: excessPermissions(facts.roles ?? []) }
}

const untriedForGood: PermissionCall = { state: 'untriable', at: null, error: null }

function grantedRole(permission: Permission, roles: readonly string[] | null): string | null {
  if (roles?.includes(permission)) return permission
  const variant = readOnlyVariantOf(permission)
  return variant !== null && roles?.includes(variant) ? variant : null
}

function verdictOf(
  permission: Permission,
  grantedAs: string | null,
  call: PermissionCall,
  { roles, absent }: PermissionFacts,
): PermissionVerdict {
  if (absent.has(permission)) return 'absent'
  if (roles === null) return 'unknown'
  if (grantedAs === null) return isRequired(permission) ? 'missing' : 'optional'
  if (call.state === 'refused' || call.state === 'failed') {
    return call.state === 'refused' ? 'refused' : 'failing'
  }
  if (grantedAs !== permission) return 'readOnly'
  return call.state === 'ok' || call.state === 'untriable' ? 'good' : 'untried'
}

/**
 * The newest live call of two: the doctor's own, and the poller's that uses the same permission. A poller that is
 * forbidden was refused when it last tried; any other trouble of it says nothing about the permission.
 */
export function newestCall(
  tried: PermissionCall | undefined,
  poller: (WorkloadFacts & { lastTriedAt: number | null }) | null,
): PermissionCall | undefined {
  const since = tried?.at ?? Number.NEGATIVE_INFINITY
  if (poller === null || tried?.state === 'trying') return tried
  const { state, lastTriedAt, lastGoodAt, error } = poller
  if (state === 'forbidden' && lastTriedAt !== null && lastTriedAt >= since) {
    return { state: 'refused', at: lastTriedAt, error }
  }
  if (state === 'live' && lastGoodAt !== null && lastGoodAt > since) {
    return { state: 'ok', at: lastGoodAt, error: null }
  }
  return tried
}
