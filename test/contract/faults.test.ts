import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../../src/simulator/simulator'
import { type Caller, requestToken, signIn, stoppedClock } from './graph-caller'

let simulator: Simulator
let call: Caller
let other: Caller
beforeAll(async () => {
  simulator = await startSimulator({ rooms: 9, tenants: 2, oddities: 'none', clock: stoppedClock() })
  call = await signIn(simulator)
  other = await signIn(simulator, 1)
})
afterAll(() => simulator.stop())
beforeEach(() => {
  simulator.control.clearFaults()
  simulator.control.advance(60_000)
})

const users = '/v1.0/users?$top=1'
const rooms = '/v1.0/places/microsoft.graph.room'

describe('an injected fault', () => {
  it('strikes the workload and the tenant it is meant for', async () => {
    const tenant = simulator.tenants[0]?.tenantId ?? ''
    simulator.control.injectFault({ kind: '5xx', tenant, workload: 'identity' })
    expect((await call(users)).status).toBe(503)
    expect((await call(rooms)).status).toBe(200)
    expect((await other(users)).status).toBe(200)
    simulator.control.clearFaults()
    expect((await call(users)).status).toBe(200)
  })

  it('strikes by path', async () => {
    simulator.control.injectFault({ kind: '5xx', status: 504, pathContains: '/PLACES/' })
    expect((await call(rooms)).body.error.code).toBe('GatewayTimeout')
    expect((await call(users)).status).toBe(200)
  })

  it('ends after a count', async () => {
    simulator.control.injectFault({ kind: '429', workload: 'identity', retryAfterS: 7, count: 2 })
    const answers = [await call(users), await call(users), await call(users)]
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 200])
    expect(answers[0]?.headers['retry-after']).toBe('7')
  })

  it('ends at a time', async () => {
    const untilMs = simulator.control.stats().now + 5000
    simulator.control.injectFault({ kind: '429', workload: 'identity', untilMs })
    const refused = await call(users)
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, undefined])
    simulator.control.advance(5000)
    expect((await call(users)).status).toBe(200)
  })

  it('strikes a share of the requests, the same ones every time', async () => {
    simulator.control.injectFault({ kind: '5xx', workload: 'identity', rate: 0.5 })
    const statuses: number[] = []
    for (let index = 0; index < 6; index++) statuses.push((await call(users)).status)
    expect(statuses).toEqual([200, 503, 200, 503, 200, 503])
  })

  it('strikes a part of a batch alone', async () => {
    simulator.control.injectFault({ kind: '429', workload: 'identity', retryAfterS: 3 })
    const requests = [users, rooms].map((url, index) => ({
      id: String(index),
      method: 'GET',
      url: url.slice(5),
    }))
    const { status, body } = await call('/v1.0/$batch', { body: { requests } })
    expect(status).toBe(200)
    const byId = new Map(body.responses.map((part) => [part.id, part]))
    expect(byId.get('0')).toMatchObject({ status: 429, headers: { 'Retry-After': '3' } })
    expect(byId.get('1')?.status).toBe(200)
  })

  it.each(['drop', 'half'] as const)('breaks the connection with %s', async (kind) => {
    simulator.control.injectFault({ kind, workload: 'identity', count: 1 })
    await expect(call(users)).rejects.toThrow()
    expect((await call(users)).status).toBe(200)
  })

  it('sends text that is not JSON under the name of JSON', async () => {
    simulator.control.injectFault({ kind: 'wrongJson', workload: 'identity' })
    const { status, text, headers } = await call(users)
    expect([status, headers['content-type']]).toEqual([200, 'application/json'])
    expect(() => JSON.parse(text)).toThrow()
  })

  it('strikes sign-in too', async () => {
    simulator.control.injectFault({ kind: '5xx', workload: 'sign-in', count: 1 })
    expect((await requestToken(simulator)).status).toBe(503)
    expect((await requestToken(simulator)).status).toBe(200)
  })
})
