import type { Account } from './account'
import type { RoomKit } from './names/device-models'
import type { Building, Floor } from './tenant'

export interface Room {
  index: number
  seed: number
  id: string
  placeId: string
  name: string
  building: Building
  floor: Floor
  capacity: number
  kit: RoomKit
  account: Account
}
