import { type Outcome, succeed } from '../../shared/errors'
import { type ChannelId, ChannelSecrets } from '../../shared/model/channel'
import { channelEntry } from '../../shared/model/channel-entry'
import type { Keychain, ReadManner } from './keychain'

/** Secrets of notification channels, beside the tenants' credentials: entries named `Roomwall/<profile>/channel-<id>`. */
export function createChannelVault(keychain: Keychain) {
  return {
    async read(channelId: ChannelId, manner: ReadManner): Promise<Outcome<ChannelSecrets>> {
      const entry = await keychain.read(channelEntry(channelId), manner)
      if (!entry.ok) return entry
      return succeed(entry.value?.kind === 'secret' ? parse(entry.value.secret) : {})
    },
    write: (channelId: ChannelId, secrets: ChannelSecrets) =>
      keychain.write(channelEntry(channelId), { kind: 'secret', secret: JSON.stringify(secrets) }),
    remove: (channelId: ChannelId) => keychain.remove(channelEntry(channelId)),
  }
}

function parse(text: string): ChannelSecrets {
  try {
    const parsed = ChannelSecrets.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : {}
  } catch {
    return {}
  }
}
