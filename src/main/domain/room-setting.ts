import type { DeviceId } from '../../shared/model/device'
import type { RestartWindow } from '../../shared/model/maintenance'
import type { Place } from '../../shared/model/place'
import type { RoomIdentity } from '../../shared/model/room'

/** Planned work on a room, or on some of its devices only. */
export interface RoomMaintenance {
  until: number
  by: string
  comment: string
  /** null = the whole room. */
  deviceIds: ReadonlySet<DeviceId> | null
}

/** What is known of a room's surroundings and not of the room: its clock, and what is planned. */
export interface RoomSetting {
  /** IANA zone of the room; null = not known. */
  zone: string | null
  /** The zone that counts: the room's, else this computer's. */
  clock: string
  maintenance: RoomMaintenance | null
  restartWindow: RestartWindow
}

/** What is planned around rooms. */
export interface PlannedWork {
  settingOf(room: { identity: RoomIdentity; place: Place | null }, now: number): RoomSetting
  /** When this differs from before, every room is judged again. */
  keyAt(now: number): string
}
