import { Button } from '@fluentui/react-components'
import { tenantTransferText } from '../../../../shared/text/en/tenant-transfer'
import { useExportTenants, usePreviewImport } from '../../../queries/tenant-transfer'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import screen from '../../../ui/screen.module.css'
import { useImportDialog } from '../../../ui-state/import-dialog'
import styles from './TenantTransfer.module.css'

/** Tenants out to a file, those of the group that is shown or all, and in from one. */
export function TenantTransfer({ group }: { group: string | null }) {
  const out = useExportTenants()
  const preview = usePreviewImport()
  const show = useImportDialog((state) => state.show)
  const failure = out.error?.failure ?? preview.error?.failure
  return (
    <>
      <div className={styles.buttons}>
        <Button
          title={tenantTransferText.importHint}
          disabled={preview.isPending}
          onClick={() => {
            out.reset()
            preview.mutate(undefined, { onSuccess: (found) => found !== null && show(found) })
          }}
        >
          {preview.isPending ? tenantTransferText.reading : tenantTransferText.import}
        </Button>
        <Button
          title={tenantTransferText.exportHint}
          disabled={out.isPending}
          onClick={() => {
            preview.reset()
            out.mutate(group)
          }}
        >
          {group === null ? tenantTransferText.exportAll : tenantTransferText.exportGroup(group)}
        </Button>
      </div>
      {out.data != null && out.data.path !== null && (
        <p className={`${screen.quiet} ${styles.outcome}`} role="status">
          {tenantTransferText.exported(out.data.count, out.data.path)}
        </p>
      )}
      {failure !== undefined && (
        <div className={styles.outcome}>
          <ErrorNotice failure={failure} />
        </div>
      )}
    </>
  )
}
