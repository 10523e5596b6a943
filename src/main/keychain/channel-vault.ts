import { type Outcome, succeed } from '../../shared/errors'
import { type ChannelId, ChannelSecrets } from '../../shared/model/channel'
import { TenantKey } from '../../shared/model/tenant'
import { channelPrefix, type Keychain, type ReadManner } from './keychain'

/** Secrets of notification channels, beside the tenants' credentials: entries named `Roomwall/<profile>/channel-<id>`. */
export function createChannelVault(keychain: Keychain) {
  return {
    async read(channelId: ChannelId, manner: ReadManner): Promise<Outcome<ChannelSecrets>> {
      const entry = await keychain.read(entryOf(channelId), manner)
      if (!entry.ok) return entry
      return succeed(entry.value?.kind === 'secret' ? parse(entry.value.secret) : {})
    },
    write: (channelId: ChannelId, secrets: ChannelSecrets) =>
      keychain.write(entryOf(channelId), { kind: 'secret', secret: JSON.stringify(secrets) }),
    remove: (channelId: ChannelId) => keychain.remove(entryOf(channelId)),
  }
}

/** No tenant's key begins like this. */
function entryOf(channelId: ChannelId): TenantKey {
  return TenantKey.parse(`${channelPrefix}${channelId}`)
}

function parse(text: string): ChannelSecrets {
  try {
    const parsed = ChannelSecrets.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : {}
  } catch {
    return {}
  }
}
