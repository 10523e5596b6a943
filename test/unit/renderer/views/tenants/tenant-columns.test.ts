import { describe, expect, it } from 'vitest'
import {
  type Latencies,
  sortTenants,
  type TenantColumn,
} from '../../../../../src/renderer/views/tenants/tenant-columns'
import type { DetectionLatency } from '../../../../../src/shared/model/detection-latency'
import { TenantKey } from '../../../../../src/shared/model/tenant'
import type { TenantStatus } from '../../../../../src/shared/model/tenant-status'
import { tenantStatus } from '../../rooms'

const named = (displayName: string, known: Partial<TenantStatus> = {}): TenantStatus => {
  const status = tenantStatus(known)
  return { ...status, tenant: { ...status.tenant, displayName } }
}
const levels = tenantStatus().roomsByLevel
const tenants = [
  named('Contoso', { roomsByLevel: { ...levels, degraded: 40 } }),
  named('Fabrikam', { roomsByLevel: { ...levels, offline: 1 }, roomCount: 5 }),
  named('Adventure', { access: { state: 'failed', since: 0, error: null } }),
]
const sorted = (
  column: TenantColumn,
  isDescending = false,
  of: readonly TenantStatus[] = tenants,
  latencies: Latencies = new Map(),
): string[] => sortTenants(of, { column, isDescending }, latencies).map(({ tenant }) => tenant.displayName)

describe('the tenants', () => {
  it('begin with the worst: one offline room outweighs forty degraded ones', () => {
    expect(sorted('worst')).toEqual(['Fabrikam', 'Contoso', 'Adventure'])
  })

  it('begin with lost access, the others by name', () => {
    expect(sorted('access')).toEqual(['Adventure', 'Contoso', 'Fabrikam'])
  })

  it('begin with the slowest to be told; those without a measurement come last', () => {
    const three = tenants.map((status, index) => ({
      ...status,
      tenant: { ...status.tenant, tenantKey: TenantKey.parse(`tenant-${index}`) },
    }))
    const range = (ms: number) => ({
      atLeast: { medianMs: 1, p95Ms: 2 },
      atMost: { medianMs: 3, p95Ms: ms },
    })
    const nothing = { since: 0, measured: 30, unwatched: 0, believed: null, toldCount: 0, told: null }
    const latencies: Latencies = new Map<TenantKey, DetectionLatency>([
      [TenantKey.parse('tenant-0'), { ...nothing, believed: range(30_000), told: range(50_000) }],
      [TenantKey.parse('tenant-1'), nothing],
      [TenantKey.parse('tenant-2'), { ...nothing, believed: range(90_000) }],
    ])
    expect(sorted('latency', false, three, latencies)).toEqual(['Adventure', 'Contoso', 'Fabrikam'])
  })

  it('turn round, and keep names upright where values are equal', () => {
    expect(sorted('tenant', true)).toEqual(['Fabrikam', 'Contoso', 'Adventure'])
    expect(sorted('rooms', true)).toEqual(['Fabrikam', 'Adventure', 'Contoso'])
  })
})
