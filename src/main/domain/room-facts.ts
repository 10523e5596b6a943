import type { Failure } from '../../shared/errors'
import type { Account } from '../../shared/model/account'
import type { Device, DeviceHealth, DeviceId } from '../../shared/model/device'
import type { PresenceState } from '../../shared/model/presence-state'
import type { RoomIdentity } from '../../shared/model/room'
import type { RoomHealth } from '../../shared/model/room-health'
import type { DeviceSourceStatus, WorkloadState } from '../../shared/model/tenant-status'
import type { PresenceDoubt } from './presence-doubt'
import type { RoomSetting } from './room-setting'

/** One poller's condition, as far as a judgement needs it. Times are epoch ms. */
export interface WorkloadFacts {
  state: WorkloadState
  everyMs: number
  lastGoodAt: number | null
  error: Failure | null
}

/** A device with when its list entry and its health branch were read. */
export interface DeviceFacts {
  device: Device
  listReadAt: number
  health: DeviceHealth | null
  healthReadAt: number | null
}

/** Our own restart of a device; its room reads `restarting` until `until`. */
export interface Restarting {
  deviceId: DeviceId
  since: number
  until: number
}

/** Everything a room is judged by. */
export interface RoomFacts {
  identity: RoomIdentity
  account: Account | null
  presence: PresenceState | null
  devices: readonly DeviceFacts[]
  restarting: Restarting | null
  workloads: { presence: WorkloadFacts; devices: WorkloadFacts; deviceHealth: WorkloadFacts }
  deviceSource: DeviceSourceStatus['kind']
  /** Is the tenant's presence believed at all? null = it is. */
  presenceDoubt: PresenceDoubt | null
  setting: RoomSetting
  previous: RoomHealth | null
  isVip: boolean
}
