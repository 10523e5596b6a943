import type { Place, RoomList, Room as RoomResource } from '@microsoft/microsoft-graph-types'
import { hash } from '../random'
import type { Building, Floor, Room, Tenant } from '../world/estate-model'
import type { Oddities } from './oddities'

/** What v1.0 sends for places since 2026; the published types of this version still lack these. */
interface PlaceHierarchy {
  '@odata.type': string
  placeId: string
  parentId: string | null
  label: string | null
  tags: string[]
  isWheelChairAccessible: boolean | null
}

type PlaceResource = Omit<Place, 'id'> & PlaceHierarchy & { id: string }

function base(building: Building): Place {
  const { city } = building
  return {
    address: {
      street: building.street,
      city: city.name,
      state: city.state,
      postalCode: city.postalCode,
      countryOrRegion: city.country,
    },
    geoCoordinates: { latitude: city.latitude, longitude: city.longitude },
    phone: null,
  }
}

export function buildingResource(building: Building): PlaceResource & { wifiState: string } {
  return {
    '@odata.type': '#microsoft.graph.building',
    ...base(building),
    id: building.id,
    placeId: building.placeId,
    parentId: null,
    displayName: building.name,
    label: building.code,
    tags: [],
    isWheelChairAccessible: true,
    wifiState: 'enabled',
  }
}

export function floorResource(building: Building, floor: Floor): PlaceResource & { sortOrder: number } {
  return {
    '@odata.type': '#microsoft.graph.floor',
    ...base(building),
    id: floor.id,
    placeId: floor.placeId,
    parentId: building.placeId,
    displayName: floor.label,
    label: floor.label,
    tags: [],
    isWheelChairAccessible: null,
    sortOrder: floor.number,
  }
}

export function roomResource(
  room: Room,
  oddities: Oddities,
): PlaceResource & Omit<RoomResource, 'id' | keyof PlaceHierarchy> & { teamsEnabledState: string } {
  const [compute] = room.account.devices
  const isText = oddities.has('stringCapacity') && hash(room.seed, 131) % 4 === 0
  return {
    '@odata.type': '#microsoft.graph.room',
    ...base(room.building),
    id: room.id,
    placeId: room.placeId,
    parentId: room.floor.placeId,
    displayName: room.name,
    label: `${room.building.code} ${room.floor.number}.${String((room.index % 60) + 1).padStart(2, '0')}`,
    tags: room.capacity >= 12 ? ['boardroom'] : [],
    isWheelChairAccessible: true,
    emailAddress: room.account.name,
    nickname: room.name,
    building: room.building.name,
    floorNumber: room.floor.number,
    floorLabel: room.floor.label,
    capacity: isText ? (String(room.capacity) as unknown as number) : room.capacity,
    bookingType: hash(room.seed, 132) % 12 === 0 ? 'reserved' : 'standard',
    audioDeviceName: compute?.model.audio?.displayName ?? null,
    videoDeviceName: compute ? `${compute.model.manufacturer} ${compute.model.model}` : null,
    displayDeviceName: null,
    teamsEnabledState: 'enabled',
  }
}

export function roomListResource(building: Building): PlaceResource & Pick<RoomList, 'emailAddress'> {
  return {
    '@odata.type': '#microsoft.graph.roomList',
    ...base(building),
    id: building.listId,
    placeId: building.listId,
    parentId: null,
    displayName: `Rooms in ${building.name}`,
    label: null,
    tags: [],
    isWheelChairAccessible: null,
    emailAddress: building.listMail,
  }
}

/** Any place by its id, its lasting placeId or its mail address, or null. */
export function findPlace(tenant: Tenant, key: string, oddities: Oddities): object | null {
  const wanted = key.toLowerCase()
  const is = (place: { id: string; placeId: string }) => place.id === wanted || place.placeId === wanted
  for (const building of tenant.buildings) {
    if (is(building)) return buildingResource(building)
    if (building.listId === wanted || building.listMail === wanted) return roomListResource(building)
    const floor = building.floors.find(is)
    if (floor) return floorResource(building, floor)
    const room = building.rooms.find((candidate) => is(candidate) || candidate.account.name === wanted)
    if (room) return roomResource(room, oddities)
  }
  return null
}

/** Everything below a building or a floor, nearest first; null when the place does not exist. */
export function placesBelow(tenant: Tenant, key: string, oddities: Oddities): object[] | null {
  const wanted = key.toLowerCase()
  for (const building of tenant.buildings) {
    const rooms = (floor: Floor) =>
      building.rooms.filter((room) => room.floor === floor).map((room) => roomResource(room, oddities))
    if (building.id === wanted || building.placeId === wanted) {
      return building.floors.flatMap((floor) => [floorResource(building, floor), ...rooms(floor)])
    }
    const floor = building.floors.find(({ id, placeId }) => id === wanted || placeId === wanted)
    if (floor) return rooms(floor)
  }
  return findPlace(tenant, key, oddities) === null ? null : []
}
