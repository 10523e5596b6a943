import type { Incident } from '../../shared/model/incident'
import type { TenantKey } from '../../shared/model/tenant'
import {
  type AlertFacts,
  consoleTrouble,
  ownNetworkKey,
  presenceOutageKey,
  type TenantFacts,
  type Trouble,
} from './alert-facts'
import type { AlertRules } from './alert-rules'
import { isRoomInWork } from './maintenance-cover'
import { doubtOf, type PresenceDoubt, type PresenceDoubts } from './presence-doubt'
import { isInRestartWindow } from './room-local-time'
import type { RoomSignal } from './room-signal'

/** What the presence of all tenants together says about presence itself (alerting rule R10a). */
export interface PresenceOutage {
  trouble: Trouble | null
  doubts: PresenceDoubts
}

interface Share {
  tenant: TenantFacts
  /** Rooms that presence calls offline, or begins to, against or without the device source. */
  doubted: readonly RoomSignal[]
  share: number
  sites: number
  hasHard: boolean
}

/** Fewer rooms than this are a coincidence, whatever share of a small tenant they are. */
const fewestRooms = 3

/**
 * The service answers 200 with Offline for everybody: many rooms of a tenant over several sites, or a part of several
 * tenants, at about the same time and without a device source that confirms it. Once begun it lasts while a part of any
 * tenant is still called offline since then, and until those that are just coming back are back: the last to be asked again
 * are no outages of their own.
 */
export function findPresenceOutage(
  facts: AlertFacts,
  open: Incident | null,
  rules: AlertRules,
  now: number,
): PresenceOutage {
  const limits = rules.presenceOutage
  const from = open === null ? now - limits.withinMs : open.firstBadAt - limits.withinMs
  const isInWork = (room: RoomSignal) => isRoomInWork(facts.maintenance, room, rules.fallbackZone, now)
  // Of a paused tenant nothing new is heard: what was seen of it last must not last for ever.
  const asked = facts.tenants.filter(({ isPaused }) => !isPaused)
  const shares = asked.map((tenant) => shareOf(tenant, from, rules, isInWork))
  const several = shares.filter(
    ({ share, doubted }) => share >= limits.shareOfSeveral && doubted.length >= fewestRooms,
  )
  const isWide = (one: Share) =>
    one.hasHard && one.share >= limits.share && one.sites >= limits.sites && one.doubted.length >= fewestRooms
  const isBegun =
    several.some(isWide) || (several.length >= limits.tenants && several.some(({ hasHard }) => hasHard))
  const ending = shares.filter(({ doubted }) => doubted.some(({ isRecovering }) => isRecovering))
  const left = several.length > 0 ? several : ending
  const isOn = open === null ? isBegun : left.length > 0
  if (!isOn) return { trouble: null, doubts: holdsOf(several, limits.holdMs, now) }
  const trouble = outageTrouble(left, open, now)
  const doubt = doubtOf(trouble, rules)
  return { trouble, doubts: new Map(facts.tenants.map(({ tenantKey }) => [tenantKey, doubt])) }
}

/** Whose rooms went at once: nobody of theirs is believed for a while, until it is clear why. */
function holdsOf(several: readonly Share[], holdMs: number, now: number): PresenceDoubts {
  const holds = new Map<TenantKey, PresenceDoubt>()
  for (const { tenant, doubted } of several) {
    const since = doubted.reduce((first, { badSince }) => Math.min(first, badSince ?? now), now)
    if (now < since + holdMs) holds.set(tenant.tenantKey, { since, until: since + holdMs })
  }
  return holds
}

function shareOf(
  tenant: TenantFacts,
  from: number,
  rules: AlertRules,
  isInWork: (room: RoomSignal) => boolean,
): Share {
  const doubted: RoomSignal[] = []
  let total = 0
  for (const signal of tenant.rooms.values()) {
    if (signal.presence !== null) total += 1
    if (signal.presence !== 'offline' && !signal.isSoft) continue
    if (signal.compute === 'offline' || signal.isOfflineAtFirstSight) continue
    const since = signal.badSince
    if (since === null || since < from) continue
    if (isInRestartWindow(since, signal.zone ?? rules.fallbackZone, rules.restartWindow)) continue
    if (isInWork(signal)) continue
    doubted.push(signal)
  }
  return {
    tenant,
    doubted,
    share: total === 0 ? 0 : doubted.length / total,
    sites: new Set(doubted.map(({ site }) => site)).size,
    hasHard: doubted.some(({ presence }) => presence === 'offline'),
  }
}

function outageTrouble(shares: readonly Share[], open: Incident | null, now: number): Trouble {
  const begins = shares.flatMap(({ doubted }) => doubted.flatMap(({ badSince }) => badSince ?? []))
  const rooms = shares.reduce((sum, { doubted }) => sum + doubted.length, 0)
  return {
    ...consoleTrouble,
    dedupKey: presenceOutageKey,
    type: 'presenceOutage',
    params: { rooms, tenants: shares.map(({ tenant }) => tenant.name).join(', ') },
    firstBadAt: open?.firstBadAt ?? Math.min(now, ...begins),
    lastGoodAt: null,
    parentKeys: [ownNetworkKey],
  }
}
