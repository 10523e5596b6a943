import type { Firing, ReplayCount } from '../../shared/model/alert-settings'
import type { Incident } from '../../shared/model/incident'
import type { RoomId } from '../../shared/model/room'
import type { HealthLevel, Reason } from '../../shared/model/room-health'
import type { TenantKey } from '../../shared/model/tenant'
import type { AlertFacts, TenantFacts } from './alert-facts'
import { evaluateAlerts } from './alert-lifecycle'
import type { TenantPolicy } from './alert-rules'
import { type AlertState, emptyAlertState, type Notice } from './alert-state'
import type { RoomSignal } from './room-signal'

const minuteMs = 60_000

/** What was seen of a room from a moment on. */
export interface ReplayedChange {
  roomId: RoomId
  at: number
  level: HealthLevel
  isSoft: boolean
  reason: Reason | null
}

/** The stored past of one tenant. */
export interface ReplayedPast {
  tenantKey: TenantKey
  from: number
  until: number
  rooms: readonly {
    roomId: RoomId
    name: string
    site: string | null
    model: string | null
    zone: string | null
    initial: ReplayedChange | null
  }[]
  /** Oldest first. */
  transitions: readonly ReplayedChange[]
  gaps: readonly { from: number; until: number }[]
}

/** What one set of rules would have made of it. */
export interface Replayed {
  count: ReplayCount
  firings: Firing[]
}

/**
 * Feeds the stored past through the same rules as the living rooms, on a virtual timeline. Yields the share that is done
 * (0 to 1). What nobody watched is not judged: after a gap the rules wake as they do after sleep (alerting rule R31). Of a room
 * with several faults at once only the worst is stored, and so only that one is replayed; silences, maintenance and what people
 * did are left out, since they are no part of the rules.
 */
export function* replayRules(past: ReplayedPast, policy: TenantPolicy): Generator<number, Replayed> {
  const { tenantKey, from } = past
  const rooms = new Map<RoomId, RoomSignal>()
  const unseen = new Map(past.rooms.map((room) => [room.roomId, room]))
  const see = (change: ReplayedChange): void => {
    const before = rooms.get(change.roomId)
    const room = unseen.get(change.roomId)
    if (before) rooms.set(change.roomId, changedSignal(before, change))
    else if (room && isTelling(change)) rooms.set(change.roomId, firstSignal(tenantKey, room, change))
  }
  for (const { initial } of past.rooms) if (initial) see({ ...initial, at: Math.min(initial.at, from) })
  const moments = momentsOf(past, policy)
  const policies = new Map([[tenantKey, policy]])
  let state: AlertState = emptyAlertState
  let next = 0
  const result: Replayed = { count: { told: 0, low: 0, byType: {} }, firings: [] }
  for (const [index, now] of moments.entries()) {
    for (let change = past.transitions[next]; change && change.at <= now; change = past.transitions[next]) {
      see(change)
      next += 1
    }
    const facts = factsOf(past, rooms, policies, now)
    const isWatched = !past.gaps.some((gap) => gap.until === now)
    // Moments are far apart while nothing happens; only a gap means that nobody watched.
    const looked = isWatched && state.evaluatedAt !== null ? { ...state, evaluatedAt: now } : state
    const { state: after, effects } = evaluateAlerts(looked, facts, policy.rules, now)
    state = after
    if (now > from) note(result, effects.notices, effects.changed, now)
    if (index % 50 === 49) yield index / moments.length
  }
  return result
}

/** How long after a change something may follow from it, beside the rules' own times. */
const followMs = [11_000, 61_000, 5.5 * minuteMs, 10.5 * minuteMs, 60 * minuteMs, 4 * 60 * minuteMs]
/** The passing of time alone is looked at so often. */
const steadyMs = 60 * minuteMs
const grainMs = 5_000

/** When it is worth looking: at every change, when something may follow from it, every hour, and after every gap. */
function momentsOf({ from, until, transitions, gaps }: ReplayedPast, policy: TenantPolicy): number[] {
  const { rules, downAfterMs } = policy
  const follows = [
    ...followMs,
    downAfterMs + 61_000,
    rules.restartWindow.patienceMinutes * minuteMs + 61_000,
    rules.flapping.quietMs + 61_000,
  ]
  const moments = new Set<number>([from])
  for (const { at } of transitions) {
    moments.add(at)
    for (const follow of follows) moments.add(Math.ceil((at + follow) / grainMs) * grainMs)
  }
  for (let at = from + steadyMs; at < until; at += steadyMs) moments.add(at)
  // Twice after a gap: the first look wakes, the second one tells.
  for (const gap of gaps) moments.add(gap.until).add(gap.until + grainMs)
  const isBlind = (at: number) => gaps.some((gap) => at > gap.from && at < gap.until)
  return [...moments].filter((at) => at >= from && at <= until && !isBlind(at)).toSorted((a, b) => a - b)
}

function note(result: Replayed, notices: readonly Notice[], changed: readonly Incident[], now: number): void {
  const { count, firings } = result
  for (const { kind, incidents, params } of notices) {
    const isNews =
      kind === 'opened' || kind === 'worsened' || (kind === 'summary' && Number(params.opened) > 0)
    const [first] = incidents
    if (!isNews || !first) continue
    count.told += 1
    count.byType[first.type] = (count.byType[first.type] ?? 0) + 1
    const { type, tenantKey, site, roomName, subject } = first
    firings.push({ at: now, type, tenantKey, site, name: roomName ?? subject.name })
  }
  count.low += changed.filter(
    ({ urgency, isFirstSight, timeline, hardAt }) =>
      urgency === 'low' && !isFirstSight && hardAt === now && timeline.at(-1)?.event !== 'resolved',
  ).length
}

function factsOf(
  { tenantKey, until }: ReplayedPast,
  rooms: ReadonlyMap<RoomId, RoomSignal>,
  policies: AlertFacts['policies'],
  now: number,
): AlertFacts {
  const tenant: TenantFacts = {
    tenantKey,
    name: tenantKey,
    isPaused: false,
    owner: null,
    // Far away: what expires is not what is replayed.
    credential: { kind: 'secret', expiresAt: until + 400 * 24 * 60 * minuteMs, thumbprint: null },
    tickedAt: now,
    isRead: true,
    access: { state: 'signedIn', since: 0, error: null },
    missingPermissions: [],
    presence: { state: 'live', everyMs: 30_000, lastGoodAt: now, lastTriedAt: now, error: null },
    deviceSource: 'teamwork',
    deviceSourceError: null,
    rooms,
  }
  return { isOnline: true, tenants: [tenant], silences: [], maintenance: [], policies }
}

/** Until a level says something of the room, it is as if it had not been seen. */
function isTelling({ level, isSoft }: ReplayedChange): boolean {
  return !isSoft && level !== 'unknown' && level !== 'maintenance'
}

/** What is wrong at first sight was so before (alerting rule R32). */
function firstSignal(
  tenantKey: TenantKey,
  { roomId, name, site, model, zone }: ReplayedPast['rooms'][number],
  change: ReplayedChange,
): RoomSignal {
  const place = { tenantKey, roomId, name, site, model, zone, isVip: false, impact: null, lastGoodAt: null }
  const blank: RoomSignal = {
    ...place,
    ...well,
    computerId: null,
    versions: [],
    isRecovering: false,
    isOfflineAtFirstSight: false,
  }
  const signal = changedSignal(blank, { ...change, at: change.at - 1 })
  return { ...signal, isOfflineAtFirstSight: signal.presence === 'offline' }
}

const well = {
  presence: 'reachable',
  badSince: null,
  upSince: null,
  isSoft: false,
  isRestarting: false,
  compute: null,
  computeSince: null,
  areDevicesKnown: true,
  problems: [],
  update: null,
} satisfies Partial<RoomSignal>

/** The room as its level and the reason for it describe it; what planned work hides is not known. */
function changedSignal(before: RoomSignal, { at, level, isSoft, reason }: ReplayedChange): RoomSignal {
  const steady = { ...before, ...well, isOfflineAtFirstSight: false, upSince: before.upSince }
  if (isSoft)
    return { ...before, isSoft: level === 'offline', badSince: level === 'offline' ? at : before.badSince }
  switch (level) {
    case 'offline':
      return { ...steady, presence: 'offline', badSince: before.isSoft ? (before.badSince ?? at) : at }
    case 'critical':
    case 'degraded':
      if (reason?.code === 'computeOffline') return { ...steady, compute: 'offline', computeSince: at }
      return { ...steady, problems: reason === null ? [] : [{ reason, since: at }] }
    case 'unknown':
    case 'maintenance':
      return { ...steady, presence: null, areDevicesKnown: false }
    case 'restarting':
      if (reason?.code !== 'nightlyRestart') return { ...steady, isRestarting: true }
      return { ...steady, presence: 'offline', badSince: at }
    case 'healthy':
    case 'accountReachable':
      return { ...steady, compute: level === 'healthy' ? 'alive' : null, upSince: at }
  }
}
