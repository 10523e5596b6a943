import { useMutation, useQuery } from '@tanstack/react-query'
import type { TenantKey } from '../../shared/model/tenant'
import { useBridge } from '../bridge/bridge-context'
import { queryKeys } from '../bridge/query-keys'

/** How far the check of many tenants' permissions is. */
export function usePermissionRound() {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.permissionRound,
    queryFn: () => bridge.request('tenants.readPermissionRound', null),
  })
}

/** Has the permissions of these tenants tried live, a few tenants at a time. */
export function useCheckPermissionsOf() {
  const bridge = useBridge()
  return useMutation({
    mutationFn: (tenantKeys: TenantKey[]) => bridge.request('tenants.checkPermissionsOf', { tenantKeys }),
  })
}

export function useCancelPermissionRound() {
  const bridge = useBridge()
  return useMutation({ mutationFn: () => bridge.request('tenants.cancelPermissionRound', null) })
}
