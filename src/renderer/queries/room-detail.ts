import { useMutation, useQuery } from '@tanstack/react-query'
import type { RoomId } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'
import { useBridge } from '../bridge/bridge-context'
import { queryKeys } from '../bridge/query-keys'

const day = 24 * 60 * 60_000

/** Everything the drawer shows of a room; read again whenever the room changes. */
export function useRoomDetail(tenantKey: TenantKey, roomId: RoomId) {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.room(tenantKey, roomId),
    queryFn: () => bridge.request('rooms.read', { tenantKey, roomId }),
  })
}

/** The last answers of Teams presence that differed from the one before; asked for while `isWanted`. */
export function usePresenceAnswers(tenantKey: TenantKey, roomId: RoomId, isWanted: boolean) {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.answers(tenantKey, roomId),
    queryFn: () => bridge.request('rooms.readAnswers', { tenantKey, roomId }),
    enabled: isWanted,
  })
}

/** Marks a room as very important, or takes the mark back; the room comes back as an event. */
export function useSetVip(tenantKey: TenantKey, roomId: RoomId) {
  const bridge = useBridge()
  return useMutation({
    mutationFn: (isVip: boolean) => bridge.request('rooms.setVip', { tenantKey, roomId, isVip }),
  })
}

/** The room's last 24 hours with the bounds they were asked for; read again each minute while shown. */
export function useRoomHistory(tenantKey: TenantKey, roomId: RoomId) {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.history(tenantKey, roomId),
    queryFn: async () => {
      const until = Date.now()
      const from = until - day
      const { spans } = await bridge.request('rooms.readHistory', { tenantKey, roomId, from, until })
      return { from, until, spans }
    },
    refetchInterval: 60_000,
  })
}
