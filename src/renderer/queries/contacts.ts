import { useQuery } from '@tanstack/react-query'
import { useBridge } from '../bridge/bridge-context'
import { queryKeys } from '../bridge/query-keys'
import { useRequest } from './request'

/** Whom to call about which site. */
export function useContacts() {
  const bridge = useBridge()
  return useQuery({ queryKey: queryKeys.contacts, queryFn: () => bridge.request('contacts.list', null) })
}

/** Replaces the contacts of one site. */
export const useSaveContacts = () => useRequest('contacts.save')
