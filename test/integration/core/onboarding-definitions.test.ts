import { describe, expect, it } from 'vitest'
import type { Keychain } from '../../../src/main/keychain/keychain'
import type { NewCredential } from '../../../src/shared/model/onboarding'
import type { TenantKey } from '../../../src/shared/model/tenant'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'
import {
  certificateFor,
  draftOf,
  emptyConsole,
  granted,
  list,
  lockable,
  save,
  secretOf,
} from '../../support/onboarding-requests'

describe('adding a tenant', () => {
  const open = consoleOpener()
  const openEmpty = (keychain?: Keychain) => open({ ...emptyConsole, ...(keychain ? { keychain } : {}) })

  it('resolves a domain to the id of the directory', async () => {
    const console = await openEmpty()
    const [tenant] = console.tenants()
    const place = draftOf(console, tenant, { directoryId: tenant.domain })
    expect(await granted(console.core.handlers['tenants.resolveDirectory'](place))).toEqual({
      directoryId: tenant.tenantId,
    })
  })

  it.each(['secret', 'certificate'] as const)('with a %s: its rooms come to the wall', async (kind) => {
    const console = await openEmpty()
    const [tenant] = console.tenants()
    const credential = kind === 'secret' ? secretOf(tenant) : await certificateFor(console, tenant)
    const { tenantKey } = await granted(save(console, draftOf(console, tenant), credential))
    await console.waitUntil('it was asked once', () => console.core.tenants.isSettled(), 120_000)
    const { rooms } = await granted(console.core.handlers['rooms.list']({ tenantKey }))
    expect(rooms.length).toBeGreaterThan(0)
    const [status] = await list(console)
    expect(status?.tenant).toMatchObject({ owner: 'Ada', credential: { kind } })
    expect(status?.access.state).toBe('signedIn')
  })

  it('keeps nothing when the sign-in fails, and keeps it when told to', async () => {
    const console = await openEmpty()
    const [tenant] = console.tenants()
    const wrong = { kind: 'secret', secret: 'not-the-secret', expiresAt: null } as const
    expect(await save(console, draftOf(console, tenant), wrong)).toMatchObject({
      error: { code: 'signIn.wrongSecret' },
    })
    expect(await list(console)).toEqual([])
    await granted(save(console, draftOf(console, tenant), wrong, { anyway: true }))
    await console.waitUntil('it was asked once', () => console.core.tenants.isSettled(), 120_000)
    expect((await list(console))[0]?.access.error?.code).toBe('signIn.wrongSecret')
  })

  it('refuses a tenant that is already there, under whatever name', async () => {
    const console = await openEmpty()
    const [tenant] = console.tenants()
    await granted(save(console, draftOf(console, tenant), secretOf(tenant)))
    const again = draftOf(console, tenant, { displayName: 'Another name' })
    expect(await save(console, again, secretOf(tenant))).toMatchObject({
      error: { code: 'tenant.duplicate', params: { name: tenant.displayName } },
    })
  })

  it('loses nothing to a locked keychain: the same request works once it is open', async () => {
    const keychain = lockable()
    const console = await openEmpty(keychain)
    const [tenant] = console.tenants()
    keychain.isLocked = true
    const unavailable = { ok: false, error: { code: 'keychain.unavailable' } }
    expect(
      await console.core.handlers['tenants.createCertificate']({ name: 'Roomwall', validMonths: 12 }),
    ).toEqual(unavailable)
    expect(await save(console, draftOf(console, tenant), secretOf(tenant))).toEqual(unavailable)
    expect(await list(console)).toEqual([])
    keychain.isLocked = false
    await granted(save(console, draftOf(console, tenant), secretOf(tenant)))
    expect(await list(console)).toHaveLength(1)
  })
})

describe('changing a tenant', () => {
  const open = consoleOpener()
  const openEmpty = (keychain?: Keychain) => open({ ...emptyConsole, ...(keychain ? { keychain } : {}) })

  async function withTenant(keychain?: Keychain) {
    const console = await openEmpty(keychain)
    const [tenant] = console.tenants()
    const { tenantKey } = await granted(save(console, draftOf(console, tenant), secretOf(tenant)))
    await console.waitUntil('it was asked once', () => console.core.tenants.isSettled(), 120_000)
    return { console, tenant, tenantKey, kept: { kind: 'kept', tenantKey } as const }
  }

  it('a new name needs no sign-in and keeps the rooms', async () => {
    const { console, tenant, tenantKey, kept } = await withTenant()
    console.simulator.control.expireSecret({ tenant: tenant.domain })
    const renamed = draftOf(console, tenant, { displayName: 'Renamed' })
    await granted(save(console, renamed, kept, { tenantKey }))
    const [status] = await list(console)
    expect(status?.tenant.displayName).toBe('Renamed')
    expect(status?.roomCount).toBeGreaterThan(0)
    await console.reopen()
    expect((await list(console))[0]?.tenant.displayName).toBe('Renamed')
  })

  it('a new application id must sign in first', async () => {
    const { console, tenant, tenantKey, kept } = await withTenant()
    const [, other] = console.tenants()
    const changed = draftOf(console, tenant, { clientId: other.clientId })
    expect(await save(console, changed, kept, { tenantKey })).toMatchObject({
      error: { code: 'signIn.unknownApp' },
    })
    expect((await list(console))[0]?.tenant.clientId).toBe(tenant.clientId)
  })

  it('a new credential replaces the old one only when it works', async () => {
    const { console, tenant, tenantKey } = await withTenant()
    const rotate = (credential: NewCredential) =>
      console.core.handlers['tenants.rotateCredential']({ tenantKey, credential })
    const wrong = { kind: 'secret', secret: 'not-the-secret', expiresAt: null } as const
    expect(await rotate(wrong)).toMatchObject({ error: { code: 'signIn.wrongSecret' } })
    expect(await console.keychain.read(tenantKey)).toMatchObject({ value: { secret: tenant.clientSecret } })

    const certificate = await certificateFor(console, tenant)
    await granted(rotate(certificate))
    expect(await console.keychain.read(tenantKey)).toMatchObject({ value: { kind: 'certificate' } })
    if (certificate.kind !== 'certificate') throw new Error('It is a certificate')
    expect(await console.keychain.read(certificate.pendingKey)).toEqual({ ok: true, value: null })
    // The old one may go now; the tenant lives on with the new one.
    console.simulator.control.expireSecret({ tenant: tenant.domain })
    await console.clock.advance(120_000)
    const [status] = await list(console)
    expect(status?.access.state).toBe('signedIn')
    expect(status?.tenant.credential).toMatchObject({ kind: 'certificate', thumbprint: expect.any(String) })
  })

  it('paused, it asks nothing; resumed, it asks again', async () => {
    const { console, tenantKey } = await withTenant()
    const setPaused = (paused: boolean) =>
      granted(console.core.handlers['tenants.change']({ tenantKeys: [tenantKey], change: { paused } }))
    await setPaused(true)
    await console.clock.settle()
    const before = JSON.stringify(console.simulator.control.stats().answers)
    await console.clock.advance(300_000)
    expect(JSON.stringify(console.simulator.control.stats().answers)).toBe(before)
    const [status] = await list(console)
    expect([status?.access.state, status?.roomCount]).toEqual(['paused', expect.any(Number)])
    await setPaused(false)
    await console.waitUntil(
      'it is live again',
      async () => (await list(console))[0]?.access.state === 'signedIn',
      60_000,
    )
  })

  it.each([
    ['the computer wakes or has a network again', ({ core }: ConsoleUnderTest) => core.askAgain()],
    [
      'somebody asks again by hand',
      ({ core }: ConsoleUnderTest, tenantKey: TenantKey) =>
        granted(core.handlers['tenants.pollNow']({ tenantKey })),
    ],
    [
      'its profile is changed',
      ({ core }: ConsoleUnderTest, tenantKey: TenantKey) =>
        granted(
          core.handlers['tenants.change']({ tenantKeys: [tenantKey], change: { profile: 'fast' as const } }),
        ),
    ],
    [
      'its credential is replaced, beyond the sign-in that tries it',
      async (console: ConsoleUnderTest, tenantKey: TenantKey) => {
        const [tenant] = console.tenants()
        const credential = secretOf(tenant)
        await granted(console.core.handlers['tenants.rotateCredential']({ tenantKey, credential }))
      },
    ],
  ])('paused, it stays paused when %s', async (_what, happens) => {
    const { console, tenantKey } = await withTenant()
    await granted(
      console.core.handlers['tenants.change']({ tenantKeys: [tenantKey], change: { paused: true } }),
    )
    await happens(console, tenantKey)
    await console.clock.settle()
    const before = console.sent.length
    await console.clock.advance(300_000)
    expect(console.sent.slice(before)).toEqual([])
    const [status] = await list(console)
    expect(status?.access.state).toBe('paused')
    expect(status?.workloads.map(({ nextAt }) => nextAt)).toEqual(status?.workloads.map(() => null))
  })

  it('is removed with its credential and rows, after its name was typed', async () => {
    const keychain = lockable()
    const { console, tenant, tenantKey } = await withTenant(keychain)
    const remove = (confirmedName: string, leavesCredential = false) =>
      console.core.handlers['tenants.remove']({ tenantKey, confirmedName, leavesCredential })
    expect(await remove('something else')).toMatchObject({ error: { code: 'tenant.nameMismatch' } })
    keychain.isLocked = true
    expect(await remove(tenant.displayName)).toMatchObject({ error: { code: 'keychain.unavailable' } })
    expect(await list(console)).toHaveLength(1)
    keychain.isLocked = false
    await granted(remove(tenant.displayName))
    expect(await list(console)).toEqual([])
    expect(console.events).toContainEqual({ name: 'tenant.removed', tenantKey })
    expect(await keychain.read(tenantKey)).toEqual({ ok: true, value: null })
    await console.reopen()
    expect(await list(console)).toEqual([])
  })

  it('is removed without the keychain when the operator says so', async () => {
    const keychain = lockable()
    const { console, tenant, tenantKey } = await withTenant(keychain)
    keychain.isLocked = true
    await granted(
      console.core.handlers['tenants.remove']({
        tenantKey,
        confirmedName: tenant.displayName,
        leavesCredential: true,
      }),
    )
    expect(await list(console)).toEqual([])
  })
})
