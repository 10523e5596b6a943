import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../../src/simulator/simulator'

let simulator: Simulator
beforeAll(async () => {
  simulator = await startSimulator({ rooms: 9, tenants: 2, control: true })
})
afterAll(() => simulator.stop())

function knock(verb: string, body: unknown = {}, key = simulator.controlKey) {
  return fetch(`${simulator.controlUrl}/${verb}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  })
}

describe('the control door', () => {
  it('is shut unless asked for', async () => {
    const shut = await startSimulator({ rooms: 1, tenants: 1 })
    expect([shut.controlUrl, shut.controlKey]).toEqual([null, null])
    await shut.stop()
  })

  it('opens to its key only', async () => {
    expect((await knock('rooms', {}, 'guess')).status).toBe(401)
    expect((await knock('rooms')).status).toBe(200)
  })

  it('changes the world and tells the true time of it', async () => {
    const [room] = simulator.control.rooms()
    const before = Date.now()
    await knock('setRoom', { tenant: room?.tenantId, room: room?.room, state: 'offline' })
    const { value } = (await (await knock('truth')).json()) as {
      value: { what: string; at: number; room: string }[]
    }
    const entry = value.findLast(({ what }) => what === 'presenceOffline')
    expect(entry?.room).toBe(room?.room)
    expect(entry?.at).toBeGreaterThanOrEqual(before)
  })

  it('cuts the power of a building: devices go at once, presence fades within seven minutes', () => {
    const { control } = simulator
    const [room] = control.rooms()
    const building = room?.building ?? ''
    const tenant = room?.tenantId ?? ''
    const gone = () => control.truth().filter(({ what }) => what === 'presenceOffline').length
    const [cut, before] = [control.stats().now, gone()]
    control.setBuilding({ tenant, building, state: 'offline' })
    expect(control.truth().some(({ what, at }) => what === 'deviceDisconnected' && at >= cut)).toBe(true)
    expect(gone()).toBe(before)
    control.advance(7 * 60_000 + 1_000)
    expect(gone()).toBeGreaterThan(before)
    control.setBuilding({ tenant, building, state: 'online' })
    expect(() => control.setBuilding({ tenant, building: 'Nowhere', state: 'offline' })).toThrow('Nowhere')
  })

  it('advances the clock', async () => {
    const { now } = simulator.control.stats()
    expect((await knock('advance', { ms: 3_600_000 })).status).toBe(200)
    expect(simulator.control.stats().now - now).toBeGreaterThanOrEqual(3_600_000)
  })

  it('says what is wrong with a wish', async () => {
    const answer = await knock('setRoom', {
      tenant: simulator.tenants[0]?.tenantId,
      room: 'Nowhere',
      state: 'offline',
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ ok: false, message: expect.stringContaining('Nowhere') })
    const [device = ''] = simulator.control.rooms()[0]?.deviceIds ?? []
    expect((await knock('faultPeripheral', { deviceId: device, peripheral: 'toaster' })).status).toBe(400)
    expect((await knock('toString')).status).toBe(404)
    expect((await knock('advance', { ms: -1 })).status).toBe(400)
  })
})

describe('the simulator as a process', () => {
  it('prints one line of JSON when it is ready and ends on SIGTERM', async () => {
    const main = path.resolve(import.meta.dirname, '../../src/simulator/main.ts')
    const flags = [
      '--rooms',
      '4',
      '--tenants',
      '2',
      '--scenario',
      'flaky-room',
      '--control',
      '--oddities',
      'none',
    ]
    const child = spawn(process.execPath, ['--import', 'tsx', main, ...flags], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
    expect(JSON.parse(line)).toMatchObject({
      type: 'ready',
      graphUrl: expect.stringMatching(/^https:\/\/localhost:\d+$/),
      caPem: expect.stringContaining('BEGIN CERTIFICATE'),
      tenants: [{ displayName: expect.any(String) }, { clientSecret: expect.any(String) }],
      controlKey: expect.any(String),
    })
    child.kill('SIGTERM')
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
  })

  it('refuses a scenario it does not know', async () => {
    const main = path.resolve(import.meta.dirname, '../../src/simulator/main.ts')
    const child = spawn(process.execPath, ['--import', 'tsx', main, '--scenario', 'doomsday'], {
      stdio: 'ignore',
    })
    const [code] = await once(child, 'exit')
    expect(code).toBe(1)
  })
})
