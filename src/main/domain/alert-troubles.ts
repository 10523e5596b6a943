import type { Incident } from '../../shared/model/incident'
import type { TenantKey } from '../../shared/model/tenant'
import {
  type AlertFacts,
  flappingKey,
  presenceOutageKey,
  siteKey,
  type TenantFacts,
  type Trouble,
} from './alert-facts'
import type { AlertRules } from './alert-rules'
import { type AlertState, memoryKey, type RoomMemory } from './alert-state'
import { findPresenceOutage } from './presence-outage'
import { findRollouts } from './rollout'
import { flappingTrouble, rememberRoom } from './room-flapping'
import { isBetweenHours } from './room-local-time'
import type { RoomSignal } from './room-signal'
import { readDown, roomTroubles } from './room-troubles'
import { findSiteOutages } from './site-outage'
import { connectionTroubles } from './tenant-troubles'

type OpenOf = (dedupKey: string) => Incident | null

/** Everything that is wrong, and what is remembered of rooms after this look. */
export interface TroubleFindings {
  troubles: Trouble[]
  rooms: ReadonlyMap<string, RoomMemory>
  memory: { key: string; memory: RoomMemory | null }[]
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
  const findings: TroubleFindings = {
    troubles: connectionTroubles(facts, now),
    rooms: state.rooms,
    memory: [],
  }
  if (outage.trouble) findings.troubles.push(outage.trouble)
  const memories = new MemoryDraft(state.rooms, findings)
  for (const tenant of facts.tenants) {
    const around = {
      isPresenceDoubted: outage.trouble !== null,
      holdUntil: outage.holdUntil.get(tenant.tenantKey) ?? null,
    }
    findTenantTroubles(tenant, around, memories, openOf, rules, now, findings.troubles)
  }
  memories.dropGone(facts)
  return findings
}

function findTenantTroubles(
  tenant: TenantFacts,
  around: { isPresenceDoubted: boolean; holdUntil: number | null },
  memories: MemoryDraft,
  openOf: OpenOf,
  rules: AlertRules,
  now: number,
  troubles: Trouble[],
): void {
  const down = new Set<string>()
  for (const signal of tenant.rooms.values()) {
    const isExplained = isPartOfMore(signal, tenant.tenantKey, around.isPresenceDoubted, openOf, rules)
    const memory = memories.remember(signal, isExplained, rules, now)
    if (isWell(signal) && memory.lastBadAt === null) continue
    for (const trouble of roomTroubles(signal, { memory, ...around }, rules, now)) {
      troubles.push(trouble)
      const isDown = trouble.type === 'roomOffline' || trouble.type === 'computeOffline'
      if (isDown && trouble.openAt <= now && !trouble.isFirstSight) down.add(signal.roomId)
    }
    const flapping = flappingTrouble(
      signal,
      memory,
      openOf(flappingKey(tenant.tenantKey, signal.roomId)),
      rules,
      now,
    )
    if (flapping) troubles.push(flapping)
  }
  troubles.push(...findSiteOutages(tenant, ({ roomId }) => down.has(roomId), openOf, rules))
  troubles.push(...findRollouts(tenant, (signal) => memories.get(keyOf(signal)), openOf, rules, now))
}

/** Does what is seen belong to a larger outage or to the nightly restarts, and is no spell of the room's own? */
function isPartOfMore(
  signal: RoomSignal,
  tenantKey: TenantKey,
  isPresenceDoubted: boolean,
  openOf: OpenOf,
  { restartWindow, fallbackZone }: AlertRules,
): boolean {
  const since = signal.badSince ?? signal.computeSince
  if (since === null) return false
  if (isPresenceDoubted && signal.compute !== 'offline') return true
  if (signal.site !== null && openOf(siteKey(tenantKey, signal.site)) !== null) return true
  return isBetweenHours(since, signal.zone ?? fallbackZone, restartWindow.fromHour, restartWindow.untilHour)
}

function isWell(signal: RoomSignal): boolean {
  return signal.badSince === null && signal.problems.length === 0 && readDown(signal) === null
}

/** Signals keep their object while they tell the same, and every look goes through all of them. */
const keys = new WeakMap<RoomSignal, string>()

function keyOf(signal: RoomSignal): string {
  const known = keys.get(signal)
  if (known !== undefined) return known
  const key = memoryKey(signal.tenantKey, signal.roomId)
  keys.set(signal, key)
  return key
}

/** The rooms' memories while they are gone through; copied only when one of them changes. */
class MemoryDraft {
  private copy: Map<string, RoomMemory> | null = null

  constructor(
    private readonly before: ReadonlyMap<string, RoomMemory>,
    private readonly findings: TroubleFindings,
  ) {}

  get(key: string): RoomMemory | undefined {
    return (this.copy ?? this.before).get(key)
  }

  remember(signal: RoomSignal, isExplained: boolean, rules: AlertRules, now: number): RoomMemory {
    const key = keyOf(signal)
    const known = this.get(key)
    const memory = rememberRoom(known, signal, isExplained, rules, now)
    if (memory !== known) this.change(key, memory)
    return memory
  }

  /** Forgets rooms that are no more, of tenants whose rooms are known. */
  dropGone(facts: AlertFacts): void {
    const alive = facts.tenants.reduce((sum, { rooms }) => sum + rooms.size, 0)
    if (alive === (this.copy ?? this.before).size || facts.tenants.some(({ isRead }) => !isRead)) return
    const keys = new Set(
      facts.tenants.flatMap(({ tenantKey, rooms }) =>
        [...rooms.keys()].map((roomId) => memoryKey(tenantKey, roomId)),
      ),
    )
    for (const key of [...(this.copy ?? this.before).keys()]) if (!keys.has(key)) this.change(key, null)
  }

  private change(key: string, memory: RoomMemory | null): void {
    this.copy ??= new Map(this.before)
    if (memory) this.copy.set(key, memory)
    else this.copy.delete(key)
    this.findings.rooms = this.copy
    this.findings.memory.push({ key, memory })
  }
}
