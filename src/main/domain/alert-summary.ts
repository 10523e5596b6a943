import { appWide, type Incident } from '../../shared/model/incident'
import { isNews, mayBeTold, type Telling } from './alert-telling'
import { isDeadline } from './credential-expiry'
import { hashText, withEntry } from './incident-life'

/**
 * After a pause: one message instead of one for each thing that happened meanwhile (alerting rule R31). It speaks of what is new or
 * worse, of what comes back to be looked at again (a snooze or an acknowledgement that ran out), and of what cleared. Repeats of
 * what is known begin their time anew. `before` are the incidents as they were, `since` is when nobody watched any more, epoch ms.
 */
export function summarise(
  incidents: Iterable<Incident>,
  before: ReadonlyMap<Incident['incidentId'], Incident>,
  since: number,
  now: number,
): Telling {
  const opened: Incident[] = []
  const again: Incident[] = []
  const cleared: Incident[] = []
  const known: Incident[] = []
  for (const incident of incidents) {
    if (isDeadline(incident)) continue
    const { state, recoveryDueAt, isAnnounced, incidentId } = incident
    const isTellable = mayBeTold(incident, now)
    if (state === 'resolved') {
      const isJustNow = before.get(incidentId)?.state !== 'resolved'
      if (recoveryDueAt !== null && (isJustNow || now >= recoveryDueAt)) cleared.push(incident)
    } else if (isTellable && isNews(incident)) opened.push(incident)
    else if (isTellable && incident.lastToldAt === null) again.push(incident)
    else if (isAnnounced && incident.lastToldAt !== null) known.push({ ...incident, lastToldAt: now })
  }
  const told = [
    ...[...opened, ...again].map((incident) =>
      asTold(incident, now, { isAnnounced: true, toldAt: incident.toldAt ?? now }),
    ),
    ...cleared.map((incident) => asTold(incident, now, { isAnnounced: false, recoveryDueAt: null })),
  ]
  if (told.length === 0) return { notices: [], told: known }
  const notice = {
    idempotencyKey: `summary-${now.toString(36)}-${hashText(String(since))}`,
    kind: 'summary' as const,
    tenantKey: appWide,
    at: now,
    incidents: told,
    params: {
      unwatchedMs: now - since,
      opened: opened.length,
      cleared: cleared.length,
      again: again.length,
    },
  }
  return { notices: [notice], told: [...told, ...known] }
}

function asTold(incident: Incident, now: number, change: Partial<Incident>): Incident {
  const params = { notice: 'summary' }
  return withEntry({ ...incident, ...change, lastToldAt: now }, 'told', now, { params })
}
