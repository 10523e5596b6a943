import { expect, it } from 'vitest'
import { countConsoles, type Route, usualEscalation } from '../../../src/shared/model/route'
import { TenantKey } from '../../../src/shared/model/tenant'

const contoso = { tenantKey: TenantKey.parse('contoso'), group: 'EMEA' }
const fabrikam = { tenantKey: TenantKey.parse('fabrikam'), group: null }

const route = (sender: Route['sender'], match: Partial<Route['match']> = {}): Route => ({
  routeId: 'one',
  name: 'One',
  match: { group: null, tenantKey: null, site: null, urgency: 'high', hours: null, ...match },
  channels: [],
  goesOn: false,
  sender,
  second: null,
  fallback: null,
  escalation: usualEscalation,
})

it('a second console is counted for the tenants it sends for', () => {
  expect(countConsoles([route('thisConsole')], contoso)).toBe(1)
  expect(countConsoles([route('anotherConsole')], contoso)).toBe(2)
  const emea = [route('thisConsole'), route('anotherConsole', { group: 'EMEA' })]
  expect([countConsoles(emea, contoso), countConsoles(emea, fabrikam)]).toEqual([2, 1])
  const one = [route('anotherConsole', { tenantKey: fabrikam.tenantKey })]
  expect([countConsoles(one, contoso), countConsoles(one, fabrikam)]).toEqual([1, 2])
})
