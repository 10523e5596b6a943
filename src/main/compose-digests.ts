import type { AlertService } from './alerts/alert-service'
import { DigestDesk, type DigestDeskParts } from './alerts/digest-desk'
import type { MaintenanceDesk } from './alerts/maintenance-desk'
import type { Notifications } from './compose-notifications'
import type { TenantRegistry } from './tenants/tenant-registry'

interface DigestWorld extends Pick<DigestDeskParts, 'store' | 'clock' | 'logger' | 'onChange'> {
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
    incidents: () => alerts.list().flatMap(({ incidentId }) => alerts.read(incidentId) ?? []),
    silences: () => alerts.silences.list(),
    windows: () => maintenance.list(),
    isWatching: () => alerts.isWatching(),
    findChannel: (channelId) => channels.find(channelId),
    send: (channel, notification) => sender.send(channel, notification),
    take: (messages) => deliveries.take(messages),
  })
}
