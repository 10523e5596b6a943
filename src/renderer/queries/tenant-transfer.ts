import { useMutation } from '@tanstack/react-query'
import type { TenantDefinition } from '../../shared/model/tenant-definitions'
import { useBridge } from '../bridge/bridge-context'

/** Writes all tenants, or those of one group, where the operator says. */
export function useExportTenants() {
  const bridge = useBridge()
  return useMutation({
    mutationFn: (group: string | null) => bridge.request('tenants.exportDefinitions', { group }),
  })
}

/** Asks for a file and reads what it would do. */
export function usePreviewImport() {
  const bridge = useBridge()
  return useMutation({ mutationFn: () => bridge.request('tenants.previewImport', null) })
}

/** Adds and changes what was chosen; the lists follow by events. */
export function useImportTenants() {
  const bridge = useBridge()
  return useMutation({
    mutationFn: (definitions: TenantDefinition[]) =>
      bridge.request('tenants.importDefinitions', { definitions }),
  })
}
