import { describe, expect, it } from 'vitest'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'

const minute = 60_000

describe('restarting a device', () => {
  const open = consoleOpener()

  async function roomWithCompute(console: ConsoleUnderTest) {
    const found = await console.healthyRoom(
      (one) => one.devices[0]?.type === 'teamsRoom' || one.devices[0]?.type === 'collaborationBar',
    )
    const device = found.room.devices[0]
    if (!device) throw new Error('The room has no device')
    return { ...found, device }
  }

  it('takes the device away and back, and the journal tells the story', async () => {
    const console = await open()
    const { tenant, room, device } = await roomWithCompute(console)
    const receipt = await console.restart(tenant, device.deviceId)
    expect(receipt).toMatchObject({
      ok: true,
      value: { action: { state: 'accepted', requestedBy: 'noc-1' } },
    })
    await console.waitUntil(
      'the room reads restarting',
      async () => (await console.room(tenant, room.name)).level === 'restarting',
      30_000,
    )
    await console.waitUntil(
      'it was seen back',
      async () => (await console.journal())[0]?.state === 'seenBack',
      10 * minute,
    )
    const [row] = await console.journal()
    const states = row?.steps.map(({ state }) => state)
    expect(states?.slice(0, 3)).toEqual(['sending', 'accepted', 'running'])
    expect(states?.at(-1)).toBe('seenBack')
    expect(row).toMatchObject({ roomName: room.name, operationId: expect.any(String) })
    await console.waitUntil(
      'healthy',
      async () => (await console.room(tenant, room.name)).level === 'healthy',
      6 * minute,
    )
  })

  it('refuses a second one while the first is under way, and names it (R29)', async () => {
    const console = await open()
    const { tenant, device } = await roomWithCompute(console)
    await console.restart(tenant, device.deviceId)
    const [first] = await console.journal()
    expect(await console.restart(tenant, device.deviceId)).toMatchObject({
      ok: false,
      error: { code: 'action.alreadyQueued', params: { actionId: first?.actionId } },
    })
    expect(await console.journal()).toHaveLength(1)
  })

  it.each([
    ['429', { kind: '429', retryAfterS: 300 }, 'refused', 'graph.throttled'],
    ['5xx', { kind: '5xx', status: 503 }, 'refused', 'graph.serverError'],
    ['a dropped connection', { kind: 'drop' }, 'answerLost', 'graph.answerLost'],
  ] as const)('tells %s apart', async (_name, fault, state, code) => {
    const console = await open()
    const { tenant, device } = await roomWithCompute(console)
    console.simulator.control.injectFault({ ...fault, tenant: tenant.tenantId, pathContains: '/restart' })
    const receipt = await console.restart(tenant, device.deviceId)
    expect(receipt).toMatchObject({ ok: true, value: { action: { state } } })
    const [row] = await console.journal()
    expect(row?.steps.at(-1)?.error?.code).toBe(code)
  })

  it('says in the journal when the service already has one queued (409)', async () => {
    const console = await open()
    const { tenant, device } = await roomWithCompute(console)
    await console.restart(tenant, device.deviceId)
    await console.reopen()
    await console.core.tenants.define(...console.definition(tenant))
    await console.core.start()
    await console.waitUntil('asked', () => console.core.tenants.isSettled(), minute)
    expect((await console.journal())[0]?.deviceId).toBe(device.deviceId)
    await console.waitUntil(
      'it was seen back',
      async () => (await console.journal())[0]?.state === 'seenBack',
      15 * minute,
    )
  })

  it('cannot restart where the device API is gone, and says so', async () => {
    const console = await open()
    const { tenant, device } = await roomWithCompute(console)
    console.simulator.control.setScenario({ scenario: 'devices-api-gone' })
    await console.waitUntil(
      'the source is gone',
      async () => (await console.status(tenant)).deviceSource.kind === 'none',
      10 * minute,
    )
    expect(await console.restart(tenant, device.deviceId)).toMatchObject({
      ok: false,
      error: { code: 'action.unsupported' },
    })
  })
})
