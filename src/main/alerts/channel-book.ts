import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { fail, type Outcome, succeed } from '../../shared/errors'
import {
  type Channel,
  ChannelId,
  ChannelSecrets,
  type ChannelSettings,
  channelSecrets,
  desktopChannelId,
  type SecretName,
  soundChannelId,
} from '../../shared/model/channel'
import type { ChannelDraft } from '../../shared/model/notification-setup'
import { Route } from '../../shared/model/route'
import { channelKindWords } from '../../shared/text/en/channels'
import { completeRoutes } from '../domain/route-rules'
import type { Store } from '../store/store'
import type { ChannelVault } from './channel-vault'
import { pagerDutyUrl } from './channels/pager-duty'

interface ChannelBookParts {
  store: Store
  vault: ChannelVault
  onChange: () => void
}

/** The channels and routes of this console. The desktop and its sound are always there. */
export class ChannelBook {
  private channels: readonly Channel[] = builtIn
  private routes: readonly Route[] = completeRoutes([])

  constructor(private readonly parts: ChannelBookParts) {}

  async load(): Promise<void> {
    const { store } = this.parts
    const stored = await store.channels.list()
    const own = (channelId: ChannelId) => stored.find((channel) => channel.channelId === channelId)
    this.channels = [
      ...builtIn.map((channel) => own(channel.channelId) ?? channel),
      ...stored.filter(({ channelId }) => !isBuiltIn(channelId)),
    ]
    this.routes = completeRoutes((await store.notificationSettings.read('routes', z.array(Route))) ?? [])
  }

  list(): readonly Channel[] {
    return this.channels
  }

  /** In order; the default is the last one. */
  listRoutes(): readonly Route[] {
    return this.routes
  }

  find(channelId: ChannelId): Channel | null {
    return this.channels.find((channel) => channel.channelId === channelId) ?? null
  }

  /** Empty for a channel that has none. `keychain.unavailable`. */
  async secretsOf(channelId: ChannelId): Promise<Outcome<ChannelSecrets>> {
    return isBuiltIn(channelId) ? succeed({}) : this.parts.vault.read(channelId, { quietly: true })
  }

  /**
   * Adds a channel (`channelId` null) or changes one. `request.invalid` when a needed secret is missing or the kind changes,
   * `request.notFound`, `keychain.unavailable`, or the store's.
   */
  async save(channelId: ChannelId | null, draft: ChannelDraft): Promise<Outcome<ChannelId>> {
    const { store, vault } = this.parts
    const before = channelId === null ? null : this.find(channelId)
    if (channelId !== null && !before) return fail('request.notFound')
    const { kind } = draft.settings
    if (before ? before.settings.kind !== kind : kind === 'desktop' || kind === 'sound') {
      return fail('request.invalid', { params: { field: 'kind' } })
    }
    const id = channelId ?? ChannelId.parse(randomBytes(6).toString('hex'))
    const { needed, optional } = channelSecrets[kind]
    const names: readonly SecretName[] = [...needed, ...optional]
    const kept: Outcome<ChannelSecrets> =
      names.length === 0 ? succeed({}) : await vault.read(id, { quietly: false })
    if (!kept.ok) return kept
    // A secret was meant for one receiver: it does not go along to another one.
    const isMoved = before !== null && hintOf(before.settings, {}) !== hintOf(draft.settings, {})
    const secrets = ChannelSecrets.parse({ ...(isMoved ? {} : kept.value), ...draft.secrets })
    const missing = needed.find((name) => secrets[name] === undefined)
    if (missing) return fail('request.invalid', { params: { field: missing } })
    if (isMoved || Object.keys(draft.secrets).length > 0) {
      const written = await vault.write(id, secrets)
      if (!written.ok) return written
    }
    const channel: Channel = {
      channelId: id,
      name: draft.name,
      isOn: draft.isOn,
      settings: draft.settings,
      hint: hintOf(draft.settings, secrets),
      secretsSet: names.filter((name) => secrets[name] !== undefined),
    }
    const saved = await store.channels.save(channel)
    if (!saved.ok) return saved
    this.channels = before
      ? this.channels.map((one) => (one.channelId === id ? channel : one))
      : [...this.channels, channel]
    this.parts.onChange()
    return succeed(id)
  }

  /** Removes a channel, its secrets and its place in routes. The desktop and its sound stay (`request.invalid`). */
  async remove(channelId: ChannelId): Promise<Outcome<null>> {
    if (isBuiltIn(channelId)) return fail('request.invalid', { params: { field: 'channelId' } })
    if (!this.find(channelId)) return fail('request.notFound')
    const { store, vault } = this.parts
    const forgotten = await vault.remove(channelId)
    if (!forgotten.ok) return forgotten
    const removed = await store.channels.remove(channelId)
    if (!removed.ok) return removed
    this.channels = this.channels.filter((channel) => channel.channelId !== channelId)
    const without = (one: ChannelId | null) => (one === channelId ? null : one)
    return this.saveRoutes(
      this.routes.map((route) => ({
        ...route,
        channels: route.channels.filter((one) => one !== channelId),
        second: without(route.second),
        fallback: without(route.fallback),
      })),
    )
  }

  async saveRoutes(routes: readonly Route[]): Promise<Outcome<null>> {
    const complete = completeRoutes(routes)
    const saved = await this.parts.store.notificationSettings.write('routes', complete)
    if (!saved.ok) return saved
    this.routes = complete
    this.parts.onChange()
    return succeed(null)
  }
}

const builtIn: readonly Channel[] = (
  [
    [desktopChannelId, { kind: 'desktop' }],
    [soundChannelId, { kind: 'sound' }],
  ] as const
).map(([channelId, settings]) => ({
  channelId,
  name: channelKindWords[settings.kind],
  isOn: true,
  settings,
  hint: null,
  secretsSet: [],
}))

function isBuiltIn(channelId: ChannelId): boolean {
  return builtIn.some((channel) => channel.channelId === channelId)
}

/** The host it goes to: tells channels apart without giving anything away. */
function hintOf(settings: ChannelSettings, { url }: ChannelSecrets): string | null {
  if (settings.kind === 'mail') return settings.host
  const address = settings.kind === 'pagerDuty' ? pagerDutyUrl(settings) : (url ?? null)
  return address === null ? null : new URL(address).host
}
