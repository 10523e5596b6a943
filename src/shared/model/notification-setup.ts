import { z } from 'zod'
import { Channel, ChannelId, ChannelName, ChannelSecrets, ChannelSettings } from './channel'
import { FailureSchema } from './failure'
import { DeadLetter } from './notification'
import { Route } from './route'

/** Everything the window shows of channels and routes. */
export const NotificationSetup = z.object({
  channels: z.array(Channel.extend({ waiting: z.number() })),
  /** In order, the default last. */
  routes: z.array(Route),
  deadLetters: z.array(DeadLetter),
})
export type NotificationSetup = z.infer<typeof NotificationSetup>

/** A channel as the operator describes it; absent secrets stay as they are. */
export const ChannelDraft = z.object({
  name: ChannelName,
  isOn: z.boolean(),
  settings: ChannelSettings,
  secrets: ChannelSecrets,
})
export type ChannelDraft = z.infer<typeof ChannelDraft>

/** How a test message fared: what the receiver said, and what went wrong. */
export const TestAnswer = z.object({ answer: z.string().nullable(), error: FailureSchema.nullable() })
export type TestAnswer = z.infer<typeof TestAnswer>

/** Where an incident would go now. */
export const RoutePreview = z.object({
  channels: z.array(ChannelId),
  /** Ids of the routes that matched, in order. */
  routes: z.array(z.string()),
  second: ChannelId.nullable(),
  fallback: ChannelId.nullable(),
})
export type RoutePreview = z.infer<typeof RoutePreview>
