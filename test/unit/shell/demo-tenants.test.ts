import { expect, it } from 'vitest'
import { demoTenants } from '../../../src/main/shell/demo-tenants'
import { Tenant } from '../../../src/shared/model/tenant'

const simulated = {
  tenantId: '20b87097-9461-4d2e-a6b1-7afa11421cf9',
  domain: 'Contoso_West.onmicrosoft.com',
  displayName: 'Contoso Manufacturing',
  badge: 'CM',
  clientId: '0a578ae5-55a9-4b38-af1a-91b0c6b85276',
  clientSecret: 'hush-hush',
}
const now = Date.UTC(2026, 10, 23)
const estate = {
  authorityUrl: 'https://localhost:1',
  graphUrl: 'https://localhost:1',
  caPem: 'PEM',
  tenants: Array.from({ length: 14 }, (_, index) => ({ ...simulated, domain: `t${index}.example` })),
}

it('makes tenants that the model accepts, with a key that the same estate has again', () => {
  const [demo] = demoTenants({ ...estate, tenants: [simulated] }, now)
  expect(Tenant.parse(demo?.tenant)).toMatchObject({
    tenantKey: 'contoso-west',
    directoryId: simulated.tenantId,
    cloud: 'custom',
    custom: { caPem: 'PEM' },
  })
})

it('keeps branches of one company apart', () => {
  const domains = ['contoso.com', 'europe.contoso.com', 'europe.fabrikam.com', 'americas.r2.contoso.com']
  const branches = domains.map((domain) => ({ ...simulated, domain }))
  const keys = demoTenants({ ...estate, tenants: branches }, now).map(({ tenant }) => tenant.tenantKey)
  expect(keys).toEqual(['contoso', 'europe-contoso', 'europe-fabrikam', 'americas-r2-contoso'])
})

it('keeps the secret out of the tenant', () => {
  const [demo] = demoTenants(estate, now)
  expect(JSON.stringify(demo?.tenant)).not.toContain('hush-hush')
  expect(demo?.credential).toEqual({ kind: 'secret', secret: 'hush-hush' })
})

it('gives every tenant a key of its own and a colour of the palette', () => {
  const tenants = demoTenants(estate, now).map(({ tenant }) => tenant)
  expect(new Set(tenants.map(({ tenantKey }) => tenantKey)).size).toBe(14)
  for (const tenant of tenants) expect(Tenant.safeParse(tenant).success).toBe(true)
})

it('lets one credential end soon, on a day that stays the same until then', () => {
  const ends = (at: number) => demoTenants(estate, at).map(({ tenant }) => tenant.credential?.expiresAt)
  expect(ends(now)).toEqual(ends(now + 5 * 24 * 60 * 60_000))
  expect(ends(now).filter((end) => (end ?? 0) < now + 31 * 24 * 60 * 60_000)).toHaveLength(1)
})
