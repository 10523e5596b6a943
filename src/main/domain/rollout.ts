import type { RoomId } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'
import { type OpenOf, rolloutKey, softwareKey, type Trouble, tenantParents } from './alert-facts'
import type { AlertRules } from './alert-rules'
import type { RoomSignal } from './room-signal'
import { readDown } from './room-troubles'

/** A room and when its last spell of trouble began, epoch ms. */
export interface Spelled {
  signal: RoomSignal
  lastSpell: number
}

/** So many of them back already show that a site did not simply go dark. */
const fewestBack = 3

/**
 * An update that reaches one model after another (alerting rule R10b): many rooms of a model with a spell within the hour,
 * at several sites or some of them back already. It ends when no spell began for half of that time. A version joins no rooms of
 * several models: it is read anew as soon as a room is back, and its rooms would leave the count one after another.
 */
export function findRollouts(
  tenantKey: TenantKey,
  rooms: readonly Spelled[],
  openOf: OpenOf,
  rules: AlertRules,
  now: number,
): Trouble[] {
  const byModel = new Map<string, Spelled[]>()
  for (const room of rooms) {
    const { model } = room.signal
    if (model === null || now - room.lastSpell > rules.rollout.withinMs) continue
    const members = byModel.get(model)
    if (members) members.push(room)
    else byModel.set(model, [room])
  }
  const troubles: Trouble[] = []
  for (const [model, members] of byModel) {
    const open = openOf(rolloutKey(tenantKey, model))
    const newest = Math.max(...members.map(({ lastSpell }) => lastSpell))
    const sites = new Set(members.map(({ signal }) => signal.site)).size
    const back = members.filter(
      ({ signal }) => signal.badSince === null && signal.compute !== 'offline',
    ).length
    const isMoving = now - newest <= rules.rollout.withinMs / 2
    const isBegun = members.length >= rules.rollout.rooms && (sites >= 2 || back >= fewestBack)
    if (!isMoving || (open === null && !isBegun)) continue
    const begins = Math.min(...members.map(({ lastSpell }) => lastSpell))
    troubles.push({
      dedupKey: rolloutKey(tenantKey, model),
      tenantKey,
      type: 'rollout',
      severity: 'info',
      urgency: 'low',
      subject: { kind: 'model', key: model, name: model },
      site: null,
      model,
      roomId: null,
      roomName: null,
      // A long rollout is larger than what moved within the hour.
      params: {
        rooms: Math.max(members.length, Number(open?.params.rooms ?? 0)),
        sites: Math.max(sites, Number(open?.params.sites ?? 0)),
      },
      firstBadAt: open?.firstBadAt ?? begins,
      lastGoodAt: null,
      isFirstSight: false,
      impact: null,
      openAt: 0,
      parentKeys: tenantParents(tenantKey),
    })
  }
  return troubles
}

/**
 * Until when rooms that are away are no incidents of their own, because an update may be restarting them, epoch ms:
 * - while their model's rollout is under way, until they have been down for too long for one (alerting rule R10b);
 * - before it is known as one, while rooms for which the same new update waits go one after another.
 * A room with a meeting now or soon waits for nobody, a VIP's not before the rollout is certain.
 */
export function rolloutPatience(
  tenantKey: TenantKey,
  rooms: readonly RoomSignal[],
  openOf: OpenOf,
  rules: AlertRules,
  now: number,
): ReadonlyMap<RoomId, number> {
  const { leaveAfterMs, companyMs } = rules.rollout
  const away: { signal: RoomSignal; since: number }[] = []
  const newest = new Map<string, number>()
  for (const signal of rooms) {
    const since = awaySince(signal)
    if (since === null || signal.model === null) continue
    away.push({ signal, since })
    const update = updateKey(signal)
    if (update !== null) newest.set(update, Math.max(since, newest.get(update) ?? since))
  }
  const patience = new Map<RoomId, number>()
  for (const { signal, since } of away) {
    if (signal.impact !== null && signal.impact.startsAt - now <= rules.impact.nowMs) continue
    const leavesAt = since + leaveAfterMs
    const update = updateKey(signal)
    if (openOf(rolloutKey(tenantKey, signal.model ?? '')) !== null) patience.set(signal.roomId, leavesAt)
    else if (update !== null && !signal.isVip && isNewUpdate(signal, since, openOf, rules, now)) {
      patience.set(signal.roomId, Math.min(leavesAt, (newest.get(update) ?? since) + companyMs))
    }
  }
  return patience
}

/** The same for all rooms of a model for which the same update waits; null when none does. */
function updateKey({ model, update }: RoomSignal): string | null {
  return update === null ? null : `${model} ${update.version}`
}

/** Since when it is away, doubted ones too; null while it is not. */
function awaySince(signal: RoomSignal): number | null {
  if (signal.isRestarting) return null
  return readDown(signal)?.since ?? (signal.isSoft ? signal.badSince : null)
}

/**
 * An update that has waited for days restarts nobody out of the blue. New is one that is a low incident since lately, and one
 * that was first read as the room went or is about to become that incident.
 */
function isNewUpdate(
  { tenantKey, roomId, update }: RoomSignal,
  awaySince: number,
  openOf: OpenOf,
  { rollout }: AlertRules,
  now: number,
): boolean {
  if (update === null) return false
  const known = openOf(softwareKey(tenantKey, roomId, update.deviceId))
  if (known !== null) return !known.isFirstSight && now - known.hardAt <= rollout.newUpdateMs
  return update.firstReadAt !== null && update.firstReadAt >= awaySince - rollout.companyMs
}
