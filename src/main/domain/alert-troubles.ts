import type { RoomId } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'
import {
  type AlertFacts,
  type OpenOf,
  presenceOutageKey,
  siteKey,
  type TenantFacts,
  type Trouble,
} from './alert-facts'
import type { AlertRules, TenantPolicy } from './alert-rules'
import type { AlertState, MemoryChange, RoomMemories } from './alert-state'
import { credentialTrouble } from './credential-expiry'
import { keychainTrouble } from './keychain-trouble'
import { isRoomInWork } from './maintenance-cover'
import type { PresenceDoubts } from './presence-doubt'
import { findPresenceOutage } from './presence-outage'
import { findRollouts, rolloutPatience, type Spelled } from './rollout'
import { flappingTrouble } from './room-flapping'
import { isInRestartWindow } from './room-local-time'
import { MemoryDraft, type TenantMemoryDraft } from './room-memories'
import type { RoomSignal } from './room-signal'
import { readDown, roomTroubles } from './room-troubles'
import { schedulerTrouble } from './scheduler-silence'
import { findSiteOutages } from './site-outage'
import { applyPolicy, isExcluded } from './tenant-policy'
import { connectionTroubles } from './tenant-troubles'

/** Everything that is wrong, and what is remembered of rooms after this look. */
export interface TroubleFindings {
  troubles: Trouble[]
  rooms: RoomMemories
  memory: MemoryChange[]
  doubts: PresenceDoubts
}

/** Finds every trouble there is now: connections first, then presence as a whole, rooms, and what rooms have in common. */
export function findTroubles(
  state: AlertState,
  facts: AlertFacts,
  openOf: OpenOf,
  rules: AlertRules,
  now: number,
): TroubleFindings {
  const outage = findPresenceOutage(facts, openOf(presenceOutageKey), rules, now)
  const troubles = connectionTroubles(facts, rules.fallbackZone, now)
  const silent = schedulerTrouble(facts, state, openOf, now)
  if (silent) troubles.push(silent)
  const keychain = keychainTrouble(facts)
  if (keychain) troubles.push(keychain)
  if (outage.trouble) troubles.push(outage.trouble)
  const memories = new MemoryDraft(state.rooms)
  for (const tenant of facts.tenants) {
    const around = {
      isPresenceDoubted: outage.trouble !== null,
      holdUntil: outage.doubts.get(tenant.tenantKey)?.until ?? null,
    }
    const isInWork = (room: RoomSignal) => isRoomInWork(facts.maintenance, room, rules.fallbackZone, now)
    const policy = facts.policies.get(tenant.tenantKey)
    const surroundings = { ...around, isInWork, policy }
    findTenantTroubles(
      tenant,
      surroundings,
      memories.ofTenant(tenant.tenantKey),
      openOf,
      policy?.rules ?? rules,
      now,
      troubles,
    )
    const credential = credentialTrouble(tenant, openOf, rules.fallbackZone, now)
    if (credential) troubles.push(credential)
  }
  memories.dropGone(facts)
  const wanted = troubles.flatMap(
    (trouble) => applyPolicy(facts.policies.get(trouble.tenantKey), trouble) ?? [],
  )
  return { troubles: wanted, rooms: memories.rooms, memory: memories.changes, doubts: outage.doubts }
}

/** What else is going on while a tenant's rooms are looked at. */
interface Around {
  isPresenceDoubted: boolean
  holdUntil: number | null
  isInWork: (room: RoomSignal) => boolean
  policy: TenantPolicy | undefined
}

function findTenantTroubles(
  tenant: TenantFacts,
  around: Around,
  memories: TenantMemoryDraft,
  openOf: OpenOf,
  rules: AlertRules,
  now: number,
  troubles: Trouble[],
): void {
  const down = new Set<RoomSignal>()
  const goneBefore = new Set<RoomSignal>()
  const spelled: { signal: RoomSignal; spells: readonly number[] }[] = []
  // Most rooms at every look are not among them: nothing is seen of those, and nothing was.
  const noted = [...tenant.rooms.values()].filter(
    (signal) => !isWell(signal) || memories.of(signal.roomId)?.lastBadAt !== null,
  )
  const patience = around.policy?.isOff.has('rollout')
    ? noPatience
    : rolloutPatience(tenant.tenantKey, noted, openOf, rules, now)
  const isDark = darkSites(tenant.tenantKey, openOf)
  for (const signal of noted) {
    const isFine = isWell(signal)
    const isInWork = !isFine && around.isInWork(signal)
    const isExplained = isInWork || isPartOfMore(signal, around.isPresenceDoubted, isDark, rules)
    const memory = memories.remember(signal, isExplained, rules, now)
    if (isFine && memory.lastBadAt === null) continue
    if (memory.spells.length > 0) spelled.push({ signal, spells: memory.spells })
    for (const trouble of roomTroubles(signal, { memory, ...around }, rules, now)) {
      const isDown = trouble.type === 'roomOffline' || trouble.type === 'computeOffline'
      if (isDown && trouble.isFirstSight) goneBefore.add(signal)
      // Work on some rooms makes no outage of the site; one that is there already goes on.
      const isMeant = !isExcluded(around.policy, trouble)
      const isSiteDark = isDark(signal.site)
      const counts = !isInWork || isSiteDark
      if (isDown && isMeant && counts && trouble.openAt <= now && !trouble.isFirstSight) down.add(signal)
      // Who may be restarting for an update counts for its site all the same.
      const isBorneWith = isDown && !isSiteDark && !trouble.isFirstSight
      const waitsUntil = isBorneWith ? (patience.get(signal.roomId) ?? 0) : 0
      troubles.push(waitsUntil > trouble.openAt ? { ...trouble, openAt: waitsUntil } : trouble)
    }
    const flapping = flappingTrouble(signal, memory, openOf, rules, now)
    if (flapping) troubles.push(flapping)
  }
  const outages = findSiteOutages(tenant, down, goneBefore, openOf, rules)
  const darkening = new Set(outages.map(({ site }) => site))
  const moving = spelled.flatMap(({ signal, spells }) => lastOwnSpell(signal, spells, darkening) ?? [])
  troubles.push(...outages, ...findRollouts(tenant.tenantKey, moving, openOf, rules, now))
}

/** A site that goes dark with this very look takes the present spells of its rooms along: no update makes them. */
function lastOwnSpell(
  signal: RoomSignal,
  spells: readonly number[],
  darkening: ReadonlySet<string | null>,
): Spelled | null {
  const since = darkening.has(signal.site) ? (signal.badSince ?? signal.computeSince) : null
  const lastSpell = since === null ? spells.at(-1) : spells.findLast((at) => at < since)
  return lastSpell === undefined ? null : { signal, lastSpell }
}

const noPatience: ReadonlyMap<RoomId, number> = new Map()

/** Does what is seen belong to a larger outage or to the nightly restarts, and is no spell of the room's own? */
function isPartOfMore(
  signal: RoomSignal,
  isPresenceDoubted: boolean,
  isDark: (site: string | null) => boolean,
  { restartWindow, fallbackZone }: AlertRules,
): boolean {
  const since = signal.badSince ?? signal.computeSince
  if (since === null) return false
  if (isPresenceDoubted && signal.compute !== 'offline') return true
  return isDark(signal.site) || isInRestartWindow(since, signal.zone ?? fallbackZone, restartWindow)
}

/** Tells which sites of a tenant have an open outage; each is looked up once. */
function darkSites(tenantKey: TenantKey, openOf: OpenOf): (site: string | null) => boolean {
  const known = new Map<string, boolean>()
  return (site) => {
    if (site === null) return false
    const isDark = known.get(site) ?? openOf(siteKey(tenantKey, site)) !== null
    known.set(site, isDark)
    return isDark
  }
}

function isWell(signal: RoomSignal): boolean {
  return signal.badSince === null && signal.problems.length === 0 && readDown(signal) === null
}
