import { fail, type Outcome, succeed } from '../../../shared/errors'
import type { AlertService } from '../../alerts/alert-service'
import type { Notifications } from '../../compose-notifications'
import type { Handlers } from '../handler'

type NotificationHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `notifications.${string}` | `sound.${string}` | `contacts.${string}`>
>

/** Notification channels, routes, and what did not arrive. */
export function notificationHandlers(
  { channels, sender, deliveries, announcer, sound, contacts }: Notifications,
  alerts: AlertService,
): NotificationHandlers {
  return {
    async 'notifications.read'() {
      return succeed({
        channels: channels
          .list()
          .map((channel) => ({ ...channel, waiting: deliveries.countWaiting(channel.channelId) })),
        routes: [...channels.listRoutes()],
        deadLetters: deliveries.deadLetters(),
      })
    },
    async 'notifications.saveChannel'({ channelId, draft }) {
      const saved = await channels.save(channelId, draft)
      return saved.ok ? succeed({ channelId: saved.value }) : saved
    },
    async 'notifications.removeChannel'({ channelId }) {
      const removed = await channels.remove(channelId)
      if (removed.ok) deliveries.forget({ channelId })
      return removed
    },
    'notifications.testChannel': ({ channelId }) => sender.test(channelId),
    'notifications.saveRoutes': ({ routes }) => channels.saveRoutes(routes),
    async 'notifications.previewRoute'({ incidentId }) {
      const incident = alerts.read(incidentId)
      return incident ? succeed(announcer.preview(incident)) : fail('request.notFound')
    },
    'notifications.retry': ({ deliveryId }) => deliveries.retry(deliveryId),
    'notifications.discard': ({ deliveryId }) => deliveries.discard(deliveryId),
    async 'contacts.list'() {
      return succeed([...contacts.list()])
    },
    'contacts.save': (entry) => contacts.save(entry),
    async 'sound.read'() {
      return succeed(sound.read())
    },
    'sound.mute': async ({ minutes }): Promise<Outcome<null>> => {
      await sound.mute(minutes)
      return succeed(null)
    },
  }
}
