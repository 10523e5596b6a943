import type { OpenOf, Trouble } from './alert-facts'
import type { AlertRules } from './alert-rules'
import type { RoomMemory } from './alert-state'
import { isMeetingNow, raise } from './meeting-impact'
import { roomKeys } from './room-keys'
import type { RoomSignal } from './room-signal'

/**
 * Takes a look at a room into its memory: a spell begins with its first bad raw sample, soft ones too (alerting rule R4).
 * `isExplained`: what is seen belongs to a larger outage and is no spell of the room's own. Returns `before` itself when
 * nothing changed.
 */
export function rememberRoom(
  before: RoomMemory | undefined,
  signal: RoomSignal,
  isExplained: boolean,
  { flapping }: AlertRules,
  now: number,
): RoomMemory {
  const memory = before ?? { firstKnownAt: now, spells: [], lastBadAt: null }
  const badSince = signal.isRestarting ? null : (signal.badSince ?? signal.computeSince)
  if (badSince === null) return memory
  if (isExplained) {
    const spells = memory.spells.filter((at) => at < badSince)
    return spells.length === memory.spells.length ? memory : { ...memory, spells }
  }
  if (signal.isOfflineAtFirstSight) return memory
  const isNew = badSince > (memory.spells.at(-1) ?? Number.NEGATIVE_INFINITY)
  const wasBadLately = memory.lastBadAt !== null && now - memory.lastBadAt < lookEveryMs
  if (!isNew && wasBadLately) return memory
  const spells = isNew
    ? [...memory.spells.filter((at) => now - at <= flapping.windowMs), badSince].slice(-mostSpells)
    : memory.spells
  return { ...memory, spells, lastBadAt: now }
}

const mostSpells = 50
/** How exactly the end of a spell is kept, ms: a write a minute is enough while it lasts. */
const lookEveryMs = 60_000

/**
 * A room that comes and goes; it ends after the quiet time. Steadily bad is quiet, too: then it is simply down, and the incident
 * of that speaks. Where there is none, or one that the rules do not tell at once, it goes on, since nothing else would tell of the room.
 */
export function flappingTrouble(
  signal: RoomSignal,
  memory: RoomMemory,
  openOf: OpenOf,
  rules: AlertRules,
  now: number,
): Trouble | null {
  const { flapping } = rules
  const badSince = signal.badSince ?? signal.computeSince
  const quietSince = badSince ?? memory.lastBadAt
  if (quietSince === null) return null
  const keys = roomKeys(signal)
  const open = openOf(keys.flapping)
  const isQuiet = now - quietSince >= flapping.quietMs
  const isLeftAlone = open !== null && badSince !== null && openOf(keys.down)?.urgency !== 'high'
  if (isQuiet && !isLeftAlone) return null
  const spells = memory.spells.filter((at) => now - at <= flapping.windowMs)
  if (open === null && spells.length < flapping.spells) return null
  const { tenantKey, roomId, name, site, model, impact } = signal
  const { inRollout, alone } = keys.flappingParents
  return {
    dedupKey: keys.flapping,
    tenantKey,
    type: 'flapping',
    ...raise({ severity: 'warning', urgency: 'high' }, impact, rules, now),
    subject: { kind: 'room', key: roomId, name },
    site,
    model,
    roomId,
    roomName: name,
    params: { spells: Math.max(spells.length, Number(open?.params.spells ?? 0)) },
    firstBadAt: open?.firstBadAt ?? spells[0] ?? now,
    lastGoodAt: null,
    isFirstSight: false,
    impact,
    openAt: 0,
    parentKeys: isMeetingNow(impact, rules, now) ? alone : inRollout,
  }
}
