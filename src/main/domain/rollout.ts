import type { Incident } from '../../shared/model/incident'
import { rolloutKey, type TenantFacts, type Trouble, tenantParents } from './alert-facts'
import type { AlertRules } from './alert-rules'
import type { RoomMemory } from './alert-state'
import type { RoomSignal } from './room-signal'

/** So many of them back already show that a site did not simply go dark. */
const fewestBack = 3

/**
 * An update that reaches one model after another (alerting rule R10b): many rooms of a model with a spell within the hour,
 * at several sites or some of them back already. It ends when no spell began for half of that time.
 */
export function findRollouts(
  tenant: TenantFacts,
  memoryOf: (signal: RoomSignal) => RoomMemory | undefined,
  openOf: (dedupKey: string) => Incident | null,
  rules: AlertRules,
  now: number,
): Trouble[] {
  const byModel = new Map<string, { signal: RoomSignal; lastSpell: number }[]>()
  for (const signal of tenant.rooms.values()) {
    if (signal.model === null) continue
    const lastSpell = memoryOf(signal)?.spells.at(-1)
    if (lastSpell === undefined || now - lastSpell > rules.rollout.withinMs) continue
    const members = byModel.get(signal.model)
    if (members) members.push({ signal, lastSpell })
    else byModel.set(signal.model, [{ signal, lastSpell }])
  }
  const troubles: Trouble[] = []
  for (const [model, members] of byModel) {
    const open = openOf(rolloutKey(tenant.tenantKey, model))
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
      dedupKey: rolloutKey(tenant.tenantKey, model),
      tenantKey: tenant.tenantKey,
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
      parentKeys: tenantParents(tenant.tenantKey),
    })
  }
  return troubles
}
