import type { Incident, IncidentId } from '../../shared/model/incident'
import type { RoomId } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'

/** What the rules remember of a room beside its incidents; kept across restarts (alerting rule R4). */
export interface RoomMemory {
  firstKnownAt: number
  /** When its recent spells of trouble began, over raw samples, oldest first. */
  spells: readonly number[]
  /** When it was last seen bad. */
  lastBadAt: number | null
}

/** Nobody watched from `since` to `wokeAt`; what is told waits for fresh answers (alerting rule R31). */
export interface Waking {
  since: number
  wokeAt: number
}

export type RoomMemories = ReadonlyMap<TenantKey, ReadonlyMap<RoomId, RoomMemory>>

/** What is remembered of a room from now on; null = nothing any more. */
export interface MemoryChange {
  tenantKey: TenantKey
  roomId: RoomId
  memory: RoomMemory | null
}

export interface AlertState {
  /** Unresolved ones, and resolved ones that may still come back. */
  incidents: ReadonlyMap<IncidentId, Incident>
  rooms: RoomMemories
  evaluatedAt: number | null
  /** Since when evaluations have followed one another without a pause. */
  attentiveSince: number | null
  waking: Waking | null
}

export const emptyAlertState: AlertState = {
  incidents: new Map(),
  rooms: new Map(),
  evaluatedAt: null,
  attentiveSince: null,
  waking: null,
}

/** Why somebody is told something. */
export type NoticeKind = 'opened' | 'worsened' | 'repeat' | 'recovered' | 'closed' | 'summary'

/** A message to people: one for a whole group. */
export interface Notice {
  /** The same for the same message, however often it is worked out. */
  idempotencyKey: string
  kind: NoticeKind
  tenantKey: TenantKey
  at: number
  /** The worst first. */
  incidents: readonly Incident[]
  /** Of a summary: how long nobody watched (ms), how many are new, cleared, and come back to be looked at again; of a closed outage: who is left. */
  params: Record<string, string | number>
}

/** What an evaluation wants done: rows to write, then messages to send. */
export interface AlertEffects {
  changed: readonly Incident[]
  /** Resolved so long ago that they cannot come back: out of memory, kept on disk. */
  forgotten: readonly IncidentId[]
  memory: readonly MemoryChange[]
  notices: readonly Notice[]
}
