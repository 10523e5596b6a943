import type { DeviceId } from '../../shared/model/device'

/**
 * Which devices' health to read next: those asked for first (changed, suspect, restarted), then the one
 * whose turn it is, so that a full sweep reaches every device once.
 */
export class DeviceHealthQueue {
  private readonly wanted = new Set<DeviceId>()
  private turn: Iterator<DeviceId> | null = null

  /** @param devices every device known now; asked anew for each sweep. */
  constructor(private readonly devices: () => Iterable<DeviceId>) {}

  want(deviceIds: Iterable<DeviceId>): void {
    for (const deviceId of deviceIds) this.wanted.add(deviceId)
  }

  /** These are read otherwise. */
  drop(deviceIds: Iterable<DeviceId>): void {
    for (const deviceId of deviceIds) this.wanted.delete(deviceId)
  }

  /** Takes what was asked for (at most `maxWanted`) and fills up with `sweepCount` devices in turn. */
  take(maxWanted: number, sweepCount: number): DeviceId[] {
    const taken = new Set<DeviceId>()
    for (const deviceId of this.wanted) {
      if (taken.size >= maxWanted) break
      taken.add(deviceId)
      this.wanted.delete(deviceId)
    }
    for (let i = 0; i < sweepCount; i++) {
      const next = this.nextInTurn()
      if (next === null) break
      taken.add(next)
    }
    return [...taken]
  }

  private nextInTurn(): DeviceId | null {
    this.turn ??= this.devices()[Symbol.iterator]()
    const next = this.turn.next()
    if (!next.done) return next.value
    this.turn = null
    return null
  }
}
