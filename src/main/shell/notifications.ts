import { Notification } from 'electron'
import { fail, succeed } from '../../shared/errors'
import type { IncidentId } from '../../shared/model/incident'
import type { Notifier } from '../alerts/notifier'

/** Shown ones are kept until they are gone: one that is collected loses its click. */
const shown = new Set<Notification>()

/**
 * Tells people by the desktop's own notifications; `onOpen` is called when one is pressed. Fails with `request.failed` where the
 * desktop shows none (no notification service, or switched off).
 */
export function createDesktopNotifier(onOpen: (incidentId: IncidentId | null) => void): Notifier {
  return {
    async send({ title, body, urgency, incidentId }) {
      if (!Notification.isSupported()) return fail('request.failed', { params: { reason: 'unsupported' } })
      // The sound is the console's own affair: it follows mute and acknowledgement.
      const notification = new Notification({
        title,
        body,
        silent: true,
        urgency: urgency === 'high' ? 'critical' : 'normal',
      })
      shown.add(notification)
      notification.once('click', () => onOpen(incidentId))
      notification.once('close', () => shown.delete(notification))
      notification.show()
      return succeed(undefined)
    },
  }
}
