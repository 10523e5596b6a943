import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../../src/simulator/simulator'
import { type Caller, signIn, stoppedClock } from './graph-caller'

const many = '/v1.0/communications/getPresencesByUserId'
let simulator: Simulator
let call: Caller
let ids: string[]
beforeAll(async () => {
  simulator = await startSimulator({ rooms: 30, tenants: 1, clock: stoppedClock() })
  call = await signIn(simulator)
  ids = simulator.control.rooms().map(({ accountId }) => accountId)
})
afterAll(() => simulator.stop())

describe('presence', () => {
  it('answers for a room both ways alike, in PascalCase, with a sortable stamp', async () => {
    const viaUser = await call(`/v1.0/users/${ids[0]}/presence`)
    const viaPresences = await call(`/v1.0/communications/presences/${ids[0]}`)
    const { '@odata.context': _, ...presence } = viaUser.body
    expect(viaPresences.body).toMatchObject(presence)
    expect(presence).toMatchObject({ id: ids[0], availability: expect.stringMatching(/^[A-Z]/) })
    expect(presence.sequenceNumber).toMatch(/^A\d{14}$/)
  })

  it('answers for many at once, whatever the case of an id', async () => {
    const asked = ids.map((id, index) => (index % 2 ? id.toUpperCase() : id))
    const { status, body } = await call(many, { body: { ids: asked } })
    expect(status).toBe(200)
    expect(new Set(body.value.map(({ id }) => id))).toEqual(new Set(ids))
  })

  it('leaves out an id nobody has', async () => {
    const { body } = await call(many, { body: { ids: [crypto.randomUUID(), ids[0]] } })
    expect(body.value).toHaveLength(1)
  })

  it('answers for ordinary people too', async () => {
    const { body } = await call('/v1.0/users?$top=1&$select=id,displayName')
    expect((await call(`/v1.0/users/${body.value[0]?.id}/presence`)).status).toBe(200)
  })

  it('takes 650 ids and not one more', async () => {
    const strangers = Array.from({ length: 651 }, () => crypto.randomUUID())
    expect((await call(many, { body: { ids: strangers.slice(1) } })).status).toBe(200)
    expect((await call(many, { body: { ids: strangers } })).status).toBe(400)
  })

  it.each([
    ['no ids', {}],
    ['an empty list', { ids: [] }],
    ['a principal name', { ids: ['room@contoso.com'] }],
    ['a number', { ids: [7] }],
    ['another parameter', { ids: [crypto.randomUUID()], force: true }],
  ])('refuses %s', async (_, body) => {
    expect((await call(many, { body })).status).toBe(400)
  })

  it('refuses a single id that is no GUID', async () => {
    expect((await call('/v1.0/users/room@contoso.com/presence')).status).toBe(400)
  })

  it('raises the stamp with every change and never without one', async () => {
    const room = simulator.control.rooms()[1]
    const read = async () => (await call(`/v1.0/users/${room?.accountId}/presence`)).body
    const tenant = room?.tenantId ?? ''
    const before = await read()
    simulator.control.advance(1)
    expect((await read()).sequenceNumber).toBe(before.sequenceNumber)
    simulator.control.setRoom({ tenant, room: room?.room ?? '', state: 'offline' })
    const offline = await read()
    expect(offline).toMatchObject({ availability: 'Offline', activity: 'Offline' })
    expect(offline.sequenceNumber > before.sequenceNumber).toBe(true)
    simulator.control.advance(60_000)
    simulator.control.setRoom({ tenant, room: room?.room ?? '', state: 'online' })
    const online = await read()
    expect(online.availability).not.toBe('Offline')
    expect(online.sequenceNumber > offline.sequenceNumber).toBe(true)
  })
})
