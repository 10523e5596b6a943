import { downKey, flappingKey, presenceOutageKey, rolloutKey, siteKey, tenantParents } from './alert-facts'
import type { RoomSignal } from './room-signal'

/** The keys of a room's own incidents, and of what may mute them, the strongest first (alerting rule R9). */
interface RoomKeys {
  down: string
  flapping: string
  flappingParents: Parents
  /** Of what is wrong with its devices. */
  deviceParents: readonly string[]
  /** By who says that the room is down. */
  downParents: { confirmed: Parents; doubted: Parents }
}

/** While it may be part of a rollout, and when it is none. */
interface Parents {
  inRollout: readonly string[]
  alone: readonly string[]
}

/** A signal keeps its object while it tells the same, and every look asks for its keys again. */
const known = new WeakMap<RoomSignal, RoomKeys>()

/** The keys of a room as its signal describes it. */
export function roomKeys(signal: RoomSignal): RoomKeys {
  const before = known.get(signal)
  if (before) return before
  const { tenantKey, roomId, site, model } = signal
  const tenant = tenantParents(tenantKey)
  const ofSite = site === null ? [] : [siteKey(tenantKey, site)]
  const ofModel = model === null ? [] : [rolloutKey(tenantKey, model)]
  const down = downKey(tenantKey, roomId)
  const flapping = flappingKey(tenantKey, roomId)
  const parents = (presence: readonly string[], own: readonly string[]): Parents => ({
    inRollout: [...tenant, ...presence, ...ofSite, ...ofModel, ...own],
    alone: [...tenant, ...presence, ...ofSite, ...own],
  })
  const keys: RoomKeys = {
    down,
    flapping,
    flappingParents: parents([], []),
    deviceParents: [...tenant, ...ofSite, down],
    downParents: { confirmed: parents([], [flapping]), doubted: parents([presenceOutageKey], [flapping]) },
  }
  known.set(signal, keys)
  return keys
}
