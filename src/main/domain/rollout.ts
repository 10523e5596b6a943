import type { Incident } from '../../shared/model/incident'
import type { TenantKey } from '../../shared/model/tenant'
import { rolloutKey, type Trouble, tenantParents } from './alert-facts'
import type { AlertRules } from './alert-rules'
import type { RoomSignal } from './room-signal'

/** A room and when its last spell of trouble began, epoch ms. */
export interface Spelled {
  signal: RoomSignal
  lastSpell: number
}

/** So many of them back already show that a site did not simply go dark. */
const fewestBack = 3

/**
 * An update that reaches one model after another (alerting rule R10b): many rooms of a model with a spell within the hour,
 * at several sites or some of them back already. It ends when no spell began for half of that time.
 */
export function findRollouts(
  tenantKey: TenantKey,
  rooms: readonly Spelled[],
  openOf: (dedupKey: string) => Incident | null,
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
      params: { rooms: members.length, sites },
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
