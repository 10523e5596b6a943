import { expect, it } from 'vitest'
import type { PermissionRound } from '../../../src/shared/model/permission-round'
import type { TenantKey } from '../../../src/shared/model/tenant'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'
import { granted } from '../../support/onboarding-requests'

const minute = 60_000
const open = consoleOpener()

const round = (console: ConsoleUnderTest): Promise<PermissionRound> =>
  granted(console.core.handlers['tenants.readPermissionRound'](null))

async function begin(console: ConsoleUnderTest): Promise<number> {
  const tenantKeys = console.simulator.tenants.map((tenant) => console.keyOf(tenant))
  await granted(console.core.handlers['tenants.checkPermissionsOf']({ tenantKeys }))
  return console.clock.now()
}

const isOver = (console: ConsoleUnderTest) => async () => !(await round(console)).isRunning

it('checks the permissions of many tenants, says how far it is, and finds who lost one', async () => {
  const console = await open({ tenants: 9, rooms: 18, oddities: 'none' })
  const [poorer] = console.simulator.tenants
  if (!poorer) throw new Error('The estate is empty')
  console.simulator.control.setConsent({ tenant: poorer.tenantId, roles: ['User.Read.All'] })
  const from = await begin(console)
  expect(await round(console)).toEqual({ total: 9, done: 0, isRunning: true, isCancelled: false })
  await console.waitUntil('the round is over', isOver(console), minute)
  expect(await round(console)).toEqual({ total: 9, done: 9, isRunning: false, isCancelled: false })
  for (const tenant of console.simulator.tenants) {
    const { permissions } = await console.status(tenant)
    expect(permissions.checkedAt ?? 0, tenant.displayName).toBeGreaterThanOrEqual(from)
    expect(permissions.isChecking).toBe(false)
    const isMissing = permissions.findings.some(({ verdict }) => verdict === 'missing')
    expect(isMissing, tenant.displayName).toBe(tenant === poorer)
  }
})

it('tenants that hang do not hold up the round, and it can be stopped', async () => {
  let hanging = new Set<TenantKey>()
  const console = await open({
    tenants: 12,
    rooms: 24,
    oddities: 'none',
    breakage: (tenantKey) => (hanging.has(tenantKey) ? 'hangs' : null),
  })
  const keys = console.simulator.tenants.map((tenant) => console.keyOf(tenant))
  hanging = new Set(keys.slice(0, 6))
  await begin(console)
  await console.waitUntil('the others were checked', async () => (await round(console)).done >= 6, 20_000)
  for (const tenant of console.simulator.tenants.slice(6)) {
    await console.waitUntil(
      `${tenant.displayName} was checked`,
      async () => (await console.status(tenant)).permissions.checkedAt !== null,
      20_000,
    )
  }

  hanging = new Set(keys)
  await console.waitUntil('the round is over', isOver(console), 2 * minute)
  await begin(console)
  await granted(console.core.handlers['tenants.cancelPermissionRound'](null))
  expect(await round(console)).toMatchObject({ total: 12, isRunning: false, isCancelled: true })
  const statuses = await Promise.all(console.simulator.tenants.map((tenant) => console.status(tenant)))
  expect(statuses.filter(({ permissions }) => permissions.isChecking).length).toBeLessThanOrEqual(6)

  // Those of the stopped round still come to their end, and do not count in the next one.
  await begin(console)
  await console.clock.advance(15_000)
  expect(await round(console)).toEqual({ total: 12, done: 0, isRunning: true, isCancelled: false })
  await console.waitUntil('the next round is over', isOver(console), 2 * minute)
  expect(await round(console)).toEqual({ total: 12, done: 12, isRunning: false, isCancelled: false })
})
