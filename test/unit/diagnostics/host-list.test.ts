import { expect, test } from 'vitest'
import { listHosts } from '../../../src/main/diagnostics/host-list'
import { draftTenantKey, type HostTotal } from '../../../src/shared/model/ledger'
import { TenantKey } from '../../../src/shared/model/tenant'

const contoso = TenantKey.parse('contoso')
const total = (changes: Partial<HostTotal>): HostTotal => ({
  ...{ host: 'graph.microsoft.com', tenantKey: contoso, channel: null },
  ...{ requests: 4, requestsToday: 1, failed: 0, refused: 0, lastAt: 5 },
  ...changes,
})
const allowed = [{ tenantKey: contoso, hosts: ['graph.microsoft.com', 'login.microsoftonline.com'] }]

test.each([
  ['a host of the tenant', total({}), true],
  ['a host of the tenant’s former cloud', total({ host: 'graph.microsoft.us' }), false],
  ['a host that was held back', total({ refused: 1 }), false],
  ['a host of a tenant that was removed', total({ tenantKey: TenantKey.parse('gone') }), false],
  ['a host of a tenant being added', total({ tenantKey: draftTenantKey }), true],
  ['a channel’s host', total({ tenantKey: null, channel: 'NOC', host: 'hooks.example' }), true],
])('%s', (_what, contacted, isAllowed) => {
  expect(listHosts([contacted], allowed)[0]).toMatchObject({ host: contacted.host, isAllowed })
})

test('hosts that are allowed but not needed yet come last', () => {
  expect(listHosts([total({})], allowed).map(({ host, lastAt }) => [host, lastAt])).toEqual([
    ['graph.microsoft.com', 5],
    ['login.microsoftonline.com', null],
  ])
})
