import { expect, test } from 'vitest'
import { readPlaces } from '../../../src/main/graph/places'
import { runToEnd, type ScriptedAnswer, scriptGraph } from '../../support/scripted-graph'

const sweep = { lane: 'sweep' } as const

function read(lists: Record<string, ScriptedAnswer>) {
  const { graph, clock } = scriptGraph(({ path }) => {
    const kind = /microsoft\.graph\.(\w+)/.exec(path)?.[1] ?? ''
    return lists[kind] ?? { body: { value: [] } }
  })
  return runToEnd(clock, readPlaces(graph, sweep))
}

const list = (...value: object[]): ScriptedAnswer => ({ body: { value } })

test('building and floor are found up the tree, through a section and either id', async () => {
  const places = await read({
    building: list({
      id: 'b-id',
      placeId: 'B',
      displayName: 'North',
      address: { city: 'Oslo', countryOrRegion: 'NO' },
    }),
    floor: list({ id: 'f', placeId: 'F', parentId: 'b-ID', displayName: '3rd', sortOrder: 3 }),
    section: list({ id: 's', placeId: 'S', parentId: 'f' }),
    room: list({
      id: 'r-id',
      placeId: 'R',
      parentId: 's',
      displayName: 'Fjord',
      emailAddress: 'Fjord@Contoso.test',
      building: 'free text',
      floorLabel: 'free floor',
      capacity: '12',
    }),
  })
  expect(places).toEqual({
    ok: true,
    value: [
      {
        placeId: 'R',
        displayName: 'Fjord',
        mail: 'fjord@contoso.test',
        building: 'North',
        floor: '3rd',
        floorNumber: 3,
        city: 'Oslo',
        countryOrRegion: 'NO',
        capacity: 12,
        label: null,
        phone: null,
      },
    ],
  })
})

test('a cloud without buildings and floors gives the words of the room itself', async () => {
  const places = await read({
    building: { status: 404 },
    floor: { status: 400 },
    section: { status: 501 },
    room: list({
      id: 'R',
      building: '1',
      floorLabel: 'Ground',
      floorNumber: 0,
      address: { city: 'Buffalo' },
    }),
  })
  expect(places).toMatchObject({
    ok: true,
    value: [
      { placeId: 'R', building: '1', floor: 'Ground', floorNumber: 0, city: 'Buffalo', capacity: null },
    ],
  })
})

test('a list that fails for now fails the whole: sites must not come and go', async () => {
  expect(await read({ room: list({ id: 'R', building: '1' }), floor: { status: 503 } })).toMatchObject({
    ok: false,
    error: { code: 'graph.serverError' },
  })
})

test('a tree that bites its tail ends', async () => {
  const places = await read({
    floor: list({ id: 'f', parentId: 'g' }, { id: 'g', parentId: 'f', displayName: 'Loop' }),
    room: list({ id: 'R', parentId: 'f' }, { displayName: 'without any id' }),
  })
  expect(places).toMatchObject({ ok: true, value: [{ placeId: 'R', building: null }] })
})

test('a forbidden list of rooms is a missing permission', async () => {
  expect(await read({ room: { status: 403 } })).toMatchObject({
    ok: false,
    error: { code: 'graph.permissionMissing', params: { permission: 'Place.Read.All' } },
  })
})
