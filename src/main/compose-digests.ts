import type { AlertService } from './alerts/alert-service'
import { DigestDesk, type DigestDeskParts } from './alerts/digest-desk'
import type { MaintenanceDesk } from './alerts/maintenance-desk'
import type { Notifications } from './compose-notifications'
import type { Store } from './store/store'
import type { TenantRegistry } from './tenants/tenant-registry'

interface DigestWorld extends Pick<DigestDeskParts, 'clock' | 'logger' | 'onChange'> {
  store: Pick<Store, 'digests' | 'history' | 'incidents'>
  notifications: Notifications
  alerts: AlertService
  maintenance: MaintenanceDesk
  registry: TenantRegistry
}

/** The digest desk between what the console knows and the channels it tells. */
export function composeDigests(world: DigestWorld): DigestDesk {
  const { notifications, alerts, maintenance, registry, ...rest } = world
  const { channels, sender, deliveries } = notifications
  return new DigestDesk({
    ...rest,
    tenants: () =>
      registry.sessions().map((session) => {
        const { tenantKey, displayName, owner, credential, group } = session.tenant
        const rooms = session.placedRooms().map((room) => {
          const { roomId, name, site } = room.identity
          return { roomId, name, site, zone: maintenance.settingOf(room, rest.clock.now()).zone }
        })
        const watchedUntil = session.watched().presence.lastGoodAt
        return { tenantKey, name: displayName, owner, credential, group, rooms, watchedUntil }
      }),
    incidents: async (resolvedSince) => {
      // The disk remembers for longer, and is read first, lest what is let go of meanwhile is in neither.
      const stored = await rest.store.incidents.list(resolvedSince)
      const present = alerts.list().flatMap(({ incidentId }) => alerts.read(incidentId) ?? [])
      const known = new Set(present.map(({ incidentId }) => incidentId))
      const past = stored.filter(({ incidentId, state }) => state === 'resolved' && !known.has(incidentId))
      return [...present, ...past]
    },
    silences: () => alerts.silences.list(),
    windows: () => maintenance.list(),
    isWatching: () => alerts.isWatching(),
    findChannel: (channelId) => channels.find(channelId),
    send: (channel, notification) => sender.send(channel, notification),
    take: (messages) => deliveries.take(messages),
  })
}
