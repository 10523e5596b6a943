import { afterEach, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../../src/simulator/simulator'
import { signIn, stoppedClock } from './graph-caller'

let simulator: Simulator | undefined
afterEach(async () => {
  await simulator?.stop()
})

async function start(tenants = 1, rooms = 40): Promise<Simulator> {
  simulator = await startSimulator({ rooms, tenants, oddities: 'none', clock: stoppedClock() })
  return simulator
}

describe('the published limits', () => {
  it('let 30 device reads a second through, per tenant, and count the refused ones', async () => {
    const own = await start(2)
    const call = await signIn(own)
    const statuses: number[] = []
    for (let index = 0; index < 32; index++)
      statuses.push((await call('/beta/teamwork/devices?$top=1')).status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(2)
    expect((await (await signIn(own, 1))('/beta/teamwork/devices?$top=1')).status).toBe(200)
    const refused = await call('/beta/teamwork/devices?$top=1')
    expect([refused.headers['retry-after'], refused.body.error.code]).toEqual(['1', 'TooManyRequests'])
    own.control.advance(1000)
    expect((await call('/beta/teamwork/devices?$top=1')).status).toBe(200)
  })

  it('count commands apart from reads', async () => {
    const own = await start()
    const call = await signIn(own)
    for (let index = 0; index < 31; index++) await call('/beta/teamwork/devices?$top=1')
    const id = own.control.rooms()[0]?.deviceIds[0]
    expect((await call(`/beta/teamwork/devices/${id}/restart`, { method: 'POST' })).status).toBe(202)
  })

  it('let 1,500 presence requests through in 30 seconds', async () => {
    const own = await start()
    const call = await signIn(own)
    const path = `/v1.0/communications/presences/${own.control.rooms()[0]?.accountId}`
    for (let index = 0; index < 15; index++) await Promise.all(Array.from({ length: 100 }, () => call(path)))
    own.control.advance(10_000)
    const refused = await call(path)
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '20'])
    own.control.advance(20_000)
    expect((await call(path)).status).toBe(200)
  })

  it('let four requests for places run at once', async () => {
    const own = await start()
    own.control.injectFault({ kind: 'latency', workload: 'places', ms: 300 })
    const call = await signIn(own)
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => call('/v1.0/places/microsoft.graph.room')),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429, 429])
    expect((await call('/v1.0/places/microsoft.graph.room')).status).toBe(200)
  })

  it('charge the directory in resource units', async () => {
    const own = await start(1, 3)
    const call = await signIn(own)
    const cost = async (path: string) => (await call(path)).headers['x-ms-resource-unit']
    expect(await cost('/v1.0/users')).toBe('2')
    expect(await cost('/v1.0/users?$select=id')).toBe('1')
    expect(await cost('/v1.0/users?$top=5')).toBe('1')
  })
})
