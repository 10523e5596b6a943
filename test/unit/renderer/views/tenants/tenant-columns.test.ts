import { describe, expect, it } from 'vitest'
import { sortTenants, type TenantColumn } from '../../../../../src/renderer/views/tenants/tenant-columns'
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
const sorted = (column: TenantColumn, isDescending = false): string[] =>
  sortTenants(tenants, { column, isDescending }).map(({ tenant }) => tenant.displayName)

describe('the tenants', () => {
  it('begin with the worst: one offline room outweighs forty degraded ones', () => {
    expect(sorted('worst')).toEqual(['Fabrikam', 'Contoso', 'Adventure'])
  })

  it('begin with lost access, the others by name', () => {
    expect(sorted('access')).toEqual(['Adventure', 'Contoso', 'Fabrikam'])
  })

  it('turn round, and keep names upright where values are equal', () => {
    expect(sorted('tenant', true)).toEqual(['Fabrikam', 'Contoso', 'Adventure'])
    expect(sorted('rooms', true)).toEqual(['Fabrikam', 'Adventure', 'Contoso'])
  })
})
