import { describe, expect, it } from 'vitest'
import { consoleOpener } from '../../support/console-under-test'

const minute = 60_000

describe('the wall', () => {
  const open = consoleOpener()

  it('shows every simulated room with its site, devices and a state', async () => {
    const console = await open()
    const listed = console.simulator.control.rooms()
    const shown = await console.rooms()
    for (const { room, building } of listed) {
      const tile = shown.find(({ name, site }) => name === room && site === building)
      expect(tile?.devices.length, `${room} in ${building}`).toBeGreaterThan(0)
    }
    const healthy = shown.filter(({ level }) => level === 'healthy')
    expect(healthy.length).toBeGreaterThan(listed.length / 2)
    expect(console.logLines.filter((line) => line.startsWith('error'))).toEqual([])
  })

  it('keeps its identities when every poller has run again', async () => {
    const console = await open()
    const before = (await console.rooms()).map(({ roomId, name }) => `${roomId} ${name}`).sort()
    await console.clock.advance(7 * 60 * minute)
    expect((await console.rooms()).map(({ roomId, name }) => `${roomId} ${name}`).sort()).toEqual(before)
  })

  it('believes an offline room after three bad samples, not after one (R1)', async () => {
    const console = await open()
    const { tenant, room } = await console.healthyRoom()
    console.simulator.control.setRoom({ tenant: tenant.tenantId, room: room.name, state: 'offline' })
    const doubtedAfter = await console.waitUntil(
      'the room is doubted',
      async () => (await console.room(tenant, room.name)).suspicion !== null,
      40_000,
    )
    expect(doubtedAfter).toBeLessThanOrEqual(31_000)
    expect((await console.room(tenant, room.name)).suspicion).toMatchObject({ level: 'offline', needed: 3 })
    await console.waitUntil(
      'the room is offline',
      async () => (await console.room(tenant, room.name)).level === 'offline',
      60_000 - doubtedAfter,
    )
    const { health } = await console.detail(tenant, room.name)
    expect(health.reasons[0]).toMatchObject({ code: 'presenceOffline', source: 'presence', rule: 'R1' })
  })

  it('keeps what Teams answered as evidence: the last answers that differed or counted, newest first', async () => {
    const console = await open()
    const { tenant, room } = await console.healthyRoom()
    const { tenantKey, roomId } = room
    const answers = async () => {
      const read = await console.core.handlers['rooms.readAnswers']({ tenantKey, roomId })
      return read.ok ? read.value : []
    }
    const before = await answers()
    expect(before.map(({ availability }) => availability)).not.toContain('offline')
    console.simulator.control.setRoom({ tenant: tenant.tenantId, room: room.name, state: 'offline' })
    await console.clock.advance(10 * minute)
    const after = await answers()
    const bad = after.slice(0, -before.length)
    expect(bad.map(({ availability }) => availability)).toEqual(['offline', 'offline', 'offline'])
    expect(after.slice(-before.length)).toEqual(before)
    const { health } = await console.detail(tenant, room.name)
    expect(bad.at(-1)?.at).toBe(health.since)

    await console.reopen()
    expect(await answers()).toEqual(after)
  })

  it('recovers after two good samples (R5)', async () => {
    const console = await open()
    const { tenant, room } = await console.healthyRoom()
    const { control } = console.simulator
    control.setRoom({ tenant: tenant.tenantId, room: room.name, state: 'offline' })
    await console.waitUntil(
      'offline',
      async () => (await console.room(tenant, room.name)).level === 'offline',
      minute,
    )
    control.setRoom({ tenant: tenant.tenantId, room: room.name, state: 'online' })
    await console.waitUntil(
      'healthy',
      async () => (await console.room(tenant, room.name)).level === 'healthy',
      3 * minute,
    )
  })

  it('calls a room critical when its computer is gone though the account is reachable (R7)', async () => {
    const console = await open()
    const { tenant, room } = await console.healthyRoom((one) => one.devices.length > 1)
    const compute = room.devices[0]
    if (!compute) throw new Error('The room has no device')
    console.simulator.control.setDevice({ deviceId: compute.deviceId, state: 'offline' })
    await console.waitUntil(
      'critical',
      async () => (await console.room(tenant, room.name)).level === 'critical',
      6 * minute,
    )
    const { health, presence } = await console.detail(tenant, room.name)
    expect(health.reasons[0]).toMatchObject({ code: 'computeOffline', rule: 'R7' })
    expect(presence?.availability).not.toBe('offline')
  })

  it('names the required peripheral that went away', async () => {
    const console = await open()
    const { tenant, room } = await console.healthyRoom()
    const compute = room.devices[0]
    if (!compute) throw new Error('The room has no device')
    console.simulator.control.faultPeripheral({ deviceId: compute.deviceId, peripheral: 'microphone' })
    await console.waitUntil(
      'the microphone is named',
      async () => {
        const { health } = await console.detail(tenant, room.name)
        return health.reasons.some(
          ({ code, params }) => code === 'peripheralDisconnected' && params.peripheral === 'microphone',
        )
      },
      8 * minute,
    )
    expect((await console.room(tenant, room.name)).level).toBe('critical')
  })

  it('pushes at most one rooms event a tenant and poll cycle', async () => {
    const console = await open({ scenario: 'building-outage' })
    console.events.length = 0
    await console.clock.advance(5 * minute)
    const perTenant = console.events.filter(({ name }) => name === 'rooms.changed').length
    const suspectCycles = (5 * minute) / 10_000
    const slices = (5 * minute) / 30_000
    expect(perTenant).toBeGreaterThan(0)
    expect(perTenant).toBeLessThanOrEqual(2 * (suspectCycles * 3 + slices * 2 + 10))
  })
})
