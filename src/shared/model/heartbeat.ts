import { z } from 'zod'
import { ChannelSecrets } from './channel'
import { FailureSchema } from './failure'

/** Signs of life for a monitor outside: what is set, without the address, which is a secret. */
export const HeartbeatSettings = z.object({
  isOn: z.boolean(),
  everyMinutes: z.number().int().min(1).max(60),
  /** Where it goes, harmless to show; null = no address is set. */
  host: z.string().nullable(),
})
export type HeartbeatSettings = z.infer<typeof HeartbeatSettings>

export const usualHeartbeat: HeartbeatSettings = { isOn: false, everyMinutes: 5, host: null }

/** As the operator sets it. An absent address stays, null forgets it. */
export const HeartbeatDraft = HeartbeatSettings.omit({ host: true }).extend({
  url: ChannelSecrets.shape.url.nullable(),
})
export type HeartbeatDraft = z.infer<typeof HeartbeatDraft>

/**
 * How it fares; times are epoch ms.
 *
 *   off -> waiting -> answered <-> failing
 *                \--> heldBack <-> answered   (the scheduler does not look: nothing is sent, so that the monitor notices)
 */
export const HeartbeatStatus = HeartbeatSettings.extend({
  state: z.enum(['off', 'waiting', 'answered', 'failing', 'heldBack']),
  since: z.number().nullable(),
  /** Of this run. */
  answeredAt: z.number().nullable(),
  error: FailureSchema.nullable(),
})
export type HeartbeatStatus = z.infer<typeof HeartbeatStatus>
