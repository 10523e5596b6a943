import type { Incident, IncidentId } from '../../shared/model/incident'
import type { RoomId } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'
import type { AlertState, MemoryChange, RoomMemory } from './alert-state'

/** The state after the clock was set back, and what is to be stored of it. */
interface SetBack extends Pick<AlertState, 'incidents' | 'rooms'> {
  changed: Incident[]
  memory: MemoryChange[]
}

type Move = (at: number) => number

/**
 * The clock was set back to `now`, epoch ms: what was noted by the clock as it was before lies in the future, and whatever waits
 * for a time to pass would wait for as long as the clock went back (alerting rule R31). Times in the future go back with the
 * clock. What was set to a time before the clock went wrong comes too early then, never too late. The stories stay as written.
 */
export function setBack({ incidents, rooms, evaluatedAt }: AlertState, now: number): SetBack {
  const byMs = (evaluatedAt ?? now) - now
  const toCome: Move = (at) => (at > now ? at - byMs : at)
  const past: Move = (at) => Math.min(now, toCome(at))

  const moved = [...incidents.values()].map((before) => {
    const after = moveIncident(before, past, toCome)
    return JSON.stringify(after) === JSON.stringify(before) ? before : after
  })
  const memory: MemoryChange[] = []
  const movedRooms = new Map<TenantKey, ReadonlyMap<RoomId, RoomMemory>>()
  for (const [tenantKey, known] of rooms) {
    const ofTenant = new Map(known)
    for (const [roomId, before] of known) {
      if ([before.firstKnownAt, before.lastBadAt ?? 0, ...before.spells].every((at) => at <= now)) continue
      const after = moveMemory(before, past)
      ofTenant.set(roomId, after)
      memory.push({ tenantKey, roomId, memory: after })
    }
    movedRooms.set(tenantKey, ofTenant)
  }
  return {
    incidents: new Map<IncidentId, Incident>(moved.map((incident) => [incident.incidentId, incident])),
    rooms: movedRooms,
    changed: moved.filter((incident) => incidents.get(incident.incidentId) !== incident),
    memory,
  }
}

function moveIncident(incident: Incident, past: Move, toCome: Move): Incident {
  const { acknowledgement, escalation } = incident
  return {
    ...incident,
    lastGoodAt: ifKnown(incident.lastGoodAt, past),
    firstBadAt: past(incident.firstBadAt),
    hardAt: past(incident.hardAt),
    updatedAt: past(incident.updatedAt),
    toldAt: ifKnown(incident.toldAt, past),
    lastToldAt: ifKnown(incident.lastToldAt, past),
    resolvedAt: ifKnown(incident.resolvedAt, past),
    recoveryDueAt: ifKnown(incident.recoveryDueAt, toCome),
    quietUntil: ifKnown(incident.quietUntil, toCome),
    snoozedUntil: ifKnown(incident.snoozedUntil, toCome),
    acknowledgement: acknowledgement && {
      ...acknowledgement,
      at: past(acknowledgement.at),
      expiresAt: ifKnown(acknowledgement.expiresAt, toCome),
    },
    escalation: escalation && {
      ...escalation,
      from: past(escalation.from),
      lastAt: past(escalation.lastAt),
    },
  }
}

function moveMemory({ firstKnownAt, spells, lastBadAt }: RoomMemory, past: Move): RoomMemory {
  return {
    firstKnownAt: past(firstKnownAt),
    spells: spells.map(past).toSorted((a, b) => a - b),
    lastBadAt: ifKnown(lastBadAt, past),
  }
}

function ifKnown(at: number | null, move: Move): number | null {
  return at === null ? null : move(at)
}
