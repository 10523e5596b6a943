import { create } from 'zustand'
import type { HealthLevel } from '../../shared/model/room-health'
import type { TenantKey } from '../../shared/model/tenant'

/** What the operator narrowed the wall down to. Empty sets mean all. */
export interface WallFilters {
  text: string
  tenants: ReadonlySet<TenantKey>
  levels: ReadonlySet<HealthLevel>
  /** Only rooms that are being checked again (soft states). */
  isSuspectOnly: boolean
}

interface WallFilterStore extends WallFilters {
  setText: (text: string) => void
  toggleTenant: (tenantKey: TenantKey) => void
  /** Shows exactly these; a second time all again. */
  showTenants: (tenantKeys: readonly TenantKey[]) => void
  showAllTenants: () => void
  toggleLevel: (level: HealthLevel) => void
  showLevels: (levels: readonly HealthLevel[]) => void
  toggleSuspects: () => void
  clear: () => void
}

const nothing: WallFilters = { text: '', tenants: new Set(), levels: new Set(), isSuspectOnly: false }

function toggled<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  const next = new Set(set)
  if (!next.delete(member)) next.add(member)
  return next
}

export const useWallFilters = create<WallFilterStore>((set) => ({
  ...nothing,
  setText: (text) => set({ text }),
  toggleTenant: (tenantKey) => set(({ tenants }) => ({ tenants: toggled(tenants, tenantKey) })),
  showTenants: (tenantKeys) =>
    set(({ tenants }) => {
      const isShown = tenants.size === tenantKeys.length && tenantKeys.every((key) => tenants.has(key))
      return { tenants: isShown ? nothing.tenants : new Set(tenantKeys) }
    }),
  showAllTenants: () => set({ tenants: nothing.tenants }),
  toggleLevel: (level) => set(({ levels }) => ({ levels: toggled(levels, level) })),
  showLevels: (levels) => set({ levels: new Set(levels), isSuspectOnly: false }),
  toggleSuspects: () => set(({ isSuspectOnly }) => ({ isSuspectOnly: !isSuspectOnly })),
  clear: () => set(nothing),
}))
