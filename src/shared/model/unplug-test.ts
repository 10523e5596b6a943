import { z } from 'zod'
import { DeviceId, DeviceType } from './device'
import { RoomId } from './room'
import { TenantKey } from './tenant'

export const UnplugTestId = z.string().min(1).brand<'UnplugTestId'>()
export type UnplugTestId = z.infer<typeof UnplugTestId>

/** What happens after a plug was pulled, in order. */
export const UnplugStage = z.enum(['soft', 'hard', 'incident', 'told'])
export type UnplugStage = z.infer<typeof UnplugStage>

/**
 * A measured power cut of one device. Times are epoch ms.
 *
 *   armed -> pulled -> done | timedOut      armed | pulled -> cancelled
 */
export const UnplugTest = z.object({
  testId: UnplugTestId,
  tenantKey: TenantKey,
  roomId: RoomId,
  roomName: z.string(),
  deviceId: DeviceId,
  deviceType: DeviceType,
  deviceName: z.string(),
  state: z.enum(['armed', 'pulled', 'done', 'timedOut', 'cancelled']),
  startedAt: z.number(),
  /** When the person said that the plug is out. */
  pulledAt: z.number().nullable(),
  /** When each stage was reached; null = not (yet). */
  stages: z.object({
    soft: z.number().nullable(),
    hard: z.number().nullable(),
    incident: z.number().nullable(),
    told: z.number().nullable(),
  }),
  /** The incident is of low urgency: it waits in the list and nobody is told. */
  isLow: z.boolean(),
})
export type UnplugTest = z.infer<typeof UnplugTest>
