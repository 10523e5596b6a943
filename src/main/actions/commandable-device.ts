import type { Failure } from '../../shared/errors'
import type { PresenceState } from '../../shared/model/presence-state'
import type { RoomIdentity } from '../../shared/model/room'
import type { DeviceFacts } from '../domain/room-health'
import type { DeviceSource } from '../graph/device-source'

/** A device as a command needs it: what is known of it, its room, and the source that commands it. */
export interface CommandableDevice {
  facts: DeviceFacts
  room: RoomIdentity | null
  /** What is believed of its account; null where it has none. */
  presence: PresenceState | null
  source: DeviceSource | null
  /** Said when the source cannot or must not restart. */
  whyNoRestart: Failure
  /** Has it read again and again, and its room shown as restarting; null ends that. Times are epoch ms. */
  setRestarting(span: { since: number; until: number } | null): void
}
