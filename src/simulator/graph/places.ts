import { contextUrl, type Exchange, type GraphAnswer, json, type Route } from './exchange'
import { badRequest, notFound } from './failure'
import { readQuery, selected } from './odata'
import { queryWith, readSkipToken, writeSkipToken } from './paging'
import {
  buildingResource,
  findPlace,
  floorResource,
  placesBelow,
  roomListResource,
  roomResource,
} from './place-resource'

const page = { byDefault: 100, most: 100 }
const common = [
  'id',
  'placeId',
  'parentId',
  'displayName',
  'label',
  'tags',
  'address',
  'geoCoordinates',
  'phone',
]
const properties = {
  room: [
    ...common,
    'isWheelChairAccessible',
    'emailAddress',
    'nickname',
    'building',
    'floorNumber',
    'floorLabel',
    'capacity',
    'bookingType',
    'audioDeviceName',
    'videoDeviceName',
    'displayDeviceName',
    'teamsEnabledState',
  ],
  roomList: [...common, 'isWheelChairAccessible', 'emailAddress'],
  building: [...common, 'isWheelChairAccessible', 'wifiState'],
  floor: [...common, 'isWheelChairAccessible', 'sortOrder'],
  section: common,
} as const
type Kind = keyof typeof properties

function entries({ tenant, oddities }: Exchange, kind: Kind): object[] {
  switch (kind) {
    case 'room':
      return tenant.rooms.map((room) => roomResource(room, oddities))
    case 'roomList':
      return tenant.buildings.map(roomListResource)
    case 'building':
      return tenant.buildings.map(buildingResource)
    case 'floor':
      return tenant.buildings.flatMap((building) =>
        building.floors.map((floor) => floorResource(building, floor)),
      )
    case 'section':
      return []
  }
}

function list(exchange: Exchange, kind: Kind, all: object[], path: string): GraphAnswer {
  const known = properties[kind]
  const query = readQuery(
    exchange.request.query,
    { select: known, filter: true, top: page, skip: true, skipToken: true, count: true },
    `microsoft.graph.${kind}`,
  )
  const matches = query.filter === null ? all : all.filter(readPlaceFilter(query.filter, known))
  const from = query.skipToken === null ? query.skip : readSkipToken(query.skipToken).offset
  const slice = matches.slice(from, from + query.top)
  const next = from + slice.length
  const kept = new URLSearchParams(
    [...exchange.request.query].filter(([key]) => key.toLowerCase() !== '$skip'),
  )
  const link = queryWith(kept, '$skiptoken', writeSkipToken({ offset: next, sentEmpty: false }))
  return json({
    '@odata.context': contextUrl(exchange, path),
    ...(query.count ? { '@odata.count': matches.length } : {}),
    ...(next < matches.length ? { '@odata.nextLink': `${exchange.graphUrl}/v1.0/${path}?${link}` } : {}),
    value: slice.map((entry) => selected(entry, query.select)),
  })
}

const clause = /^\s*(\w+)\s+(eq|ge|gt|le|lt)\s+(?:'((?:[^']|'')*)'|(\d+))\s*$/i

/** One comparison of a property with a text or a number. */
function readPlaceFilter(filter: string, known: readonly string[]): (entry: object) => boolean {
  const match = clause.exec(filter)
  const property = known.find((name) => name.toLowerCase() === match?.[1]?.toLowerCase())
  if (!match || !property) throw badRequest(`The filter '${filter}' is not supported.`)
  const [, , operator = 'eq', text, number] = match
  const read = (entry: object) => new Map<string, unknown>(Object.entries(entry)).get(property)
  if (number === undefined) {
    if (operator.toLowerCase() !== 'eq') throw badRequest(`The filter '${filter}' is not supported.`)
    const wanted = (text ?? '').replaceAll("''", "'").toLowerCase()
    return (entry) => String(read(entry) ?? '').toLowerCase() === wanted
  }
  const wanted = Number(number)
  const tests: Record<string, (value: number) => boolean> = {
    eq: (value) => value === wanted,
    ge: (value) => value >= wanted,
    gt: (value) => value > wanted,
    le: (value) => value <= wanted,
    lt: (value) => value < wanted,
  }
  return (entry) => tests[operator.toLowerCase()]?.(Number(read(entry))) ?? false
}

function one(exchange: Exchange, key: string): GraphAnswer {
  const place = findPlace(exchange.tenant, key, exchange.oddities)
  if (!place) throw notFound(`The place '${key}' was not found.`, 'ErrorItemNotFound')
  const query = readQuery(exchange.request.query, { select: Object.keys(place) }, 'microsoft.graph.place')
  return json({ '@odata.context': contextUrl(exchange, 'places/$entity'), ...selected(place, query.select) })
}

function descendants(exchange: Exchange, key: string): GraphAnswer {
  readQuery(exchange.request.query, {}, 'microsoft.graph.place')
  const below = placesBelow(exchange.tenant, key, exchange.oddities)
  if (!below) throw notFound(`The place '${key}' was not found.`, 'ErrorItemNotFound')
  return json({ '@odata.context': contextUrl(exchange, `places('${key}')/descendants`), value: below })
}

/** The key of a room list is its mail address. */
function roomsOfList(exchange: Exchange, key: string): GraphAnswer {
  const building = exchange.tenant.buildings.find(({ listMail }) => listMail === key.toLowerCase())
  if (!building) throw notFound(`The room list '${key}' was not found.`, 'ErrorItemNotFound')
  const rooms = building.rooms.map((room) => roomResource(room, exchange.oddities))
  return list(exchange, 'room', rooms, `places/${key}/microsoft.graph.roomList/rooms`)
}

const shared = {
  method: 'GET',
  version: 'v1.0',
  workload: 'places',
  roles: ['Place.Read.All'],
  denial: 'exchange',
} as const

const kinds: readonly Kind[] = ['room', 'roomList', 'building', 'floor', 'section']

export const placeRoutes: readonly Route[] = [
  ...kinds.map((kind) => ({
    ...shared,
    path: `places/microsoft.graph.${kind}`,
    handle: (x: Exchange) => list(x, kind, entries(x, kind), `places/microsoft.graph.${kind}`),
  })),
  { ...shared, path: 'places/*', handle: (x, [key = '']) => one(x, key) },
  { ...shared, path: 'places/*/descendants', handle: (x, [key = '']) => descendants(x, key) },
  {
    ...shared,
    path: 'places/*/microsoft.graph.roomList/rooms',
    handle: (x, [key = '']) => roomsOfList(x, key),
  },
]
