import { describe, expect, it } from 'vitest'
import type { UnplugTest } from '../../../src/shared/model/unplug-test'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'

const second = 1_000
const minute = 60 * second

const open = consoleOpener()

async function tests(console: ConsoleUnderTest): Promise<UnplugTest[]> {
  const listed = await console.core.handlers['unplugTests.list'](null)
  if (!listed.ok) throw new Error(listed.error.code)
  return listed.value
}

/** Arms a test of the computer of a healthy room. */
async function arm(console: ConsoleUnderTest) {
  await console.clock.advance(2 * minute)
  const { tenant, room } = await console.healthyRoom((one) => one.devices.length === 1)
  const [device] = room.devices
  if (!device) throw new Error('The room has no device')
  const order = { tenantKey: room.tenantKey, deviceId: device.deviceId }
  const started = await console.core.handlers['unplugTests.start'](order)
  if (!started.ok) throw new Error(started.error.code)
  const { testId } = started.value
  return {
    order,
    testId,
    unplug: () =>
      console.simulator.control.setRoom({ tenant: tenant.tenantId, room: room.name, state: 'offline' }),
  }
}

describe('the unplug test', () => {
  it('follows a power cut through every stage and keeps the result', async () => {
    const console = await open()
    const { testId, unplug } = await arm(console)
    await console.clock.advance(20 * second)
    expect((await tests(console))[0]).toMatchObject({ state: 'armed', pulledAt: null })
    unplug()
    const pulledAt = console.clock.now()
    await console.core.handlers['unplugTests.markPulled']({ testId })
    await console.waitUntil(
      'somebody was told',
      async () => (await tests(console))[0]?.state === 'done',
      70 * second,
    )
    const [test] = await tests(console)
    const { soft, hard, incident, told } = test?.stages ?? {}
    const course = [pulledAt, soft, hard, incident, told].map(Number)
    expect(course).toEqual(course.toSorted((a, b) => a - b))
    expect(Number(told)).toBe(console.messages[0]?.at)
    await console.reopen()
    expect(await tests(console)).toEqual([test])
  })

  it('is refused for a room in trouble, and while another one runs', async () => {
    const console = await open()
    const { order, testId, unplug } = await arm(console)
    const { handlers } = console.core
    expect(await handlers['unplugTests.start'](order)).toMatchObject({ error: { code: 'unplug.running' } })
    await handlers['unplugTests.cancel']({ testId })
    expect(await handlers['unplugTests.cancel']({ testId })).toMatchObject({
      error: { code: 'request.notFound' },
    })
    unplug()
    await console.clock.advance(70 * second)
    expect(await handlers['unplugTests.start'](order)).toMatchObject({ error: { code: 'unplug.notWell' } })
    expect(await tests(console)).toEqual([])
  })

  it('gives up after half an hour when nothing is seen, and says so', async () => {
    const console = await open()
    const { testId } = await arm(console)
    await console.core.handlers['unplugTests.markPulled']({ testId })
    await console.clock.advance(31 * minute)
    expect(await tests(console)).toEqual([
      expect.objectContaining({
        state: 'timedOut',
        stages: { soft: null, hard: null, incident: null, told: null },
      }),
    ])
  })
})

describe('measured latency of a tenant', () => {
  it('comes from its own incidents and holds the budget of the default profile', async () => {
    const console = await open({ tenants: 2, rooms: 24 })
    await console.clock.advance(2 * minute)
    const { tenant, room } = await console.healthyRoom()
    const read = () => console.core.handlers['tenants.readLatency']({ tenantKey: room.tenantKey })
    expect(await read()).toMatchObject({ ok: true, value: { measured: 0, believed: null, told: null } })
    console.simulator.control.setRoom({ tenant: tenant.tenantId, room: room.name, state: 'offline' })
    await console.clock.advance(90 * second)
    const latency = await read()
    if (!latency.ok) throw new Error(latency.error.code)
    expect(latency.value).toMatchObject({ measured: 1, unwatched: 0, toldCount: 1 })
    const { believed, told } = latency.value
    expect(believed?.atMost.p95Ms).toBeLessThanOrEqual(51 * second)
    expect(told?.atMost.p95Ms).toBeLessThanOrEqual(62 * second)
    expect(told?.atLeast.medianMs).toBeLessThan(told?.atMost.medianMs ?? 0)
    const gone = room.tenantKey
    await console.core.handlers['tenants.remove']({
      tenantKey: gone,
      confirmedName: tenant.displayName,
      leavesCredential: false,
    })
    expect(await read()).toMatchObject({ ok: false, error: { code: 'request.notFound' } })
  })
})
