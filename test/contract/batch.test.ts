import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../../src/simulator/simulator'
import { type Caller, signIn, stoppedClock } from './graph-caller'

let simulator: Simulator
let call: Caller
let deviceIds: string[]
beforeAll(async () => {
  simulator = await startSimulator({ rooms: 30, tenants: 1, oddities: 'none', clock: stoppedClock() })
  call = await signIn(simulator)
  deviceIds = simulator.control.rooms().flatMap(({ deviceIds: [id] }) => id ?? [])
})
afterAll(() => simulator.stop())

const health = (id: string, position: number) => ({
  id: String(position),
  method: 'GET',
  url: `/teamwork/devices/${id}/health`,
})
const send = (requests: unknown, version = 'beta') => call(`/${version}/$batch`, { body: { requests } })

describe('a batch', () => {
  it('answers every part under its id, in no promised order', async () => {
    simulator.control.advance(1000)
    const { status, body } = await send(deviceIds.slice(0, 20).map(health))
    expect(status).toBe(200)
    expect(body.responses.map(({ id }) => id)).not.toEqual(
      deviceIds.slice(0, 20).map((_, index) => String(index)),
    )
    const byId = new Map(body.responses.map((part) => [part.id, part.body]))
    for (const [position, id] of deviceIds.slice(0, 20).entries()) {
      expect(byId.get(String(position))).toMatchObject({ id, connection: expect.anything() })
    }
  })

  it('is 200 though a part fails', async () => {
    simulator.control.advance(1000)
    const { status, body } = await send([
      health(deviceIds[0] ?? '', 1),
      health(crypto.randomUUID(), 2),
      { id: '3', method: 'GET', url: '/v1.0/users' },
    ])
    expect(status).toBe(200)
    const statuses = Object.fromEntries(body.responses.map((part) => [part.id, part.status]))
    expect(statuses).toEqual({ 1: 200, 2: 404, 3: 404 })
    expect(body.responses.find(({ id }) => id === '2')?.body.error.code).toBe('NotFound')
  })

  it('takes an action with the location in the part', async () => {
    simulator.control.advance(1000)
    const { body } = await send([
      { id: 'a', method: 'POST', url: `teamwork/devices/${deviceIds[0]}/restart` },
    ])
    expect(body.responses[0]).toMatchObject({
      status: 202,
      headers: { Location: expect.stringContaining('/operations/') },
    })
    expect(body.responses[0]).not.toHaveProperty('body')
  })

  it('gives up a part whose forerunner failed', async () => {
    simulator.control.advance(1000)
    const { body } = await send([
      health(crypto.randomUUID(), 1),
      { ...health(deviceIds[0] ?? '', 2), dependsOn: ['1'] },
    ])
    expect(body.responses.find(({ id }) => id === '2')?.status).toBe(424)
  })

  it.each([
    ['21 parts', Array.from({ length: 21 }, (_, index) => health(crypto.randomUUID(), index))],
    ['no parts', []],
    [
      'one id in two cases',
      [
        { ...health('x', 1), id: 'a' },
        { ...health('x', 1), id: 'A' },
      ],
    ],
    ['a part without an id', [{ method: 'GET', url: '/users' }]],
    ['a part without a url', [{ id: '1', method: 'GET' }]],
    ['an absolute url', [{ id: '1', method: 'GET', url: 'https://graph.example/v1.0/users' }]],
    [
      'a body without Content-Type',
      [{ id: '1', method: 'POST', url: '/teamwork/devices/x/updateSoftware', body: {} }],
    ],
    ['a dependency on nothing', [{ ...health('x', 1), dependsOn: ['9'] }]],
  ])('is refused with %s', async (_, requests) => {
    expect((await send(requests)).status).toBe(400)
  })

  it('stays within its version', async () => {
    const { body } = await send([health(deviceIds[0] ?? '', 1)], 'v1.0')
    expect(body.responses[0]?.status).toBe(404)
  })

  it('counts every part, and tells the throttled ones alone to wait', async () => {
    simulator.control.advance(1000)
    const parts = deviceIds.slice(0, 20).map(health)
    expect((await send(parts)).body.responses.every(({ status }) => status === 200)).toBe(true)
    const { status, body } = await send(parts)
    expect(status).toBe(200)
    const throttled = body.responses.filter((part) => part.status === 429)
    expect(throttled).toHaveLength(10)
    expect(throttled[0]?.headers).toMatchObject({ 'Retry-After': '1' })
    simulator.control.advance(1000)
    expect((await send(parts)).body.responses.every((part) => part.status === 200)).toBe(true)
  })
})
