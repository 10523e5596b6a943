import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../../src/simulator/simulator'
import { allPages, type Caller, type Entity, signIn, stoppedClock } from './graph-caller'

const root = '/teamwork/devices'
let simulator: Simulator
let call: Caller
beforeAll(async () => {
  simulator = await startSimulator({ rooms: 60, tenants: 1, oddities: 'none', clock: stoppedClock() })
  call = await signIn(simulator)
})
afterAll(() => simulator.stop())

async function allDevices(query = ''): Promise<Entity[]> {
  simulator.control.advance(1000)
  return (await allPages(call, 'beta', `${root}${query}`)).flatMap(({ body }) => body.value)
}

describe('the device list', () => {
  it('comes in pages of 20 unless asked otherwise, and every device once', async () => {
    const pages = await allPages(call, 'beta', root)
    expect(pages[0]?.body.value).toHaveLength(20)
    const ids = pages.flatMap(({ body }) => body.value.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
    const known = simulator.control.rooms().flatMap(({ deviceIds }) => deviceIds)
    expect(ids).toEqual(expect.arrayContaining(known))
  })

  it('keeps the page size and the filter from page to page', async () => {
    simulator.control.advance(1000)
    const filter = encodeURIComponent("deviceType eq 'collaborationBar'")
    const pages = await allPages(call, 'beta', `${root}?$filter=${filter}&$top=5`)
    expect(pages.length).toBeGreaterThan(2)
    expect(pages.slice(0, -1).every(({ body }) => body.value.length === 5)).toBe(true)
    expect(new Set(pages.flatMap(({ body }) => body.value.map(({ deviceType }) => deviceType)))).toEqual(
      new Set(['collaborationBar']),
    )
  })

  it('finds the devices of an account and of a piece of hardware', async () => {
    const [room] = simulator.control.rooms()
    const mine = await allDevices(`?$filter=${encodeURIComponent(`currentUser/id eq '${room?.accountId}'`)}`)
    expect(new Set(mine.map(({ id }) => id))).toEqual(new Set(room?.deviceIds))
    const { uniqueId } = (mine[0]?.hardwareDetail ?? {}) as { uniqueId?: string }
    const same = await allDevices(
      `?$filter=${encodeURIComponent(`hardwareDetail/uniqueId eq '${uniqueId}'`)}`,
    )
    expect(same.map(({ id }) => id)).toEqual([mine[0]?.id])
  })

  it.each([
    "deviceType ne 'teamsRoom'",
    "healthStatus eq 'offline'",
    "deviceType eq 'teamsRoom' and healthStatus eq 'healthy'",
    'deviceType eq teamsRoom',
  ])('refuses the filter %s', async (filter) => {
    expect((await call(`/beta${root}?$filter=${encodeURIComponent(filter)}`)).status).toBe(400)
  })

  it('sends what was selected and the id', async () => {
    const { body } = await call(`/beta${root}?$top=1&$select=healthStatus`)
    expect(Object.keys(body.value[0] ?? {}).sort()).toEqual(['@odata.type', 'healthStatus', 'id'])
  })

  it('holds every kind of device with the join to its account', async () => {
    const devices = await allDevices('?$top=50')
    const kinds = new Set(devices.map(({ deviceType }) => deviceType))
    for (const kind of ['teamsRoom', 'collaborationBar', 'touchConsole', 'teamsPanel', 'ipPhone']) {
      expect(kinds).toContain(kind)
    }
    const accounts = new Set(simulator.control.rooms().map(({ accountId }) => accountId))
    const rooms = devices.filter(({ deviceType }) => deviceType === 'teamsRoom')
    for (const { currentUser } of rooms) expect(accounts).toContain((currentUser as Entity).id)
  })
})

describe('one device', () => {
  it('shows a lost connection in the roll-up, the health and the activity at once', async () => {
    const [deviceId = ''] = simulator.control.rooms()[3]?.deviceIds ?? []
    simulator.control.setDevice({ deviceId, state: 'offline' })
    const device = await call(`/beta${root}/${deviceId}`)
    expect(device.body).toMatchObject({ healthStatus: 'offline', activityState: 'unavailable' })
    const health = await call(`/beta${root}/${deviceId}/health`)
    const now = new Date(simulator.control.stats().now).toISOString()
    expect(health.body.connection).toEqual({ connectionStatus: 'disconnected', lastModifiedDateTime: now })
    simulator.control.setDevice({ deviceId, state: 'online' })
    expect((await call(`/beta${root}/${deviceId}`)).body.healthStatus).not.toBe('offline')
  })

  it('turns critical when a required peripheral is missing', async () => {
    const deviceId = simulator.control.rooms()[5]?.deviceIds[0] ?? ''
    simulator.control.faultPeripheral({ deviceId, peripheral: 'microphone' })
    expect((await call(`/beta${root}/${deviceId}`)).body.healthStatus).toBe('critical')
    const { body } = await call(`/beta${root}/${deviceId}/health?$select=peripheralsHealth`)
    expect(body.peripheralsHealth).toMatchObject({
      microphoneHealth: { isOptional: false, connection: { connectionStatus: 'disconnected' } },
      speakerHealth: { connection: { connectionStatus: 'connected' } },
    })
    simulator.control.faultPeripheral({ deviceId, peripheral: 'microphone', state: 'connected' })
    expect((await call(`/beta${root}/${deviceId}`)).body.healthStatus).not.toBe('critical')
  })

  it('shows its configuration with the secrets nobody may keep', async () => {
    const id = simulator.control.rooms()[0]?.deviceIds[0]
    const { body } = await call(`/beta${root}/${id}/configuration`)
    expect(body.systemConfiguration).toMatchObject({ defaultPassword: 'never-store-this-password' })
  })

  it('names in its activity what it uses', async () => {
    const id = simulator.control.rooms()[0]?.deviceIds[0]
    const { body } = await call(`/beta${root}/${id}/activity`)
    expect(body.activePeripherals).toMatchObject({ speaker: { displayName: expect.any(String) } })
  })

  it('is unknown under a wrong id', async () => {
    expect((await call(`/beta${root}/${crypto.randomUUID()}`)).status).toBe(404)
    expect((await call(`/beta${root}/${crypto.randomUUID()}/health`)).status).toBe(404)
  })
})

describe('commands', () => {
  const post = (path: string, body?: unknown) => call(`/beta${root}/${path}`, { method: 'POST', body })

  it('take a device away on restart, bring it back and tell their course', async () => {
    const id = simulator.control.rooms()[8]?.deviceIds[0]
    const accepted = await post(`${id}/restart`)
    expect([accepted.status, accepted.text]).toEqual([202, ''])
    expect(accepted.headers['content-type']).toContain('text/plain')
    const location = String(accepted.headers.location)
    expect(location).toMatch(new RegExp(`^/teamwork/devices/${id}/operations/[0-9a-f-]{36}$`))
    const statuses: string[] = []
    const healths: string[] = []
    for (let second = 0; second < 110; second += 2) {
      statuses.push((await call(`/beta${location}`)).body.status)
      healths.push((await call(`/beta${root}/${id}`)).body.healthStatus)
      simulator.control.advance(2000)
    }
    expect([...new Set(statuses)]).toEqual(['queued', 'inProgress', 'successful'])
    expect([...new Set(healths)]).toContain('offline')
    expect(healths.at(-1)).not.toBe('offline')
    const list = await call(`/beta${root}/${id}/operations`)
    expect(list.body.value[0]).toMatchObject({
      operationType: 'deviceRestart',
      completedDateTime: expect.any(String),
    })
  })

  it('are refused while the same command waits, and only then', async () => {
    const id = simulator.control.rooms()[9]?.deviceIds[0]
    expect((await post(`${id}/restart`)).status).toBe(202)
    const twice = await post(`${id}/restart`)
    expect([twice.status, twice.body.error.code]).toEqual([409, 'Conflict'])
    expect((await post(`${id}/runDiagnostics`)).status).toBe(202)
    simulator.control.advance(120_000)
    expect((await post(`${id}/restart`)).status).toBe(202)
  })

  it('fail on a device that stays away', async () => {
    const deviceId = simulator.control.rooms()[10]?.deviceIds[0] ?? ''
    simulator.control.setDevice({ deviceId, state: 'offline' })
    const { headers } = await post(`${deviceId}/restart`)
    simulator.control.advance(30_000)
    expect((await call(`/beta${headers.location}`)).body.status).toBe('queued')
    simulator.control.advance(120_000)
    const { body } = await call(`/beta${headers.location}`)
    expect([body.status, body.error.code]).toEqual(['failed', 'DeviceOffline'])
  })

  it('install the version that is offered and fail with another', async () => {
    const id = simulator.control.rooms()[11]?.deviceIds[0]
    const wrong = await post(`${id}/updateSoftware`, {
      softwareType: 'teamsClient',
      softwareVersion: '0.0.1',
    })
    simulator.control.advance(120_000)
    expect((await call(`/beta${wrong.headers.location}`)).body.status).toBe('failed')
    const right = await post(`${id}/updateSoftware`, { softwareType: 'teamsClient' })
    simulator.control.advance(120_000)
    expect((await call(`/beta${right.headers.location}`)).body.status).toBe('successful')
  })

  it.each([
    ['updateSoftware', undefined],
    ['updateSoftware', { softwareVersion: '1' }],
    ['updateSoftware', { softwareType: 'toaster' }],
    ['updateSoftware', { softwareType: 'firmware', force: true }],
    ['restart', { force: true }],
  ])('refuse %s with %j', async (action, body) => {
    const id = simulator.control.rooms()[12]?.deviceIds[0]
    expect((await post(`${id}/${action}`, body)).status).toBe(400)
  })
})
