import { Button } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { welcomeText } from '../../../shared/text/en/frame'
import { tenantActionText } from '../../../shared/text/en/onboarding'
import { tenantTransferText } from '../../../shared/text/en/tenant-transfer'
import { useOpenDemo } from '../../queries/app-status'
import { usePreviewImport } from '../../queries/tenant-transfer'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { useImportDialog } from '../../ui-state/import-dialog'
import styles from './WelcomeView.module.css'

/** No tenant yet: what Roomwall does, what it will need, and a way to see it at once. */
export function WelcomeView() {
  const navigate = useNavigate()
  const openDemo = useOpenDemo()
  const preview = usePreviewImport()
  const showImport = useImportDialog((state) => state.show)
  return (
    <div className={styles.page}>
      <div className={styles.welcome}>
        <h1>{welcomeText.title}</h1>
        <p className={styles.intro}>{welcomeText.intro}</p>
        <div className={styles.demo}>
          <Button appearance="primary" size="large" onClick={() => void navigate({ to: '/tenants/add' })}>
            {tenantActionText.add}
          </Button>
          <p>{welcomeText.adding}</p>
        </div>
        <div className={styles.demo}>
          <Button
            size="large"
            disabled={openDemo.isPending || openDemo.isSuccess}
            onClick={() => openDemo.mutate()}
          >
            {openDemo.isPending || openDemo.isSuccess ? welcomeText.opening : welcomeText.openDemo}
          </Button>
          <p>{welcomeText.openDemoHint}</p>
        </div>
        <div className={styles.demo}>
          <Button
            size="large"
            disabled={preview.isPending}
            onClick={() =>
              preview.mutate(undefined, { onSuccess: (found) => found !== null && showImport(found) })
            }
          >
            {preview.isPending ? tenantTransferText.reading : tenantTransferText.importTenants}
          </Button>
          <p>{tenantTransferText.importHint}</p>
        </div>
        {preview.error !== null && <ErrorNotice failure={preview.error.failure} />}
        {openDemo.error !== null && <ErrorNotice failure={openDemo.error.failure} />}
        <h2>{welcomeText.needTitle}</h2>
        <ol>
          {welcomeText.needs.map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ol>
        <h2>{welcomeText.asleepTitle}</h2>
        <p>{welcomeText.asleep}</p>
      </div>
    </div>
  )
}
