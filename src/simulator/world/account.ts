import type { Account } from './estate-model'

/** Whether any device still holds a presence session: one dead device can hide behind another. */
export function isReachable(account: Account, at: number): boolean {
  return account.devices.some((device) => device.sessionEndsAt > at)
}
