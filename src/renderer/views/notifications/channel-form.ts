import {
  type Channel,
  type ChannelKind,
  type ChannelSecrets,
  ChannelSettings,
  channelSecrets,
  type SecretName,
} from '../../../shared/model/channel'
import { ChannelDraft } from '../../../shared/model/notification-setup'

/** Everything the dialog asks for, as typed. */
export interface ChannelForm {
  kind: ChannelKind
  name: string
  isOn: boolean
  format: 'teams' | 'slack'
  deduplicates: boolean
  host: string
  port: string
  security: 'tls' | 'starttls' | 'none'
  user: string
  from: string
  to: string
  caPem: string
  region: 'us' | 'eu' | 'custom'
  endpoint: string
  secrets: Record<SecretName, string>
}

/** Kinds that can be added, in the order they are offered. */
export const addableKinds = ['chat', 'webhook', 'mail', 'pagerDuty'] as const satisfies readonly ChannelKind[]

/** The form of a channel, or of a new one. Secrets are never known here: their fields begin empty. */
export function formOf(channel: Channel | null): ChannelForm {
  const empty: ChannelForm = {
    kind: 'chat',
    name: '',
    isOn: true,
    format: 'teams',
    deduplicates: false,
    host: '',
    port: '587',
    security: 'starttls',
    user: '',
    from: '',
    to: '',
    caPem: '',
    region: 'us',
    endpoint: '',
    secrets: { url: '', signingKey: '', password: '', routingKey: '' },
  }
  if (channel === null) return empty
  const { settings, name, isOn } = channel
  const form = { ...empty, kind: settings.kind, name, isOn }
  switch (settings.kind) {
    case 'desktop':
    case 'sound':
      return form
    case 'chat':
      return { ...form, format: settings.format }
    case 'webhook':
      return { ...form, deduplicates: settings.deduplicates }
    case 'mail':
      return {
        ...form,
        host: settings.host,
        port: String(settings.port),
        security: settings.security,
        user: settings.user ?? '',
        from: settings.from,
        to: settings.to.join('\n'),
        caPem: settings.caPem ?? '',
      }
    case 'pagerDuty':
      return { ...form, region: settings.region, endpoint: settings.endpoint ?? '' }
  }
}

const lines = (text: string): string[] =>
  text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** What is saved; null while something needed is missing or malformed. */
export function draftOf(form: ChannelForm, channel: Channel | null): ChannelDraft | null {
  const { needed, optional }: { needed: readonly SecretName[]; optional: readonly SecretName[] } =
    channelSecrets[form.kind]
  const secrets: ChannelSecrets = {}
  for (const name of [...needed, ...optional]) {
    const value = orNull(form.secrets[name])
    if (value !== null) secrets[name] = value
    else if (needed.includes(name) && !channel?.secretsSet.includes(name)) return null
  }
  const settings = ChannelSettings.safeParse({
    ...form,
    port: Number(form.port),
    user: orNull(form.user),
    to: lines(form.to),
    caPem: orNull(form.caPem),
    endpoint: form.region === 'custom' ? orNull(form.endpoint) : null,
  })
  if (!settings.success) return null
  if (
    settings.data.kind === 'pagerDuty' &&
    settings.data.region === 'custom' &&
    settings.data.endpoint === null
  ) {
    return null
  }
  const draft = ChannelDraft.safeParse({ name: form.name, isOn: form.isOn, settings: settings.data, secrets })
  return draft.success ? draft.data : null
}
