import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ActionRecord } from '../../shared/model/action'
import type { DeviceId } from '../../shared/model/device'
import type { RoomId } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'
import { useBridge } from '../bridge/bridge-context'
import { actionsKept, mergeAction } from '../bridge/events-to-cache'
import { queryKeys } from '../bridge/query-keys'

/** The journal, newest first: of one room, or of everything (`null`, `null`). */
export function useActions(tenantKey: TenantKey | null, roomId: RoomId | null) {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.actions(tenantKey, roomId),
    queryFn: () => bridge.request('actions.list', { tenantKey, roomId, limit: actionsKept }),
  })
}

/** Asks for a restart. The receipt is the journal's first record; the wall changes when Graph says so. */
export function useRestartDevice() {
  const bridge = useBridge()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (target: { tenantKey: TenantKey; deviceId: DeviceId }) =>
      bridge.request('actions.restartDevice', target),
    onSuccess: ({ action }) => {
      const key = queryKeys.actions(action.tenantKey, action.roomId)
      client.setQueryData<ActionRecord[]>(key, (held) =>
        held === undefined || held.some(({ actionId }) => actionId === action.actionId)
          ? held
          : mergeAction(held, action, actionsKept),
      )
    },
  })
}
