import { createHash } from 'node:crypto'
import { appWide, type Incident, type IncidentType } from '../../shared/model/incident'
import type { Delivery, Notification, ToldIncident } from '../../shared/model/notification'
import type { RoutePreview } from '../../shared/model/notification-setup'
import type { RoomId } from '../../shared/model/room'
import type { RouteEscalation } from '../../shared/model/route'
import type { Contact } from '../../shared/model/site-contact'
import type { TenantKey } from '../../shared/model/tenant'
import { incidentAdvice, incidentTitle, noticeText } from '../../shared/text/en/incidents'
import { notificationText } from '../../shared/text/en/notifications'
import {
  type NotificationOccasion,
  type NotificationSetup,
  type PlannedMessage,
  planNotifications,
} from '../domain/notification-plan'
import { chooseRoute, escalationTimes } from '../domain/route-rules'
import type { Clock } from '../lib/clock'
import { waitingDelivery } from './waiting-delivery'

/** What messages say of a tenant. */
interface ToldTenant {
  name: string
  directoryId: string
  group: string | null
}

export interface AnnouncerParts {
  clock: Clock
  /** Names this console among others that tell the same receivers; the same for all of its life on this computer. */
  consoleId: string
  findTenant: (tenantKey: TenantKey) => ToldTenant | null
  /** A name of a room that every console has in common: its account, place or device. */
  lastingNameOf: (tenantKey: TenantKey, roomId: RoomId) => string | null
  contactsOf: (tenantKey: TenantKey, site: string) => readonly Contact[]
  setup: () => Omit<NotificationSetup, 'groupOf'>
}

/** What is wrong with this computer alone: another console's end of it is not ours. */
const ofThisConsole: ReadonlySet<IncidentType> = new Set([
  'schedulerSilent',
  'ownNetworkLost',
  'keychainUnavailable',
])

/** Turns what the rules and people did into messages for channels, with their words; sends nothing itself. */
export class Announcer {
  constructor(private readonly parts: AnnouncerParts) {}

  /** The incidents as they are once it is told, and the messages to journal and send. */
  announce(occasion: NotificationOccasion): { changed: Incident[]; deliveries: Delivery[] } {
    const { clock, setup, findTenant } = this.parts
    const groupOf = (tenantKey: TenantKey) => findTenant(tenantKey)?.group ?? null
    const { changed, messages } = planNotifications(occasion, { ...setup(), groupOf }, clock.now())
    return {
      changed,
      deliveries: messages.map((message) =>
        waitingDelivery(this.write(message), message.channelId, message.tenantKey, message.at),
      ),
    }
  }

  /** The times by which incidents escalate now. */
  escalationTimes(): (incident: Incident) => RouteEscalation {
    const { clock, setup, findTenant } = this.parts
    const { channels, routes } = setup()
    const groupOf = (tenantKey: TenantKey) => findTenant(tenantKey)?.group ?? null
    return escalationTimes(routes, channels, groupOf, clock.now())
  }

  /** Where an incident would go now. */
  preview(incident: Incident): RoutePreview {
    const { clock, setup, findTenant } = this.parts
    const { channels, routes } = setup()
    const group = findTenant(incident.tenantKey)?.group ?? null
    const choice = chooseRoute(incident, routes, channels, group, clock.now())
    return {
      channels: [...choice.channels],
      routes: choice.routes.map(({ routeId }) => routeId),
      second: choice.second,
      fallback: choice.fallback,
    }
  }

  private write(message: PlannedMessage): Notification {
    const { idempotencyKey, kind, at, incidents } = message
    return {
      idempotencyKey,
      kind,
      at,
      urgency: incidents[0]?.urgency ?? 'high',
      ...this.wordsOf(message),
      incidents: incidents.map((incident) => this.describe(incident)),
    }
  }

  private wordsOf({ kind, incidents, params, tenantKey, at }: PlannedMessage): {
    title: string
    body: string
  } {
    const [first] = incidents
    const title = first ? incidentTitle(first) : ''
    const name = this.parts.findTenant(tenantKey)?.name ?? null
    switch (kind) {
      case 'acknowledged':
        return { title: notificationText.acknowledgedTitle(first?.owner ?? '', title), body: '' }
      case 'escalated':
        return { title: notificationText.escalatedTitle(title), body: first ? incidentAdvice(first) : '' }
      case 'digest':
      case 'test':
        return { title, body: '' }
      default:
        return noticeText({ kind, incidents, params, at }, name)
    }
  }

  /** An incident as messages tell of it. */
  private describe(incident: Incident): ToldIncident {
    const { tenantKey, site, roomName, subject, firstBadAt, hardAt, resolvedAt, relapses, owner } = incident
    const { incidentId, type, severity, urgency, state } = incident
    const tenant = this.parts.findTenant(tenantKey)
    return {
      incidentId,
      dedupKey: this.lastingKey(incident),
      type,
      severity,
      urgency,
      state,
      title: incidentTitle(incident),
      advice: incidentAdvice(incident),
      tenantName: tenant?.name ?? null,
      directoryId: tenant?.directoryId ?? null,
      site,
      room: roomName,
      subject: subject.name,
      owner,
      firstBadAt,
      hardAt,
      resolvedAt,
      relapses,
      contacts: site === null ? [] : [...this.parts.contactsOf(tenantKey, site)],
    }
  }

  /**
   * The incident's key without this console's own names in it: two consoles on one tenant give the same. What is wrong with a
   * console itself has its own key on each (decision 0019).
   */
  private lastingKey({ tenantKey, roomId, dedupKey, type }: Incident): string {
    const directory =
      tenantKey === appWide ? appWide : (this.parts.findTenant(tenantKey)?.directoryId ?? tenantKey)
    const lastingRoom = roomId === null ? null : this.parts.lastingNameOf(tenantKey, roomId)
    const ofTenant = dedupKey.replace(tenantKey, directory)
    const ofRoom = roomId === null || lastingRoom === null ? ofTenant : ofTenant.replace(roomId, lastingRoom)
    const key = ofThisConsole.has(type) ? `${ofRoom}|${this.parts.consoleId}` : ofRoom
    return `roomwall-${createHash('sha256').update(key).digest('hex').slice(0, 32)}`
  }
}
