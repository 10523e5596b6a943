import type { TenantStatus } from '../../shared/model/tenant-status'

export interface TenantGroup<T> {
  /** Null for tenants without one. */
  group: string | null
  tenants: readonly T[]
}

/** Tenants by group, groups by name, those without one last. Within a group their order stays. */
export function groupTenants<T extends Pick<TenantStatus, 'tenant'>>(
  tenants: readonly T[],
): TenantGroup<T>[] {
  const byGroup = new Map<string | null, T[]>()
  for (const status of tenants) {
    const { group } = status.tenant
    const members = byGroup.get(group)
    if (members) members.push(status)
    else byGroup.set(group, [status])
  }
  return [...byGroup]
    .map(([group, members]) => ({ group, tenants: members }))
    .sort((a, b) => {
      if (a.group === null || b.group === null) return Number(a.group === null) - Number(b.group === null)
      return a.group.localeCompare(b.group)
    })
}

/** The names of all groups there are. */
export function groupNames(tenants: readonly Pick<TenantStatus, 'tenant'>[]): string[] {
  return groupTenants(tenants).flatMap(({ group }) => group ?? [])
}

/** Tenants whose name, badge, group or owner holds every word of a text. */
export function matchTenants<T extends Pick<TenantStatus, 'tenant'>>(
  tenants: readonly T[],
  text: string,
): T[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return tenants.filter(({ tenant: { displayName, badge, group, owner } }) => {
    const known = [displayName, badge, group, owner].join(' ').toLowerCase()
    return words.every((word) => known.includes(word))
  })
}
