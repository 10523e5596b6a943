import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../../src/simulator/simulator'
import { allPages, type Caller, signIn } from './graph-caller'

const roomsPro = '4cde982a-ede4-4409-9ae6-b003453c8ea6'
const sharedDevice = '295a8eb0-f78d-45c7-8b5b-1eed5ed02dff'
let simulator: Simulator
let call: Caller
beforeAll(async () => {
  simulator = await startSimulator({ rooms: 60, tenants: 1, oddities: 'none' })
  call = await signIn(simulator)
})
afterAll(() => simulator.stop())

const users = (query: string) => `/v1.0/users?${query.replaceAll(' ', '%20')}`
const holding = (skuId: string) => `assignedLicenses/any(u:u/skuId eq ${skuId})`

describe('users', () => {
  it('come in pages of 100, with few properties, ordinary people and device accounts alike', async () => {
    const pages = await allPages(call, 'v1.0', '/users')
    expect(pages[0]?.body.value).toHaveLength(100)
    const all = pages.flatMap(({ body }) => body.value)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(300)
    expect(all[0]).not.toHaveProperty('assignedLicenses')
    expect(all[0]).not.toHaveProperty('accountEnabled')
  })

  it('show licences when selected', async () => {
    const { body } = await call(users('$select=id,assignedLicenses,assignedPlans&$top=1'))
    expect(body.value[0]).toEqual({
      id: expect.any(String),
      assignedLicenses: [{ disabledPlans: [], skuId: expect.any(String) }],
      assignedPlans: expect.arrayContaining([expect.objectContaining({ capabilityStatus: 'Enabled' })]),
    })
  })

  it('can be asked for by licence, by several with or', async () => {
    const pro = await call(users(`$select=id&$top=999&$filter=${holding(roomsPro)}`))
    const rooms = new Set(simulator.control.rooms().map(({ accountId }) => accountId))
    expect(pro.body.value.length).toBeGreaterThan(30)
    expect(pro.body.value.every(({ id }) => rooms.has(id))).toBe(true)
    const both = await call(
      users(`$select=id&$top=999&$filter=${holding(roomsPro)} or ${holding(sharedDevice)}`),
    )
    expect(both.body.value.length).toBeGreaterThan(pro.body.value.length)
  })

  it.each([
    ['a quoted SKU', `$filter=${holding(`'${roomsPro}'`)}`],
    ['a SKU that is no GUID', `$filter=${holding('SPE_E5')}`],
    ['negation without ConsistencyLevel', `$filter=not ${holding(roomsPro)}`],
    ['counting without ConsistencyLevel', '$filter=assignedLicenses/$count ne 0&$count=true'],
    ['$count without ConsistencyLevel', '$count=true'],
    ['an undocumented filter', "$filter=contains(displayName,'Room')"],
  ])('cannot be asked for with %s', async (_, query) => {
    expect((await call(users(query))).status).toBe(400)
  })

  it('can be negated and counted as an advanced query, the count on page one only', async () => {
    const headers = { ConsistencyLevel: 'eventual' }
    const page = await call(users(`$count=true&$top=50&$filter=not ${holding(roomsPro)}`), { headers })
    expect(page.body['@odata.count']).toBeGreaterThan(300)
    const next = await call(page.body['@odata.nextLink'] ?? '', { headers })
    expect([next.status, next.body['@odata.count']]).toEqual([200, undefined])
    expect((await call(page.body['@odata.nextLink'] ?? '')).status).toBe(400)
  })

  it('can be found by id and by principal name', async () => {
    const room = simulator.control.rooms()[0]
    const byId = await call(`/v1.0/users/${room?.accountId}`)
    expect(byId.body.displayName).toBe(room?.room)
    expect((await call(`/v1.0/users/${byId.body.userPrincipalName}`)).body.id).toBe(room?.accountId)
    const missing = await call('/v1.0/users/nobody@contoso.com')
    expect([missing.status, missing.body.error.code]).toEqual([404, 'Request_ResourceNotFound'])
  })

  it('show licence details with the part number', async () => {
    const { body } = await call(users(`$top=1&$select=id&$filter=${holding(roomsPro)}`))
    const details = await call(`/v1.0/users/${body.value[0]?.id}/licenseDetails`)
    expect(details.body.value).toMatchObject([
      { skuId: roomsPro, skuPartNumber: 'Microsoft_Teams_Rooms_Pro' },
    ])
  })
})
