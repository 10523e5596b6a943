import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { defaultPreferences, type Preferences } from '../../shared/model/preferences'
import { useBridge } from '../bridge/bridge-context'
import { queryKeys } from '../bridge/query-keys'

/** Theme, density and grouping; the defaults until they are read. */
export function usePreferences(): Preferences {
  const bridge = useBridge()
  const { data } = useQuery({
    queryKey: queryKeys.preferences,
    queryFn: () => bridge.request('preferences.read', null),
  })
  return data ?? defaultPreferences
}

/** Changes preferences: shown at once, put back if main could not keep them. */
export function useChangePreferences(): (change: Partial<Preferences>) => void {
  const bridge = useBridge()
  const client = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: (change: Partial<Preferences>) => bridge.request('preferences.write', change),
    onMutate: (change) => {
      const before = client.getQueryData<Preferences>(queryKeys.preferences)
      client.setQueryData<Preferences>(queryKeys.preferences, {
        ...(before ?? defaultPreferences),
        ...change,
      })
      return { before }
    },
    onSuccess: (kept) => client.setQueryData<Preferences>(queryKeys.preferences, kept),
    onError: (_error, _change, context) => client.setQueryData(queryKeys.preferences, context?.before),
  })
  return mutate
}
