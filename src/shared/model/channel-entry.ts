import { ChannelId } from './channel'
import { TenantKey } from './tenant'

/** Keychain entries of what notification channels keep secret begin with this; no tenant's key does. */
export const channelPrefix = 'channel-'

/** Where the heartbeat's address rests: like the secrets of a channel. */
export const heartbeatChannelId = ChannelId.parse('heartbeat')

/** The keychain's entry for a channel's secrets. */
export function channelEntry(channelId: ChannelId): TenantKey {
  return TenantKey.parse(`${channelPrefix}${channelId}`)
}
