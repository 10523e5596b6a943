import { useMutation, useQuery } from '@tanstack/react-query'
import type { SiteContacts } from '../../shared/model/site-contact'
import { useBridge } from '../bridge/bridge-context'
import { queryKeys } from '../bridge/query-keys'

/** Whom to call about which site. */
export function useContacts() {
  const bridge = useBridge()
  return useQuery({ queryKey: queryKeys.contacts, queryFn: () => bridge.request('contacts.list', null) })
}

/** Replaces the contacts of one site. */
export function useSaveContacts() {
  const bridge = useBridge()
  return useMutation({ mutationFn: (entry: SiteContacts) => bridge.request('contacts.save', entry) })
}
