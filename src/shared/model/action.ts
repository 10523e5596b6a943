import { z } from 'zod'
import { DeviceId } from './device'
import { FailureSchema } from './failure'
import { RoomId } from './room'
import { TenantKey } from './tenant'

export const ActionId = z.string().min(1).brand<'ActionId'>()
export type ActionId = z.infer<typeof ActionId>

/**
 * The life of a command.
 * sending -> accepted -> running -> seenBack            (verified)
 *         \-> refused    \-> failed  \-> notVerified     (done by Graph's word, device not seen back in time)
 *          \-> answerLost (may have happened: followed by watching the device's operations)
 */
export const ActionState = z.enum([
  'sending',
  'accepted',
  'running',
  'waitingForDevice',
  'seenBack',
  'notVerified',
  'refused',
  'failed',
  'answerLost',
])
export type ActionState = z.infer<typeof ActionState>

/** States after which nothing more will be written. */
export const finalActionStates: ReadonlySet<ActionState> = new Set([
  'seenBack',
  'notVerified',
  'refused',
  'failed',
])

export const ActionStep = z.object({
  at: z.number(),
  state: ActionState,
  error: FailureSchema.nullable(),
  note: z.string().nullable(),
})
export type ActionStep = z.infer<typeof ActionStep>

/** A row of the journal. */
export const ActionRecord = z.object({
  actionId: ActionId,
  tenantKey: TenantKey,
  roomId: RoomId.nullable(),
  deviceId: DeviceId,
  deviceName: z.string(),
  roomName: z.string().nullable(),
  kind: z.enum(['restart']),
  state: ActionState,
  /** Operating-system user who asked. */
  requestedBy: z.string(),
  requestedAt: z.number(),
  operationId: z.string().nullable(),
  steps: z.array(ActionStep),
})
export type ActionRecord = z.infer<typeof ActionRecord>
