import type { ChannelId } from '../../shared/model/channel'
import type { Delivery, Notification } from '../../shared/model/notification'
import type { TenantKey } from '../../shared/model/tenant'

/** A message on its way to one channel, not tried yet: the same message to the same channel has the same id. */
export function waitingDelivery(
  notification: Notification,
  channelId: ChannelId,
  tenantKey: TenantKey,
  now: number,
): Delivery {
  return {
    deliveryId: `${notification.idempotencyKey}.${channelId}`,
    channelId,
    tenantKey,
    notification,
    state: 'waiting',
    attempts: 0,
    queuedAt: now,
    nextAt: now,
    error: null,
  }
}
