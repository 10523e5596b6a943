import { useMemo } from 'react'
import type { Names } from '../../shared/text/en/matchers'
import { useRooms } from './rooms'
import { useTenants } from './tenants'

/** How tenants and rooms are called now. */
export function useNames(): Names {
  const { rooms } = useRooms()
  const { tenants } = useTenants()
  return useMemo(
    () => ({
      tenant: (key) => tenants.find(({ tenant }) => tenant.tenantKey === key)?.tenant.displayName ?? key,
      room: (roomId) => rooms.find((room) => room.roomId === roomId)?.name ?? roomId,
    }),
    [tenants, rooms],
  )
}
