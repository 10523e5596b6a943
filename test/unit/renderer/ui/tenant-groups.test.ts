import { describe, expect, it } from 'vitest'
import { groupNames, groupTenants, matchTenants } from '../../../../src/renderer/ui/tenant-groups'
import { tenantStatus } from '../rooms'

const named = (displayName: string, group: string | null, owner: string | null = null) => {
  const status = tenantStatus()
  return { ...status, tenant: { ...status.tenant, displayName, group, owner } }
}
const estate = [
  named('Woodgrove', 'Europe', 'Kim Berg'),
  named('Adatum', null),
  named('Contoso', 'Americas', 'Ayo Okafor'),
  named('Fabrikam', 'Europe', 'Mei Tan'),
]
const names = (tenants: readonly (typeof estate)[number][]) => tenants.map(({ tenant }) => tenant.displayName)

describe('groups of tenants', () => {
  it('come by name, those without one last, and keep the order of their tenants', () => {
    expect(groupTenants(estate).map(({ group, tenants }) => [group, names(tenants)])).toEqual([
      ['Americas', ['Contoso']],
      ['Europe', ['Woodgrove', 'Fabrikam']],
      [null, ['Adatum']],
    ])
    expect(groupNames(estate)).toEqual(['Americas', 'Europe'])
  })

  it('are found by every word of name, group or owner, in any order and case', () => {
    expect(names(matchTenants(estate, 'europe'))).toEqual(['Woodgrove', 'Fabrikam'])
    expect(names(matchTenants(estate, ' TAN fab'))).toEqual(['Fabrikam'])
    expect(names(matchTenants(estate, ''))).toHaveLength(4)
    expect(matchTenants(estate, 'europe okafor')).toEqual([])
  })
})
