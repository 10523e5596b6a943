import { expect, it } from 'vitest'
import { demoTenants } from '../../../src/main/shell/demo-tenants'
import { Tenant } from '../../../src/shared/model/tenant'

const simulated = {
  tenantId: '20b87097-9461-4d2e-a6b1-7afa11421cf9',
  domain: 'Contoso_West.onmicrosoft.com',
  displayName: 'Contoso Manufacturing',
  badge: 'CM',
  clientId: '0a578ae5-55a9-4b38-af1a-91b0c6b85276',
  clientSecret: 'secret',
}
const estate = {
  authorityUrl: 'https://localhost:1',
  graphUrl: 'https://localhost:1',
  caPem: 'PEM',
  tenants: Array.from({ length: 14 }, (_, index) => ({ ...simulated, domain: `t${index}.example` })),
}

it('makes tenants that the model accepts, with a key that the same estate has again', () => {
  const [demo] = demoTenants({ ...estate, tenants: [simulated] })
  expect(Tenant.parse(demo?.tenant)).toMatchObject({
    tenantKey: 'contoso-west',
    directoryId: simulated.tenantId,
    cloud: 'custom',
    custom: { caPem: 'PEM' },
  })
})

it('keeps the secret out of the tenant', () => {
  const [demo] = demoTenants(estate)
  expect(JSON.stringify(demo?.tenant)).not.toContain('secret')
  expect(demo?.credential).toEqual({ kind: 'secret', secret: 'secret' })
})

it('gives every tenant a key of its own and a colour of the palette', () => {
  const tenants = demoTenants(estate).map(({ tenant }) => tenant)
  expect(new Set(tenants.map(({ tenantKey }) => tenantKey)).size).toBe(14)
  for (const tenant of tenants) expect(Tenant.safeParse(tenant).success).toBe(true)
})
