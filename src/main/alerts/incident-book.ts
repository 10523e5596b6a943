import type { Outcome } from '../../shared/errors'
import type { EventPayload } from '../../shared/ipc/contract'
import { appWideKey } from '../../shared/ipc/revision'
import { type Incident, type IncidentId, summariseIncident } from '../../shared/model/incident'
import type { RoomId } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'
import {
  type AlertEffects,
  type AlertState,
  emptyAlertState,
  type RoomMemories,
  type RoomMemory,
} from '../domain/alert-state'
import { escalationStep } from '../domain/escalation'
import type { Clock } from '../lib/clock'
import { Line } from '../lib/line'
import type { Logger } from '../lib/logger'
import type { ChangeFeed } from '../store/change-feed'
import type { StoredMemory } from '../store/incident-store'
import type { Store } from '../store/store'
import type { Announcer } from './announcer'
import type { DeliveryLine } from './delivery-line'

interface IncidentBookParts {
  store: Store
  feed: ChangeFeed
  clock: Clock
  logger: Logger
  announcer: Announcer
  deliveries: DeliveryLine
}

/** How long resolved incidents are kept in memory: the longest relapse window and a day. */
const keptMs = 8 * 24 * 60 * 60_000

/**
 * The incidents as they are now: in memory, on disk and in the window. Rules and people change them one after another
 * ({@link IncidentBook.inLine}), so nothing overtakes anything.
 */
export class IncidentBook {
  state: AlertState = emptyAlertState
  private readonly line = new Line()

  constructor(private readonly parts: IncidentBookParts) {}

  /** Reads what the last run left. */
  async load(): Promise<void> {
    const { store, clock } = this.parts
    const [incidents, memories, evaluatedAt] = await Promise.all([
      store.incidents.list(clock.now() - keptMs),
      store.incidents.memories(),
      store.incidents.watchedUntil(),
    ])
    this.state = {
      incidents: new Map(incidents.map((incident) => [incident.incidentId, incident])),
      rooms: byTenant(memories),
      evaluatedAt,
      attentiveSince: null,
      waking: null,
    }
  }

  all(): Incident[] {
    return [...this.state.incidents.values()]
  }

  read(incidentId: IncidentId): Incident | null {
    return this.state.incidents.get(incidentId) ?? null
  }

  /** Does work after everything that came before it; a throw is logged. */
  inLine(work: () => Promise<void>): Promise<void> {
    return this.line.run(work).catch((bug) => this.parts.logger.error('The alerting rules threw', { bug }))
  }

  /** Resolves when all work in the line is done. */
  idle(): Promise<void> {
    return this.line.idle()
  }

  /** Changes incidents in memory only; returns those that are different now. */
  change(incidentIds: readonly IncidentId[], act: (incident: Incident, now: number) => Incident): Incident[] {
    const now = this.parts.clock.now()
    const incidents = new Map(this.state.incidents)
    const changed: Incident[] = []
    for (const incidentId of incidentIds) {
      const before = incidents.get(incidentId)
      const after = before && act(before, now)
      if (!after || after === before) continue
      incidents.set(incidentId, after)
      changed.push(after)
    }
    this.state = { ...this.state, incidents }
    return changed
  }

  /** Is somebody to be told because nobody has taken an incident on (alerting rule R18)? */
  isEscalationDue(): boolean {
    const now = this.parts.clock.now()
    const timesOf = this.parts.announcer.escalationTimes()
    for (const incident of this.state.incidents.values()) {
      if (escalationStep(incident, timesOf, now) !== null) return true
    }
    return false
  }

  /**
   * Carries out what an evaluation or a person did: on disk with the messages about it in one step, then the window, then the
   * messages. `before` is how the incidents were.
   */
  async commit(effects: AlertEffects, before: AlertState['incidents']): Promise<Outcome<void>> {
    const { store, clock, announcer, deliveries: line } = this.parts
    const { changed, deliveries } = announcer.announce({
      before,
      all: this.state.incidents.values(),
      isWaking: this.state.waking !== null,
      ...effects,
    })
    const incidents = new Map(this.state.incidents)
    for (const incident of changed) incidents.set(incident.incidentId, incident)
    this.state = { ...this.state, incidents }
    const saved = await store.incidents.save({
      incidents: changed,
      memory: effects.memory.flatMap(({ tenantKey, roomId, memory: remembered }): StoredMemory[] =>
        remembered ? [{ tenantKey, roomId, memory: { ...remembered, spells: [...remembered.spells] } }] : [],
      ),
      forgottenRooms: effects.memory.filter(({ memory: remembered }) => remembered === null),
      deliveries,
      watchedUntil: this.state.evaluatedAt ?? clock.now(),
    })
    this.publish(changed, effects.forgotten)
    line.take(deliveries)
    return saved
  }

  /** Tells the window. */
  publish(changed: readonly Incident[], removed: readonly IncidentId[]): void {
    if (changed.length === 0 && removed.length === 0) return
    const body: Pick<EventPayload<'incidents.changed'>, 'changed' | 'removed'> = {
      changed: changed.map(summariseIncident),
      removed: [...removed],
    }
    this.parts.feed.publish('incidents.changed', appWideKey, body)
  }

  /** Forgets a tenant's incidents and rooms everywhere. Call it in the line. */
  async removeTenant(tenantKey: TenantKey): Promise<void> {
    const gone = this.all().filter((incident) => incident.tenantKey === tenantKey)
    const incidents = new Map(this.state.incidents)
    for (const { incidentId } of gone) incidents.delete(incidentId)
    const rooms = new Map(this.state.rooms)
    rooms.delete(tenantKey)
    this.state = { ...this.state, incidents, rooms }
    await this.parts.store.incidents.removeTenant(tenantKey)
    this.parts.deliveries.forget({ tenantKey })
    this.publish(
      [],
      gone.map(({ incidentId }) => incidentId),
    )
  }
}

/** The stored memories by tenant. */
function byTenant(rows: readonly StoredMemory[]): RoomMemories {
  const rooms = new Map<TenantKey, Map<RoomId, RoomMemory>>()
  for (const { tenantKey, roomId, memory } of rows) {
    const known = rooms.get(tenantKey)
    if (known) known.set(roomId, memory)
    else rooms.set(tenantKey, new Map([[roomId, memory]]))
  }
  return rooms
}
