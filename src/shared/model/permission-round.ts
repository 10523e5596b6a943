import { z } from 'zod'

/** The trying of many tenants' permissions, one after the other: how far it is. Nothing was asked for while `total` is 0. */
export const PermissionRound = z.object({
  total: z.number(),
  done: z.number(),
  isRunning: z.boolean(),
  isCancelled: z.boolean(),
})
export type PermissionRound = z.infer<typeof PermissionRound>
