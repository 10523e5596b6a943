import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Permission } from '../../../src/shared/model/permission'
import { TenantStatus } from '../../../src/shared/model/tenant-status'
import { describeFinding, permissionTicket } from '../../../src/shared/text/en/permission-doctor'
import type { SimulatedTenant } from '../../../src/simulator/simulator'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'
import { granted } from '../../support/onboarding-requests'

const minute = 60_000
const hour = 60 * minute

const usual = [
  'Presence.Read.All',
  'TeamworkDevice.ReadWrite.All',
  'CallRecords.Read.All',
  'User.Read.All',
  'Place.Read.All',
  'Calendars.ReadBasic.All',
]
const without = (...names: string[]) => usual.filter((name) => !names.includes(name))

async function report(console: ConsoleUnderTest, tenant: SimulatedTenant) {
  return (await console.status(tenant)).permissions
}

async function finding(console: ConsoleUnderTest, tenant: SimulatedTenant, name: Permission) {
  const found = (await report(console, tenant)).findings.find(({ permission }) => permission === name)
  if (!found) throw new Error(`${name} is not judged`)
  return found
}

/** As the button does: asks, and waits until the last result is in. */
async function check(console: ConsoleUnderTest, tenant: SimulatedTenant): Promise<void> {
  await granted(console.core.handlers['tenants.checkPermissions']({ tenantKey: console.keyOf(tenant) }))
  await console.waitUntil('checked', async () => !(await report(console, tenant)).isChecking, 2 * minute)
}

function consent(console: ConsoleUnderTest, tenant: SimulatedTenant, roles: string[]): void {
  console.simulator.control.setConsent({ tenant: tenant.tenantId, roles })
}

describe('the permission doctor of a tenant', () => {
  const open = consoleOpener()

  it('tries everything live by itself soon after the start, and again within hours', async () => {
    const console = await open()
    const [tenant] = console.tenants()
    await console.waitUntil(
      'the first check',
      async () => (await report(console, tenant)).checkedAt !== null,
      15 * minute,
    )
    const first = await report(console, tenant)
    expect(first.findings.map(({ verdict }) => verdict)).toEqual([
      ...Array(6).fill('good'),
      ...Array(3).fill('optional'),
    ])
    expect(first.findings.every(({ call, grantedAs }) => grantedAs === null || call.at !== null)).toBe(true)
    expect(first.nextAt).toBeGreaterThan(console.clock.now() + 5 * hour)
    expect(first.consentUrl).toContain(`/${tenant.tenantId}/adminconsent?client_id=${tenant.clientId}`)
  })

  it('shows each result as it comes in to whoever pressed the button', async () => {
    const console = await open()
    const [tenant] = console.tenants()
    const trying: string[] = []
    console.core.feed.subscribe((name, payload) => {
      if (name !== 'tenant.changed') return
      const { status } = z.object({ status: TenantStatus }).parse(payload)
      for (const { permission, call } of status.permissions.findings) {
        if (call.state === 'trying' && trying.at(-1) !== permission) trying.push(permission)
      }
    })
    await check(console, tenant)
    expect(new Set(trying)).toEqual(new Set(usual))
  })

  it('asked during a check of its own, tries again with a new token and shows that', async () => {
    let isSlow = true
    const console = await open({
      start: false,
      breakage: (_tenantKey, url) => (isSlow && url.includes('/communications/callRecords') ? 'hangs' : null),
    })
    const [tenant] = console.tenants()
    consent(console, tenant, without('Calendars.ReadBasic.All'))
    await console.core.start()
    await console.waitUntil(
      'it checks by itself',
      async () => (await report(console, tenant)).isChecking,
      15 * minute,
    )
    expect((await finding(console, tenant, 'Calendars.ReadBasic.All')).grantedAs).toBeNull()
    consent(console, tenant, usual)
    const shown: string[] = []
    console.core.feed.subscribe((name, payload) => {
      if (name !== 'tenant.changed') return
      const { status } = z.object({ status: TenantStatus }).parse(payload)
      shown.push(
        ...status.permissions.findings.flatMap((one) => (one.call.state === 'trying' ? one.permission : [])),
      )
    })
    await granted(console.core.handlers['tenants.checkPermissions']({ tenantKey: console.keyOf(tenant) }))
    isSlow = false
    await console.waitUntil('checked', async () => !(await report(console, tenant)).isChecking, 2 * minute)
    expect((await finding(console, tenant, 'Calendars.ReadBasic.All')).verdict).toBe('good')
    expect(shown).toContain('Calendars.ReadBasic.All')
  })

  it('names partial consent, and knows what is optional', async () => {
    const console = await open({ start: false })
    const [tenant] = console.tenants()
    consent(console, tenant, [...without('CallRecords.Read.All', 'Place.Read.All'), 'Mail.Send'])
    await console.core.start()
    await console.waitUntil('asked', () => console.core.tenants.isSettled(), 2 * minute)
    await check(console, tenant)
    const calls = await finding(console, tenant, 'CallRecords.Read.All')
    expect(calls).toMatchObject({ verdict: 'missing', grantedAs: null, call: { state: 'notTried' } })
    expect(describeFinding(calls).meaning).toBe('Without it there is no call quality.')
    expect((await finding(console, tenant, 'Place.Read.All')).verdict).toBe('optional')
    expect((await report(console, tenant)).excess).toEqual(['Mail.Send'])
    const { capabilities } = await console.status(tenant)
    expect(capabilities.find(({ name }) => name === 'callRecords')).toMatchObject({
      state: 'off',
      reason: 'notGranted',
      permission: 'CallRecords.Read.All',
    })
  })

  it('sees consent taken away later, and given back, without a restart', async () => {
    const console = await open()
    const [tenant, other] = console.tenants()
    await check(console, tenant)
    consent(console, tenant, without('Presence.Read.All'))
    await console.waitUntil(
      'presence is named missing',
      async () => (await finding(console, tenant, 'Presence.Read.All')).verdict === 'missing',
      3 * minute,
    )
    expect((await finding(console, other, 'Presence.Read.All')).verdict).not.toBe('missing')
    consent(console, tenant, usual)
    await console.waitUntil(
      'presence works again, by a call made since',
      async () => (await finding(console, tenant, 'Presence.Read.All')).verdict === 'good',
      6 * minute,
    )
  })

  it('sees optional consent that nothing waits for, too', async () => {
    const console = await open({ start: false })
    const [tenant] = console.tenants()
    consent(console, tenant, without('Calendars.ReadBasic.All'))
    await console.core.start()
    await console.waitUntil('asked', () => console.core.tenants.isSettled(), 2 * minute)
    expect((await finding(console, tenant, 'Calendars.ReadBasic.All')).verdict).toBe('optional')
    consent(console, tenant, usual)
    await console.waitUntil(
      'it was tried and works',
      async () => (await finding(console, tenant, 'Calendars.ReadBasic.All')).verdict === 'good',
      25 * minute,
    )
  })

  it('tells a grant that does not work from one that is not there', async () => {
    const console = await open()
    const [tenant] = console.tenants()
    console.simulator.control.injectFault({
      kind: '5xx',
      status: 503,
      pathContains: '/communications/callRecords',
    })
    await check(console, tenant)
    const calls = await finding(console, tenant, 'CallRecords.Read.All')
    expect(calls).toMatchObject({
      verdict: 'failing',
      grantedAs: 'CallRecords.Read.All',
      call: { state: 'failed', error: { code: 'graph.serverError', status: 503 } },
    })
    console.simulator.control.clearFaults()
    await check(console, tenant)
    expect((await finding(console, tenant, 'CallRecords.Read.All')).verdict).toBe('good')
  })

  it('hides and refuses the restart where devices may only be read, with that reason', async () => {
    const console = await open({ start: false })
    const [tenant] = console.tenants()
    consent(console, tenant, [...without('TeamworkDevice.ReadWrite.All'), 'TeamworkDevice.Read.All'])
    await console.core.start()
    await console.waitUntil('asked', () => console.core.tenants.isSettled(), 2 * minute)
    expect((await finding(console, tenant, 'TeamworkDevice.ReadWrite.All')).verdict).toBe('readOnly')
    const { capabilities, deviceSource } = await console.status(tenant)
    expect(deviceSource).toMatchObject({ kind: 'teamwork', canRestart: false })
    expect(capabilities.find(({ name }) => name === 'restart')).toMatchObject({
      state: 'off',
      reason: 'readOnly',
    })
    const room = (await console.rooms(tenant)).find(({ devices }) => devices.length > 0)
    const device = room?.devices[0]
    if (!device) throw new Error('No room has a device')
    expect(await console.restart(tenant, device.deviceId)).toMatchObject({
      ok: false,
      error: { code: 'action.readOnly', params: { permission: 'TeamworkDevice.ReadWrite.All' } },
    })
    expect(await console.journal()).toEqual([])
  })

  it('writes a ticket without a secret or token in it', async () => {
    const console = await open()
    const [tenant] = console.tenants()
    consent(console, tenant, without('User.Read.All'))
    await check(console, tenant)
    const text = permissionTicket(await console.status(tenant), console.clock.now())
    expect(text).toContain('- User.Read.All (Required): Missing')
    expect(text).toContain(tenant.clientId)
    expect(text).not.toContain(tenant.clientSecret)
    expect(text).not.toMatch(/eyJ/)
  })
})
