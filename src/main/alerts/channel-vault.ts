import type { Outcome } from '../../shared/errors'
import type { ChannelId, ChannelSecrets } from '../../shared/model/channel'

/** Where secrets of channels, and the address of the monitor outside, rest. Its failures are `keychain.unavailable`. */
export interface ChannelVault {
  /** Empty when there are none. `quietly` is what the console wants on its own account (decision 0027). */
  read(channelId: ChannelId, manner: { quietly: boolean }): Promise<Outcome<ChannelSecrets>>
  write(channelId: ChannelId, secrets: ChannelSecrets): Promise<Outcome<void>>
  remove(channelId: ChannelId): Promise<Outcome<void>>
}
