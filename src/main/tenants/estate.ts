import { isDeepStrictEqual } from 'node:util'
import type { Account } from '../../shared/model/account'
import { Device, type DeviceHealth, type DeviceId } from '../../shared/model/device'
import type { Place } from '../../shared/model/place'
import type { PresenceSample } from '../../shared/model/presence'
import type { PresenceState } from '../../shared/model/presence-state'
import {
  defaultPresenceRules,
  isSuspect,
  observePresence,
  presenceChanged,
  vipPresenceRules,
} from '../domain/presence-rules'
import type { DeviceFacts } from '../domain/room-health'
import { eachInSteps, type Steps } from '../domain/steps'

/** A subject missing from this many complete lists in a row is gone; one short list is not believed. */
const missesUntilGone = 2

/** What one take changed, for the store. */
export interface Taken<Row, Id> {
  changed: Row[]
  removed: Id[]
}

/**
 * What Graph has said of one tenant, in memory: devices, accounts, places and presence by id.
 * Takes answers, remembers what changed, and says which subjects to judge again; knows no rooms and no rules.
 */
export class Estate {
  readonly devices = new Map<DeviceId, DeviceFacts>()
  readonly accounts = new Map<string, Account>()
  readonly places = new Map<string, Place>()
  readonly presence = new Map<string, PresenceState>()
  /** Accounts and devices whose facts changed since {@link takeTouched}. */
  private touchedAccounts = new Set<string>()
  private touchedDevices = new Set<DeviceId>()
  private isJoinStale = true
  private misses = {
    device: new Map<string, number>(),
    account: new Map<string, number>(),
    place: new Map<string, number>(),
  }

  /** Accounts whose presence is doubted: asked again at the suspect rate (alerting rule R1). */
  readonly suspects = new Set<string>()

  /** Accounts of rooms marked as very important: two bad samples are enough (alerting rule R1). */
  readonly vipAccounts = new Set<string>()

  /** When an account was last good before the doubt about it began, epoch ms. */
  readonly reachableBefore = new Map<string, number>()

  loadPresence(states: readonly PresenceState[]): void {
    for (const state of states) this.keepPresence(state)
  }

  /** Takes a list of devices. Compares in steps; what changed is taken over in one go, so that nobody sees half of it. */
  *takeDevices(
    devices: readonly Device[],
    isComplete: boolean,
    at: number,
  ): Steps<Taken<DeviceFacts, DeviceId>> {
    const seen = new Set<string>()
    const differing: Device[] = []
    yield* eachInSteps(devices, (device) => {
      seen.add(device.deviceId)
      const before = this.devices.get(device.deviceId)
      if (before && isSameDevice(before.device, device)) before.listReadAt = at
      else differing.push(device)
    })
    const changed = differing.map((device): DeviceFacts => {
      const before = this.devices.get(device.deviceId)
      const { health, healthReadAt } = before ?? { health: null, healthReadAt: null }
      const facts = { device, listReadAt: at, health, healthReadAt }
      if (!before || !isSameIdentity(before.device, device)) this.isJoinStale = true
      this.devices.set(device.deviceId, facts)
      this.touchedDevices.add(device.deviceId)
      return facts
    })
    return { changed, removed: isComplete ? this.dropMissing('device', this.devices, seen) : [] }
  }

  takeHealth(readings: readonly (readonly [DeviceId, DeviceHealth])[], at: number): DeviceFacts[] {
    const changed: DeviceFacts[] = []
    for (const [deviceId, health] of readings) {
      const facts = this.devices.get(deviceId)
      if (!facts) continue
      facts.healthReadAt = at
      this.touchedDevices.add(deviceId)
      if (facts.health && isDeepStrictEqual(facts.health, health)) continue
      facts.health = health
      changed.push(facts)
    }
    return changed
  }

  takeAccounts(accounts: readonly Account[]): Steps<Taken<Account, string>> {
    return this.takeList('account', this.accounts, accounts, (account) => account.accountId)
  }

  takePlaces(places: readonly Place[]): Steps<Taken<Place, string>> {
    return this.takeList('place', this.places, places, (place) => place.placeId)
  }

  /** Takes presence samples; returns the states that changed in more than freshness. */
  takePresence(samples: readonly PresenceSample[], at: number): PresenceState[] {
    const changed: PresenceState[] = []
    for (const sample of samples) {
      const before = this.presence.get(sample.accountId) ?? null
      const rules = this.vipAccounts.has(sample.accountId) ? vipPresenceRules : defaultPresenceRules
      const after = observePresence(before, sample, at, rules)
      if (after === before) continue
      this.keepPresence(after)
      if (after.pending?.verdict === 'offline' && before?.pending == null && before?.lastGoodAt != null) {
        this.reachableBefore.set(sample.accountId, before.lastGoodAt)
      }
      if (!presenceChanged(before, after)) continue
      changed.push(after)
      this.touchedAccounts.add(sample.accountId)
    }
    return changed
  }

  /** Accounts that were asked for and not answered: their rooms are judged again, because their sample ages. */
  touchAccounts(accountIds: Iterable<string>): void {
    for (const accountId of accountIds) this.touchedAccounts.add(accountId)
  }

  touchDevice(deviceId: DeviceId): void {
    this.touchedDevices.add(deviceId)
  }

  /** What changed since the last call; calling it forgets it. */
  takeTouched(): { accounts: Set<string>; devices: Set<DeviceId>; isJoinStale: boolean } {
    const touched = {
      accounts: this.touchedAccounts,
      devices: this.touchedDevices,
      isJoinStale: this.isJoinStale,
    }
    this.touchedAccounts = new Set()
    this.touchedDevices = new Set()
    this.isJoinStale = false
    return touched
  }

  private keepPresence(state: PresenceState): void {
    this.presence.set(state.accountId, state)
    if (isSuspect(state)) this.suspects.add(state.accountId)
    else this.suspects.delete(state.accountId)
  }

  private *takeList<Row>(
    kind: 'account' | 'place',
    known: Map<string, Row>,
    rows: readonly Row[],
    idOf: (row: Row) => string,
  ): Steps<Taken<Row, string>> {
    const changed: Row[] = []
    const seen = new Set<string>()
    yield* eachInSteps(rows, (row) => {
      const id = idOf(row)
      seen.add(id)
      const before = known.get(id)
      if (!before || !isDeepStrictEqual(before, row)) changed.push(row)
    })
    for (const row of changed) known.set(idOf(row), row)
    const removed = this.dropMissing(kind, known, seen)
    if (changed.length > 0) this.isJoinStale = true
    return { changed, removed }
  }

  private dropMissing<Id extends string>(
    kind: keyof typeof this.misses,
    known: Map<Id, unknown>,
    seen: ReadonlySet<string>,
  ): Id[] {
    const removed: Id[] = []
    const misses = new Map<string, number>()
    for (const id of known.keys()) {
      if (seen.has(id)) continue
      const count = (this.misses[kind].get(id) ?? 0) + 1
      if (count < missesUntilGone) {
        misses.set(id, count)
        continue
      }
      known.delete(id)
      removed.push(id)
    }
    this.misses[kind] = misses
    if (removed.length > 0) this.isJoinStale = true
    return removed
  }
}

/** Does a device still join to the same account under the same name? */
function isSameIdentity(before: Device, after: Device): boolean {
  return (
    before.accountId === after.accountId &&
    before.accountName === after.accountName &&
    before.model === after.model &&
    before.type === after.type
  )
}

const deviceFields = Device.keyof().options

/** Are two list entries of a device alike? By hand, because every list compares every device. */
function isSameDevice(before: Device, after: Device): boolean {
  return deviceFields.every((field) => {
    if (field !== 'macAddresses') return before[field] === after[field]
    const { macAddresses } = after
    return (
      before.macAddresses.length === macAddresses.length &&
      before.macAddresses.every((address, index) => address === macAddresses[index])
    )
  })
}
