import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../../src/simulator/simulator'
import { allPages, type Caller, signIn } from './graph-caller'

let simulator: Simulator
let call: Caller
beforeAll(async () => {
  simulator = await startSimulator({ rooms: 130, tenants: 1, oddities: 'none' })
  call = await signIn(simulator)
})
afterAll(() => simulator.stop())

const list = async (kind: string) =>
  (await allPages(call, 'v1.0', `/places/microsoft.graph.${kind}`)).flatMap(({ body }) => body.value)

describe('places', () => {
  it('come in pages of 100', async () => {
    const pages = await allPages(call, 'v1.0', '/places/microsoft.graph.room')
    expect(pages.map(({ body }) => body.value.length)).toEqual([100, 30])
  })

  it('hang together: room in floor in building, by the lasting id', async () => {
    const [rooms, floors, buildings] = await Promise.all([list('room'), list('floor'), list('building')])
    const floorById = new Map(floors.map((floor) => [floor.placeId, floor]))
    const buildingById = new Map(buildings.map((building) => [building.placeId, building]))
    for (const room of rooms) {
      const building = buildingById.get(floorById.get(room.parentId)?.parentId)
      expect(building?.displayName).toBe(room.building)
      expect(room.id).not.toBe(room.placeId)
    }
  })

  it("carry the room account's mail address", async () => {
    const [room] = await list('room')
    const { body } = await call(`/v1.0/users/${room?.emailAddress}`)
    expect(simulator.control.rooms().map(({ accountId }) => accountId)).toContain(body.id)
  })

  it('can be paged by hand and counted', async () => {
    const { body } = await call('/v1.0/places/microsoft.graph.room?$top=10&$skip=125&$count=true')
    expect([body.value.length, body['@odata.count'], body['@odata.nextLink']]).toEqual([5, 130, undefined])
  })

  it('can be found by id, lasting id and mail', async () => {
    const [room] = await list('room')
    for (const key of [room?.id, room?.placeId, room?.emailAddress]) {
      expect((await call(`/v1.0/places/${key}`)).body.id).toBe(room?.id)
    }
    expect((await call(`/v1.0/places/${crypto.randomUUID()}`)).status).toBe(404)
  })

  it('list what is below a building, and the rooms of a room list', async () => {
    const [building] = await list('building')
    const below = await call(`/v1.0/places/${building?.id}/descendants`)
    const [roomList] = await list('roomList')
    const rooms = await call(`/v1.0/places/${roomList?.emailAddress}/microsoft.graph.roomList/rooms`)
    expect(rooms.body.value.length).toBeGreaterThan(0)
    expect(below.body.value.length).toBeGreaterThan(rooms.body.value.length)
  })

  it.each([
    ["displayName eq 'Matterhorn'", 200],
    ['capacity ge 10', 200],
    ["contains(displayName,'M')", 400],
    ["shoeSize eq '4'", 400],
  ])('answer the filter %s with %i', async (filter, status) => {
    const path = `/v1.0/places/microsoft.graph.room?$filter=${encodeURIComponent(filter)}`
    const answer = await call(path)
    expect(answer.status).toBe(status)
    if (status === 200) expect(answer.body.value.length).toBeGreaterThan(0)
  })
})
