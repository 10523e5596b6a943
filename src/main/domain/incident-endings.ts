import {
  appWide,
  type Incident,
  type IncidentId,
  type IncidentType,
  isDownType,
} from '../../shared/model/incident'
import { type AlertFacts, downKey, type OpenOf } from './alert-facts'
import type { AlertRules } from './alert-rules'
import { isDeadline } from './credential-expiry'
import { withEntry } from './incident-life'
import { isKeychainOpen } from './keychain-trouble'
import { isRoomHeard, isRoomIncidentOver } from './room-troubles'
import { isConnectionBack } from './tenant-troubles'

/** Is an incident over whose trouble is not seen any more, or can nobody tell (R2)? */
export function isOver(
  incident: Incident,
  facts: AlertFacts,
  { siteOutage }: AlertRules,
  children: () => readonly Incident[],
): boolean {
  const { type, tenantKey, roomId, hardAt } = incident
  const tenant = facts.tenants.find((one) => one.tenantKey === tenantKey)
  // Known without asking anybody: there is another credential now.
  if (isDeadline({ type })) return tenant !== undefined
  if (tenantKey !== appWide && !tenant?.isRead) return false
  const rooms = tenant?.rooms
  switch (type) {
    case 'keychainUnavailable':
      return isKeychainOpen(facts)
    case 'ownNetworkLost':
    case 'tenantAccessLost':
    case 'graphDegraded':
      return isConnectionBack(tenantKey, facts, hardAt)
    case 'siteOutage': {
      const silent = children().filter(
        (child) => child.roomId !== null && rooms?.get(child.roomId)?.presence === null,
      )
      return silent.length < siteOutage.closeShare * Number(incident.params.of ?? 1)
    }
    case 'presenceOutage':
    case 'rollout':
    case 'deviceApiGone':
    case 'schedulerSilent':
      return true
    case 'flapping': {
      const signal = roomId === null ? undefined : rooms?.get(roomId)
      return signal === undefined || isRoomHeard(signal)
    }
    default:
      return isRoomIncidentOver(incident, roomId === null ? undefined : rooms?.get(roomId))
  }
}

/** Of these the closing message is about the rooms, too: who of them has come back need not speak (alerting rules R4, R10). */
const speakers: ReadonlySet<IncidentType> = new Set(['siteOutage', 'flapping'])

/**
 * The larger trouble whose end tells of this one's end as well; null = it tells of it itself. Only one that people were told of
 * is said to be over.
 */
export function speakerOf(
  { parentId }: Incident,
  incidents: ReadonlyMap<IncidentId, Incident>,
): Incident | null {
  const parent = parentId === null ? undefined : incidents.get(parentId)
  return parent?.isAnnounced && speakers.has(parent.type) ? parent : null
}

/** Whoever heard of the one hears what there is to hear of the other. */
export function withChannelsOf(incident: Incident, other: Incident): Incident {
  const missing = other.channels.filter((channel) => !incident.channels.includes(channel))
  return missing.length === 0 ? incident : { ...incident, channels: [...incident.channels, ...missing] }
}

/** A room that no longer comes and goes but stays down: the incident of that, which people do not know of; null = none. */
export function heirOf({ type, tenantKey, roomId }: Incident, openOf: OpenOf): Incident | null {
  return type === 'flapping' && roomId !== null ? openOf(downKey(tenantKey, roomId)) : null
}

/** For those who heard that the room comes and goes it has got worse, and what they hear next is of this one. */
export function inherit(heir: Incident, flapping: Incident, now: number): Incident {
  if (!flapping.isAnnounced) return heir
  const params = { from: flapping.severity, to: heir.severity }
  return withChannelsOf(withEntry({ ...heir, isAnnounced: true }, 'worsened', now, { params }), flapping)
}

/** The closing message of its site named it as still down: it does not speak for itself so soon (alerting rule R10). */
export function isNamedAsLeft({ type, state, quietUntil }: Incident, now: number): boolean {
  return isDownType(type) && state !== 'resolved' && quietUntil !== null && now < quietUntil
}

/** Does the end of the larger trouble name the other one as still there? Then it goes to whoever knows of that, too. */
export function namesAsLeft(parent: Incident, child: Incident): boolean {
  return parent.type === 'siteOutage' && parent.isAnnounced && isDownType(child.type)
}

/**
 * What was muted by something that is over, as it is now:
 * - the closing message of a site names who is left: for some minutes they are quiet;
 * - what people do not know of yet waits until it has been asked again, since the way to it is only just back.
 */
export function quietAfter(
  parent: Incident,
  child: Incident,
  facts: AlertFacts,
  rules: AlertRules,
  now: number,
): Incident {
  if (parent.type === 'siteOutage') {
    return parent.isAnnounced ? { ...child, quietUntil: now + rules.siteOutage.quietAfterMs } : child
  }
  const isKnown = child.isAnnounced || child.channels.length > 0
  const quietMs = isKnown ? 0 : reAskMs(parent, child, facts, rules)
  return quietMs === 0 ? child : { ...child, quietUntil: now + quietMs }
}

/** How long until what was muted has been asked again. */
function reAskMs({ type }: Incident, { tenantKey }: Incident, facts: AlertFacts, rules: AlertRules): number {
  if (type === 'flapping' || type === 'rollout') return 0
  if (isDownType(type)) return rules.settlingMs
  const everyMs = facts.tenants.find((tenant) => tenant.tenantKey === tenantKey)?.presence.everyMs
  return 2 * (everyMs ?? 0)
}
