import type { Presence } from '@microsoft/microsoft-graph-types'
import { fraction, hash } from '../random'
import { isReachable } from './account'
import type { Account, Tenant } from './estate-model'

const MINUTE = 60_000
const SLOT = 30 * MINUTE

interface Mood {
  availability: string
  activity: string
  since: number
}

/**
 * What a room is doing at a time, while somebody can reach it. Half-hour meetings follow from the seed alone, so that
 * a hundred thousand rooms live without a single event; these changes are therefore not in the ledger.
 */
function moodOf(seed: number, at: number, share: number): Mood {
  const lead = hash(seed, 41) % (6 * MINUTE)
  const slot = Math.floor((at + lead) / SLOT)
  const slotStart = slot * SLOT - lead
  const draw = fraction(seed, 42, slot)
  const endsAt = slotStart + (18 + (hash(seed, 43, slot) % 11)) * MINUTE
  const joinsAt = slotStart + 90_000
  if (draw < share && at < endsAt) {
    if (at < joinsAt || draw < share * 0.12)
      return { availability: 'Busy', activity: 'InAMeeting', since: slotStart }
    if (draw > share * 0.85 && at > joinsAt + 5 * MINUTE) {
      return { availability: 'DoNotDisturb', activity: 'Presenting', since: joinsAt + 5 * MINUTE }
    }
    return { availability: 'Busy', activity: 'InACall', since: joinsAt }
  }
  const wasBusy = draw < share
  return { availability: 'Available', activity: 'Available', since: wasBusy ? endsAt : slotStart }
}

/** The share of half hours a room is used in; a phone rings far less. */
function busyShare(account: Account): number {
  return account.room ? 0.4 : 0.08
}

/** Whether a call runs in the room at this time, for the device's own activity state. */
export function isInCall(account: Account, at: number): boolean {
  const mood = moodOf(account.seed, at, busyShare(account))
  return mood.activity === 'InACall' || mood.activity === 'Presenting'
}

/** The presence of a device account, aggregated over the sessions of its devices. */
export function accountPresence(account: Account, at: number): Presence {
  const lie = account.tenant.service.presenceLiesSince
  if (lie !== null) return presence(account.id, 'Offline', 'Offline', lie)
  if (!isReachable(account, at))
    return presence(account.id, 'Offline', 'Offline', account.reachabilityChangedAt)
  const mood = moodOf(account.seed, at, busyShare(account))
  return presence(
    account.id,
    mood.availability,
    mood.activity,
    Math.max(mood.since, account.reachabilityChangedAt),
  )
}

/** The presence of somebody at a desk. */
export function personPresence(tenant: Tenant, id: string, index: number, at: number): Presence {
  const lie = tenant.service.presenceLiesSince
  if (lie !== null) return presence(id, 'Offline', 'Offline', lie)
  const seed = hash(tenant.seed, 44, index)
  const slot = Math.floor(at / SLOT)
  const draw = fraction(seed, slot)
  if (draw < 0.2) return presence(id, 'Away', 'Away', slot * SLOT)
  if (draw < 0.3) return presence(id, 'Offline', 'Offline', slot * SLOT)
  const mood = moodOf(seed, at, 0.5)
  return presence(id, mood.availability, mood.activity, mood.since)
}

/** `sequenceNumber` sorts as text and rises with every change, which is all that is documented about it. */
function presence(id: string, availability: string, activity: string, changedAt: number): Presence {
  return {
    id,
    availability,
    activity,
    sequenceNumber: `A${String(changedAt).padStart(14, '0')}`,
    statusMessage: null,
    outOfOfficeSettings: { message: null, isOutOfOffice: false },
  }
}
