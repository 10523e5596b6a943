import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { RoomSummary } from '../../shared/model/room'
import type { RoomsOfTenant } from '../bridge/bridge'
import { useBridge } from '../bridge/bridge-context'
import { queryKeys } from '../bridge/query-keys'
import type { RequestFailed } from '../bridge/request-failed'
import { useTenantKeys } from './tenants'

interface RoomsOfAll {
  rooms: readonly RoomSummary[]
  /** Has every tenant's list been read at least once (or failed)? */
  isRead: boolean
  error: RequestFailed | null
}

function combineRooms(results: UseQueryResult<RoomsOfTenant>[]): RoomsOfAll {
  return {
    rooms: results.flatMap(({ data }) => (data === undefined ? [] : [...data.rooms.values()])),
    isRead: results.every(({ isPending }) => !isPending),
    error: results.find(({ error }) => error !== null)?.error ?? null,
  }
}

/** The rooms of all tenants. Rooms that did not change keep their identity from one result to the next. */
export function useRooms(): RoomsOfAll {
  const bridge = useBridge()
  const tenantKeys = useTenantKeys()
  const queries = useMemo(
    () =>
      tenantKeys.map((tenantKey) => ({
        queryKey: queryKeys.rooms(tenantKey),
        queryFn: () => bridge.readRooms(tenantKey),
        structuralSharing: false,
      })),
    [tenantKeys, bridge],
  )
  return useQueries({ queries, combine: combineRooms })
}
