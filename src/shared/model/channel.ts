import { z } from 'zod'

export const ChannelId = z
  .string()
  .regex(/^[a-z0-9-]{1,32}$/)
  .brand<'ChannelId'>()
export type ChannelId = z.infer<typeof ChannelId>

/** Each console has one of these two; they cannot be removed. */
export const desktopChannelId = ChannelId.parse('desktop')
export const soundChannelId = ChannelId.parse('sound')

const host = z.string().trim().min(1).max(253)

/** What a channel is, without anything secret. */
export const ChannelSettings = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('desktop') }),
  z.object({ kind: z.literal('sound') }),
  /** An incoming webhook of a chat: an Adaptive Card for a Teams workflow, or what Slack and its likes take. */
  z.object({ kind: z.literal('chat'), format: z.enum(['teams', 'slack']) }),
  /** Documented JSON, signed. `deduplicates`: the receiver ignores a second message with the same idempotency key. */
  z.object({ kind: z.literal('webhook'), deduplicates: z.boolean() }),
  z.object({
    kind: z.literal('mail'),
    host,
    port: z.number().int().min(1).max(65_535),
    /** `tls` from the first byte, `starttls` before anything secret, or `none`. */
    security: z.enum(['tls', 'starttls', 'none']),
    user: z.string().trim().max(200).nullable(),
    from: z.email(),
    to: z.array(z.email()).min(1).max(20),
    /** A company's certificate authority, PEM; null = the usual ones. */
    caPem: z.string().max(100_000).nullable(),
  }),
  /** Events v2; a region of PagerDuty, or the address of something that speaks the same. */
  z.object({
    kind: z.literal('pagerDuty'),
    region: z.enum(['us', 'eu', 'custom']),
    endpoint: z.url().nullable(),
  }),
])
export type ChannelSettings = z.infer<typeof ChannelSettings>
export type ChannelKind = ChannelSettings['kind']

export const SecretName = z.enum(['url', 'signingKey', 'password', 'routingKey'])
export type SecretName = z.infer<typeof SecretName>

const webAddress = z.url({ protocol: /^https?$/ }).max(2_000)
const secretText = z.string().trim().min(1).max(1_000)

/** Secrets of a channel: they go in and never come out. Absent = as it was. */
export const ChannelSecrets = z
  .object({ url: webAddress, signingKey: secretText, password: secretText, routingKey: secretText })
  .partial()
export type ChannelSecrets = z.infer<typeof ChannelSecrets>

/** The secrets each kind has; those without which it cannot send come under `needed`. */
export const channelSecrets = {
  desktop: { needed: [], optional: [] },
  sound: { needed: [], optional: [] },
  chat: { needed: ['url'], optional: [] },
  webhook: { needed: ['url'], optional: ['signingKey'] },
  mail: { needed: [], optional: ['password'] },
  pagerDuty: { needed: ['routingKey'], optional: [] },
} as const satisfies Record<ChannelKind, { needed: readonly SecretName[]; optional: readonly SecretName[] }>

export const ChannelName = z.string().trim().min(1).max(60)

/** A way to people or machines, as it is stored and shown. The secrets themselves rest in the keychain. */
export const Channel = z.object({
  channelId: ChannelId,
  name: ChannelName,
  isOn: z.boolean(),
  settings: ChannelSettings,
  /** Where it goes, harmless to show: the host of its address. */
  hint: z.string().nullable(),
  secretsSet: z.array(SecretName),
})
export type Channel = z.infer<typeof Channel>

/**
 * Machines follow every incident on its own, to its end; people get one message for what belongs together.
 */
export function isMachine({ settings }: Pick<Channel, 'settings'>): boolean {
  return settings.kind === 'webhook' || settings.kind === 'pagerDuty'
}

/** May a message be sent again when it is not known whether the first one arrived (alerting rule R11)? */
export function deduplicates({ settings }: Pick<Channel, 'settings'>): boolean {
  return settings.kind === 'pagerDuty' || (settings.kind === 'webhook' && settings.deduplicates)
}
