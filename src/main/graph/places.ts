import { z } from 'zod'
import { type Outcome, succeed } from '../../shared/errors'
import type { Place } from '../../shared/model/place'
import type { ReadOptions } from './device-source'
import type { GraphClient } from './graph-client'
import { looseBranch, looseNumber, looseText } from './graph-values'

const pageSize = 100

const WirePlace = z.object({
  id: looseText,
  placeId: looseText,
  parentId: looseText,
  displayName: looseText,
  label: looseText,
  phone: looseText,
  address: looseBranch(z.object({ city: looseText, countryOrRegion: looseText })),
  emailAddress: looseText,
  building: looseText,
  floorLabel: looseText,
  floorNumber: looseNumber,
  capacity: looseNumber,
  sortOrder: looseNumber,
})
type WirePlace = z.output<typeof WirePlace>

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
  let parentId = room.parentId?.toLowerCase()
  while (parentId !== undefined && !seen.has(parentId)) {
    seen.add(parentId)
    const parent = parents.get(parentId)
    if (parent) above[parent.level] ??= parent.place
    parentId = parent?.place.parentId?.toLowerCase()
  }
  const { building, floor } = above
  return {
    placeId,
    displayName: room.displayName,
    mail: room.emailAddress?.toLowerCase() ?? null,
    building: building?.displayName ?? room.building,
    floor: floor?.displayName ?? floor?.label ?? room.floorLabel,
    floorNumber: room.floorNumber ?? floor?.sortOrder ?? null,
    city: room.address?.city ?? building?.address?.city ?? null,
    countryOrRegion: room.address?.countryOrRegion ?? building?.address?.countryOrRegion ?? null,
    capacity: room.capacity,
    label: room.label,
    phone: room.phone,
  }
}
