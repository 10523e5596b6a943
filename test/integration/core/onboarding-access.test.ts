import { describe, expect, it } from 'vitest'
import { createClientCertificate } from '../../../src/main/auth/client-certificate'
import type { CredentialChoice, TenantDraft } from '../../../src/shared/model/onboarding'
import type { SimulatedTenant } from '../../../src/simulator/simulator'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'
import {
  draftOf,
  emptyConsole,
  failureOf,
  granted,
  secretOf,
  statesOf,
  tryAccess,
  usualChoice,
} from '../../support/onboarding-requests'

describe('trying the access of a tenant', () => {
  const open = consoleOpener()
  const openEmpty = () => open(emptyConsole)

  it.each([
    [
      'wrong secret',
      (_console: ConsoleUnderTest, tenant: SimulatedTenant) =>
        ({ credential: { ...secretOf(tenant), kind: 'secret', secret: 'not-the-secret' } as const }) as const,
      'signIn',
      'signIn.wrongSecret',
    ],
    [
      'expired secret',
      (console: ConsoleUnderTest, tenant: SimulatedTenant) => {
        console.simulator.control.expireSecret({ tenant: tenant.domain })
        return {}
      },
      'signIn',
      'signIn.expiredSecret',
    ],
    [
      'a tenant that does not exist',
      () => ({ changes: { directoryId: 'nowhere.example' } }),
      'directory',
      'signIn.unknownTenant',
    ],
    [
      'an app of another tenant',
      (console: ConsoleUnderTest) => ({ changes: { directoryId: console.tenants()[1].tenantId } }),
      'signIn',
      'signIn.unknownApp',
    ],
    [
      'nothing consented',
      (console: ConsoleUnderTest, tenant: SimulatedTenant) => {
        console.simulator.control.setConsent({ tenant: tenant.domain, roles: [] })
        return {}
      },
      'permissions',
      'graph.permissionMissing',
    ],
    [
      'a certificate that was not uploaded',
      async (console: ConsoleUnderTest) => {
        const { pendingKey } = await granted(
          console.core.handlers['tenants.createCertificate']({ name: 'Roomwall test', validMonths: 6 }),
        )
        return { credential: { kind: 'certificate', pendingKey } as const }
      },
      'signIn',
      'signIn.badCertificate',
    ],
  ] as const)('says so: %s', async (_name, arrange, step, code) => {
    const console = await openEmpty()
    const [tenant] = console.tenants()
    const arranged: { credential?: CredentialChoice; changes?: Partial<TenantDraft> } = await arrange(
      console,
      tenant,
    )
    const draft = draftOf(console, tenant, arranged.changes)
    const test = await tryAccess(console, draft, arranged.credential ?? secretOf(tenant))
    expect(failureOf(test)).toMatchObject({ step, error: { code } })
    expect(test.isFinished).toBe(true)
    expect(test.steps.filter(({ state }) => state === 'running' || state === 'waiting')).toEqual([])
  })

  it('names what is missing with partial consent, and tries the rest', async () => {
    const console = await openEmpty()
    const [tenant] = console.tenants()
    const roles = [
      'Presence.Read.All',
      'TeamworkDevice.Read.All',
      'CallRecords.Read.All',
      'User.Read.All',
      'Mail.Send',
    ]
    console.simulator.control.setConsent({ tenant: tenant.domain, roles })
    const test = await tryAccess(console, draftOf(console, tenant), secretOf(tenant))
    expect(statesOf(test)).toEqual({
      directory: 'good',
      signIn: 'good',
      permissions: 'warning',
      accounts: 'good',
      presence: 'good',
      devices: 'warning',
      callRecords: 'good',
      places: 'skipped',
      calendars: 'skipped',
    })
    expect(test.roles).toMatchObject({
      missing: ['TeamworkDevice.ReadWrite.All', 'Place.Read.All', 'Calendars.ReadBasic.All'],
      excess: ['Mail.Send'],
    })
  })

  it('tries Intune where it was asked for, and says which part of it is not granted', async () => {
    const console = await openEmpty()
    const [tenant] = console.tenants()
    const permissions = [
      ...usualChoice.permissions,
      'DeviceManagementManagedDevices.Read.All',
      'Device.Read.All',
    ] as const
    const wanted = { permissions: [...permissions], isReadOnly: false }
    console.simulator.control.setConsent({ tenant: tenant.domain, roles: [...permissions] })
    const whole = await tryAccess(console, draftOf(console, tenant), secretOf(tenant), wanted)
    expect(statesOf(whole)).toMatchObject({ managedDevices: 'good', directoryDevices: 'good' })
    expect(whole.roles?.missing).toEqual([])

    console.simulator.control.setConsent({ tenant: tenant.domain, roles: usualChoice.permissions })
    const part = await tryAccess(console, draftOf(console, tenant), secretOf(tenant), wanted)
    expect(statesOf(part)).toMatchObject({ permissions: 'warning', managedDevices: 'skipped' })
    expect(part.roles?.missing).toEqual(['DeviceManagementManagedDevices.Read.All', 'Device.Read.All'])
    const skipped = part.steps.find(({ step }) => step === 'directoryDevices')
    expect(skipped?.error).toMatchObject({ params: { permission: 'Device.Read.All' } })
    const usual = await tryAccess(console, draftOf(console, tenant), secretOf(tenant))
    expect(statesOf(usual)).not.toHaveProperty('managedDevices')
  })

  it('does not miss what nobody asked for: read-only devices, no buildings', async () => {
    const console = await openEmpty()
    const [tenant] = console.tenants()
    const core = ['Presence.Read.All', 'CallRecords.Read.All', 'User.Read.All'] as const
    console.simulator.control.setConsent({
      tenant: tenant.domain,
      roles: [...core, 'TeamworkDevice.Read.All'],
    })
    const wanted = { permissions: [...core, 'TeamworkDevice.ReadWrite.All' as const], isReadOnly: true }
    const test = await tryAccess(console, draftOf(console, tenant), secretOf(tenant), wanted)
    expect(test.roles?.missing).toEqual([])
    expect(statesOf(test)).toMatchObject({ permissions: 'good', devices: 'warning' })
  })

  it('tells each result as it comes in', async () => {
    const console = await openEmpty()
    const [tenant] = console.tenants()
    const seen: string[] = []
    console.core.feed.subscribe((name, payload) => {
      if (name === 'tenantTest.changed' && 'test' in payload) {
        seen.push(
          payload.test.steps
            .filter(({ state }) => state === 'good')
            .map(({ step }) => step)
            .join(),
        )
      }
    })
    const test = await tryAccess(console, draftOf(console, tenant), secretOf(tenant))
    expect(Object.values(statesOf(test))).toEqual(Array(9).fill('good'))
    expect(new Set(seen).size).toBeGreaterThanOrEqual(9)
  })

  it('an expired certificate is called expired, not unknown', async () => {
    const console = await open({ tenants: 2, rooms: 6, start: false })
    const [tenant] = console.tenants()
    const old = await createClientCertificate({
      name: 'Roomwall test',
      validMonths: 1,
      now: console.clock.now() - 90 * 86_400_000,
    })
    console.simulator.control.uploadCertificate({ tenant: tenant.domain, certificatePem: old.certificatePem })
    const [definition] = console.definition(tenant)
    await console.core.tenants.define(definition, { kind: 'certificate', ...old })
    const kept = { kind: 'kept', tenantKey: console.keyOf(tenant) } as const
    const test = await tryAccess(console, draftOf(console, tenant), kept)
    expect(failureOf(test)?.error?.code).toBe('signIn.expiredCertificate')
  })

  it('sends nothing to another cloud when the sign-in of a tenant is elsewhere', async () => {
    const console = await openEmpty()
    const [tenant] = console.tenants()
    const { graphUrl, caPem, authorityUrl } = console.simulator
    const custom = { authorityUrl: authorityUrl.replace('localhost', '127.0.0.1'), graphUrl, caPem }
    const draft = draftOf(console, tenant, { custom })
    const reply = await console.core.handlers['tenants.resolveDirectory'](draft)
    expect(reply).toMatchObject({ ok: false, error: { code: 'signIn.wrongCloud' } })
  })
})
