import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RequestInput } from '../../shared/ipc/contract'
import type { RegistrationOrder, TenantTest } from '../../shared/model/onboarding'
import type { TenantKey } from '../../shared/model/tenant'
import { useBridge } from '../bridge/bridge-context'
import { queryKeys } from '../bridge/query-keys'
import { useRequest } from './request'

/** Domain or id to directory id. */
export const useResolveDirectory = () => useRequest('tenants.resolveDirectory')

/** Makes a key pair; only the public part comes back. */
export const useCreateCertificate = () => useRequest('tenants.createCertificate')

/** Forgets a key pair that no tenant was saved with. */
export const useDiscardCertificate = () => useRequest('tenants.discardCertificate')

/** Adds a tenant, or changes one. */
export const useSaveTenant = () => useRequest('tenants.save')

/** Puts a new credential in the place of the one in use. */
export const useRotateCredential = () => useRequest('tenants.rotateCredential')

/** The texts for the administrator; made anew whenever the order changes. */
export function useRegistration(order: RegistrationOrder) {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.registration(order),
    queryFn: () => bridge.request('tenants.prepareRegistration', order),
    gcTime: 0,
  })
}

/** A stored definition, for editing. Read anew each time it is opened. */
export function useTenantDefinition(tenantKey: TenantKey) {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.definition(tenantKey),
    queryFn: () => bridge.request('tenants.readDefinition', { tenantKey }),
    gcTime: 0,
  })
}

/** A live test: its results come as events while it runs. */
export function useTenantTest(testId: string) {
  const bridge = useBridge()
  const client = useQueryClient()
  const queryKey = queryKeys.tenantTest(testId)
  const { data } = useQuery<TenantTest | null>({ queryKey, queryFn: () => null, enabled: false })
  const run = useMutation({
    mutationFn: (input: Omit<RequestInput<'tenants.test'>, 'testId'>) =>
      bridge.request('tenants.test', { ...input, testId }),
    onMutate: () => client.setQueryData<TenantTest | null>(queryKey, null),
    onSuccess: (test) => client.setQueryData<TenantTest | null>(queryKey, test),
  })
  return {
    test: data ?? null,
    isRunning: run.isPending,
    error: run.error,
    start: run.mutate,
    cancel: () => void bridge.request('tenants.cancelTest', { testId }).catch(console.error),
  }
}
