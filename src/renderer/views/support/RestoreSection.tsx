import { Button } from '@fluentui/react-components'
import { dialogText } from '../../../shared/text/en/dialog'
import { supportText } from '../../../shared/text/en/support'
import { momentWords } from '../../../shared/text/en/time'
import { useRestore } from '../../queries/support'
import { ErrorNotice } from '../../ui/ErrorNotice'
import screen from '../../ui/screen.module.css'
import { FileWorkProgress } from './FileWorkProgress'
import styles from './SupportView.module.css'

/** Checks a backup, says what is in it, and restarts with it once the operator agrees. */
export function RestoreSection() {
  const { prepare, discard, restart } = useRestore()
  const manifest = prepare.data
  const error = prepare.error ?? discard.error ?? restart.error
  const isCancelled = error?.failure.code === 'request.cancelled'
  return (
    <section>
      <h2>{supportText.restore}</h2>
      <p className={screen.quiet}>{supportText.restoreIntro}</p>
      <Button disabled={prepare.isPending || manifest != null} onClick={() => prepare.mutate()}>
        {prepare.isPending ? supportText.checking : supportText.choose}
      </Button>
      {prepare.isPending && <FileWorkProgress work="restore" label={supportText.checking} />}
      {isCancelled && <p role="status">{supportText.restoreCancelled}</p>}
      {manifest != null && (
        <fieldset className={styles.question} aria-label={supportText.confirm}>
          <strong>{supportText.found(momentWords(manifest.createdAt), manifest.appVersion)}</strong>
          <p>{supportText.tenants(manifest.tenants)}</p>
          <p>{supportText.confirm}</p>
          <div className={styles.buttons}>
            <Button appearance="primary" disabled={restart.isPending} onClick={() => restart.mutate()}>
              {supportText.restart}
            </Button>
            <Button onClick={() => discard.mutate(undefined, { onSuccess: () => prepare.reset() })}>
              {dialogText.cancel}
            </Button>
          </div>
        </fieldset>
      )}
      {error !== null && !isCancelled && <ErrorNotice failure={error.failure} />}
    </section>
  )
}
