import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../../src/simulator/simulator'
import { type Caller, send, signIn } from './graph-caller'

let simulator: Simulator
let call: Caller
let deviceId: string
let accountId: string
beforeAll(async () => {
  simulator = await startSimulator({ rooms: 6, tenants: 2, oddities: 'none' })
  call = await signIn(simulator)
  const [room] = simulator.control.rooms()
  deviceId = room?.deviceIds[0] ?? ''
  accountId = room?.accountId ?? ''
})
afterAll(() => simulator.stop())

describe('who may ask', () => {
  it.each([
    ['no token', undefined],
    ['something that is no token', 'Bearer nonsense'],
    ['another scheme', 'Basic dXNlcg=='],
    ['a token nobody issued', 'Bearer eyJhbGciOiJSUzI1NiJ9.eyJyb2xlcyI6WyJVc2VyLlJlYWQuQWxsIl19.AAAA'],
  ])('answers 401 to %s', async (_, authorization) => {
    const { status, body } = await send(
      simulator,
      '/v1.0/users',
      authorization ? { headers: { authorization } } : {},
    )
    expect([status, body.error.code]).toEqual([401, 'InvalidAuthenticationToken'])
  })

  it("does not know another tenant's people or devices", async () => {
    const other = await signIn(simulator, 1)
    expect((await other(`/v1.0/users/${accountId}`)).body.error.code).toBe('Request_ResourceNotFound')
    expect((await other(`/v1.0/users/${accountId}/presence`)).status).toBe(404)
    expect((await other(`/beta/teamwork/devices/${deviceId}`)).status).toBe(404)
  })

  it.each([
    ['/v1.0/users', 'User.Read.All', 'Authorization_RequestDenied'],
    ['/v1.0/places/microsoft.graph.room', 'Place.Read.All', 'ErrorAccessDenied'],
    ['/beta/teamwork/devices', 'TeamworkDevice.ReadWrite.All', 'Forbidden'],
  ])('answers 403 on %s without %s', async (path, role, code) => {
    const own = await startSimulator({ tenants: 1, rooms: 2, oddities: 'none' })
    const tenant = own.tenants[0]?.tenantId ?? ''
    own.control.setConsent({ tenant, roles: ['CallRecords.Read.All'] })
    const { status, body } = await (await signIn(own))(path)
    expect([status, body.error.code]).toEqual([403, code])
    own.control.setConsent({ tenant, roles: [role] })
    expect((await (await signIn(own))(path)).status).toBe(200)
    await own.stop()
  })

  it('lets a reader of devices read, not act', async () => {
    const own = await startSimulator({ tenants: 1, rooms: 2, oddities: 'none' })
    own.control.setConsent({ tenant: own.tenants[0]?.tenantId ?? '', roles: ['TeamworkDevice.Read.All'] })
    const reader = await signIn(own)
    const id = own.control.rooms()[0]?.deviceIds[0]
    expect((await reader(`/beta/teamwork/devices/${id}`)).status).toBe(200)
    expect((await reader(`/beta/teamwork/devices/${id}/restart`, { method: 'POST' })).status).toBe(403)
    await own.stop()
  })
})

describe('what may be asked', () => {
  it.each([
    ['a path nobody knows', '/v1.0/nothing', 404],
    ['a version nobody knows', '/v2.0/users', 404],
    ['devices in v1.0', '/v1.0/teamwork/devices', 404],
    ['users in beta', '/beta/users', 404],
    ['presence in beta', '/beta/communications/presences/x', 404],
    ['subscribed SKUs, which need another permission', '/v1.0/subscribedSkus', 404],
  ])('answers %s with an error body', async (_, path, status) => {
    const answer = await call(path)
    expect(answer.status).toBe(status)
    expect(answer.body.error).toMatchObject({ code: expect.any(String), message: expect.any(String) })
    expect(answer.body.error.innerError).toMatchObject({
      'request-id': expect.any(String),
      date: expect.any(String),
    })
  })

  it('says which methods a path takes', async () => {
    const answer = await call('/v1.0/users', { method: 'DELETE' })
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET'])
  })

  it('reads names in a path without regard to case', async () => {
    expect((await call(`/beta/Teamwork/DEVICES/${deviceId.toUpperCase()}/Health`)).status).toBe(200)
  })

  it.each([
    ['$search', '/v1.0/users?$search="a"'],
    ['$skip', '/v1.0/users?$skip=10'],
    ['$orderby', '/beta/teamwork/devices?$orderby=id'],
    ['$expand', `/beta/teamwork/devices/${'x'}?$expand=health`],
    ['$count', '/beta/teamwork/devices?$count=true'],
    ['$select', `/v1.0/communications/presences/${'x'}?$select=id`],
    ['an option without a dollar sign', '/v1.0/users?top=5'],
    ['an option twice', '/v1.0/users?$top=5&$top=6'],
  ])('refuses %s where it is not documented', async (_, path) => {
    const answer = await call(path.replace('/x?', `/${path.includes('presences') ? accountId : deviceId}?`))
    expect(answer.status).toBe(400)
  })

  it.each([
    ['/v1.0/users?$top=1000', '/v1.0/users?$top=999'],
    ['/beta/teamwork/devices?$top=51', '/beta/teamwork/devices?$top=50'],
    ['/v1.0/users?$top=0', '/v1.0/users?$top=1'],
    ['/v1.0/users?$select=shoeSize', '/v1.0/users?$select=displayName'],
    ['/beta/teamwork/devices?$select=colour', '/beta/teamwork/devices?$select=deviceType'],
    ['/beta/teamwork/devices?$skiptoken=garbage', '/beta/teamwork/devices'],
  ])('refuses %s and takes %s', async (wrong, right) => {
    expect((await call(wrong)).status).toBe(400)
    expect((await call(right)).status).toBe(200)
  })

  it('wants JSON to be called JSON, and to be JSON', async () => {
    const path = '/v1.0/communications/getPresencesByUserId'
    const plain = await call(path, {
      body: JSON.stringify({ ids: [accountId] }),
      headers: { 'Content-Type': 'text/plain' },
    })
    expect(plain.status).toBe(415)
    const broken = await call(path, { body: '{"ids":', headers: { 'Content-Type': 'application/json' } })
    expect([broken.status, broken.body.error.code]).toEqual([400, 'BadRequest'])
  })

  it("echoes the caller's request id, also in an error", async () => {
    const headers = { 'client-request-id': 'my-own-id' }
    expect((await call('/v1.0/users?$top=1', { headers })).headers['client-request-id']).toBe('my-own-id')
    const { body } = await call('/v1.0/nothing', { headers })
    expect(body.error.innerError['client-request-id']).toBe('my-own-id')
  })
})
