import { tenantTransferText } from '../../../../shared/text/en/tenant-transfer'
import { useImportTenants } from '../../../queries/tenant-transfer'
import { Modal } from '../../../ui/Modal'
import { useImportDialog } from '../../../ui-state/import-dialog'
import { ImportChoice } from './ImportChoice'
import { ImportOutcome } from './ImportOutcome'
import styles from './TenantTransfer.module.css'

/** What a file of tenants would do here, the choice of it, and what came of it. */
export function ImportDialog() {
  const preview = useImportDialog((state) => state.preview)
  const dismiss = useImportDialog((state) => state.close)
  const { mutate, data, error, isPending, reset } = useImportTenants()
  const close = (): void => {
    dismiss()
    reset()
  }
  return (
    <Modal
      isOpen={preview !== null}
      onClose={close}
      title={tenantTransferText.title}
      className={styles.dialog}
    >
      {data !== undefined ? (
        <ImportOutcome result={data} onClose={close} />
      ) : (
        preview !== null && (
          <ImportChoice
            preview={preview}
            isPending={isPending}
            failure={error?.failure ?? null}
            onImport={mutate}
            onClose={close}
          />
        )
      )}
    </Modal>
  )
}
