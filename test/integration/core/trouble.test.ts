import { describe, expect, it } from 'vitest'
import { consoleOpener } from '../../support/console-under-test'

const minute = 60_000

describe('a tenant in trouble', () => {
  const open = consoleOpener()

  it('never calls rooms offline while Graph is down, says unknown, and recovers alone (R2, R3)', async () => {
    const console = await open()
    const [broken, other] = console.tenants()
    const { control } = console.simulator
    control.injectFault({ kind: '5xx', status: 500, tenant: broken.tenantId })
    await console.waitUntil(
      'presence is failing',
      async () => (await console.workload(broken, 'presence')).state === 'failing',
      2 * minute,
    )
    await console.clock.advance(20 * minute)
    const levels = new Set((await console.rooms(broken)).map(({ level }) => level))
    expect(levels).toEqual(new Set(['unknown']))
    expect((await console.workload(broken, 'presence')).error?.code).toBe('graph.serverError')
    expect((await console.workload(other, 'presence')).state).toBe('live')
    expect((await console.rooms(other)).some(({ level }) => level === 'healthy')).toBe(true)
    control.clearFaults()
    await console.waitUntil(
      'rooms are healthy again',
      async () => (await console.rooms(broken)).some(({ level }) => level === 'healthy'),
      8 * minute,
    )
  })

  it('shows a throttled tenant as throttled, obeys Retry-After, and leaves the other alone', async () => {
    const console = await open()
    const [throttled, other] = console.tenants()
    const before = (await console.rooms(throttled)).filter(({ level }) => level === 'offline')
    const offlineBefore = before.map(({ name }) => name)
    console.simulator.control.injectFault({
      kind: '429',
      retryAfterS: 120,
      tenant: throttled.tenantId,
      workload: 'presence',
    })
    await console.waitUntil(
      'presence is throttled',
      async () => (await console.workload(throttled, 'presence')).state === 'throttled',
      2 * minute,
    )
    const { nextAt, error } = await console.workload(throttled, 'presence')
    expect(error).toMatchObject({ code: 'graph.throttled', status: 429 })
    expect((nextAt ?? 0) - console.clock.now()).toBeGreaterThan(100_000)
    expect((await console.workload(other, 'presence')).state).toBe('live')
    const offline = (await console.rooms(throttled)).filter(({ level }) => level === 'offline')
    expect(offline.map(({ name }) => name)).toEqual(offlineBefore)
  })

  it('sees consent taken away and given back without a restart', async () => {
    const console = await open()
    const [tenant, other] = console.tenants()
    const roles = (await console.status(tenant)).grantedRoles ?? []
    expect(roles).toContain('Presence.Read.All')
    console.simulator.control.setConsent({
      tenant: tenant.tenantId,
      roles: roles.filter((role) => role !== 'Presence.Read.All'),
    })
    await console.waitUntil(
      'the missing permission is named',
      async () => (await console.status(tenant)).missingRoles.includes('Presence.Read.All'),
      3 * minute,
    )
    expect((await console.workload(tenant, 'presence')).state).toBe('forbidden')
    const [room] = await console.rooms(tenant)
    if (!room) throw new Error('No room')
    const { health } = await console.detail(tenant, room.name)
    expect(health.notKnown).toContainEqual(
      expect.objectContaining({ code: 'permissionMissing', params: { permission: 'Presence.Read.All' } }),
    )
    expect((await console.status(other)).missingRoles).toEqual([])
    console.simulator.control.setConsent({ tenant: tenant.tenantId, roles })
    await console.waitUntil(
      'presence is live again',
      async () => (await console.workload(tenant, 'presence')).state === 'live',
      6 * minute,
    )
    expect((await console.status(tenant)).missingRoles).toEqual([])
  })

  it('says that the secret expired, and nothing of it reaches the log', async () => {
    const console = await open()
    const [tenant, other] = console.tenants()
    console.simulator.control.expireSecret({ tenant: tenant.tenantId })
    await console.waitUntil(
      'access failed',
      async () => (await console.status(tenant)).access.state === 'failed',
      3 * minute,
    )
    const { access } = await console.status(tenant)
    expect(access.error).toMatchObject({ code: 'signIn.expiredSecret', serviceCode: 'AADSTS7000222' })
    expect((await console.status(other)).access.state).toBe('signedIn')
    expect(console.logLines.join('\n')).not.toContain(tenant.clientSecret)

    const { clientSecret: secret } = console.simulator.control.rotateSecret({ tenant: tenant.tenantId })
    const credential = { kind: 'secret', secret, expiresAt: null } as const
    const tenantKey = console.keyOf(tenant)
    expect(await console.core.handlers['tenants.rotateCredential']({ tenantKey, credential })).toMatchObject({
      ok: true,
    })
    await console.waitUntil(
      'the new secret counts at once',
      async () => (await console.status(tenant)).access.state === 'signedIn',
      5_000,
    )
  })

  it('goes on by presence alone when the device API is gone', async () => {
    const console = await open({ scenario: 'devices-api-gone' })
    const [tenant] = console.tenants()
    const { deviceSource } = await console.status(tenant)
    expect(deviceSource).toMatchObject({ kind: 'none', canRestart: false })
    expect(deviceSource.reason?.code).toBe('graph.gone')
    const rooms = await console.rooms(tenant)
    expect(rooms.length).toBeGreaterThan(0)
    expect(rooms.filter(({ level }) => level === 'healthy')).toEqual([])
    expect(rooms.some(({ level }) => level === 'accountReachable')).toBe(true)
  })

  it('survives dropped connections, half answers and wrong JSON without a false offline', async () => {
    const console = await open()
    const [tenant] = console.tenants()
    const offlineBefore = (await console.rooms(tenant)).filter(({ level }) => level === 'offline').length
    for (const kind of ['drop', 'half', 'wrongJson'] as const) {
      console.simulator.control.injectFault({ kind, tenant: tenant.tenantId, rate: 0.5 })
    }
    await console.clock.advance(10 * minute)
    const offline = (await console.rooms(tenant)).filter(({ level }) => level === 'offline').length
    expect(offline).toBeLessThanOrEqual(offlineBefore)
    console.simulator.control.clearFaults()
    await console.waitUntil(
      'all is live again',
      async () => (await console.status(tenant)).workloads.every(({ state }) => state === 'live'),
      10 * minute,
    )
    expect(console.logLines.filter((line) => line.startsWith('error'))).toEqual([])
  })
})

describe('from disk', () => {
  const open = consoleOpener()

  it('shows the last known wall before the first answer, and the journal too', async () => {
    const console = await open()
    const before = (await console.rooms())
      .map(({ name, level, roomId }) => `${name} ${level} ${roomId}`)
      .sort()
    const requests = () => JSON.stringify(console.simulator.control.stats().answers)
    await console.reopen()
    const asked = requests()
    const after = (await console.rooms())
      .map(({ name, level, roomId }) => `${name} ${level} ${roomId}`)
      .sort()
    expect(after).toEqual(before)
    expect(requests()).toBe(asked)
  })
})
