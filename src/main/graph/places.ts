import { type Outcome, succeed } from '../../shared/errors'
import type { Place } from '../../shared/model/place'
import type { ReadOptions } from './device-source'
import type { GraphClient } from './graph-client'
import { readFields, readNumber, readText, readWith } from './graph-values'

const pageSize = 100

/** The properties of rooms, buildings, floors and sections that are used, each optional. */
interface WirePlace {
  id: string | null
  placeId: string | null
  parentId: string | null
  displayName: string | null
  label: string | null
  phone: string | null
  city: string | null
  countryOrRegion: string | null
  emailAddress: string | null
  building: string | null
  floorLabel: string | null
  floorNumber: number | null
  capacity: number | null
  sortOrder: number | null
}

const WirePlace = readWith((wire): WirePlace => {
  const address = readFields(wire.address)
  return {
    id: readText(wire.id),
    placeId: readText(wire.placeId),
    parentId: readText(wire.parentId)?.toLowerCase() ?? null,
    displayName: readText(wire.displayName),
    label: readText(wire.label),
    phone: readText(wire.phone),
    city: readText(address?.city),
    countryOrRegion: readText(address?.countryOrRegion),
    emailAddress: readText(wire.emailAddress),
    building: readText(wire.building),
    floorLabel: readText(wire.floorLabel),
    floorNumber: readNumber(wire.floorNumber),
    capacity: readNumber(wire.capacity),
    sortOrder: readNumber(wire.sortOrder),
  }
})

/** Answers that mean "this cloud has no such list" rather than "not now". */
const absentStatuses: ReadonlySet<number | undefined> = new Set([400, 403, 404, 405, 410, 501])

const levels = ['building', 'floor', 'section'] as const
type Level = (typeof levels)[number]

/**
 * Every meeting room with its building and floor. A cloud without the lists of buildings, floors or sections gives
 * the rooms' own free text instead; a list that fails for now fails the whole, lest sites flicker.
 */
export async function readPlaces(graph: GraphClient, options: ReadOptions): Promise<Outcome<Place[]>> {
  const rooms = await readList(graph, 'room', options)
  if (!rooms.ok) return rooms
  const parents = new Map<string, { level: Level; place: WirePlace }>()
  for (const level of levels) {
    const list = await readList(graph, level, options)
    if (!list.ok && !absentStatuses.has(list.error.status)) return list
    for (const place of list.ok ? list.value : []) {
      for (const key of [place.id, place.placeId]) if (key) parents.set(key.toLowerCase(), { level, place })
    }
  }
  const byId = new Map<string, Place>()
  for (const room of rooms.value) {
    const place = toPlace(room, parents)
    if (place) byId.set(place.placeId, place)
  }
  return succeed([...byId.values()])
}

async function readList(
  graph: GraphClient,
  kind: 'room' | Level,
  options: ReadOptions,
): Promise<Outcome<WirePlace[]>> {
  const places: WirePlace[] = []
  const path = `/places/microsoft.graph.${kind}?$top=${pageSize}`
  for await (const page of graph.pages('v1.0', path, WirePlace, { workload: 'places', ...options })) {
    if (!page.ok) return page
    places.push(...page.value)
  }
  return succeed(places)
}

function toPlace(
  room: WirePlace,
  parents: ReadonlyMap<string, { level: Level; place: WirePlace }>,
): Place | null {
  const placeId = room.placeId ?? room.id
  if (placeId === null) return null
  const above: Partial<Record<Level, WirePlace>> = {}
  const seen = new Set<string>()
  let parentId = room.parentId
  while (parentId !== null && !seen.has(parentId)) {
    seen.add(parentId)
    const parent = parents.get(parentId)
    if (parent) above[parent.level] ??= parent.place
    parentId = parent?.place.parentId ?? null
  }
  const { building, floor } = above
  return {
    placeId,
    displayName: room.displayName,
    mail: room.emailAddress?.toLowerCase() ?? null,
    building: building?.displayName ?? room.building,
    floor: floor?.displayName ?? floor?.label ?? room.floorLabel,
    floorNumber: room.floorNumber ?? floor?.sortOrder ?? null,
    city: room.city ?? building?.city ?? null,
    countryOrRegion: room.countryOrRegion ?? building?.countryOrRegion ?? null,
    capacity: room.capacity,
    label: room.label,
    phone: room.phone,
  }
}
