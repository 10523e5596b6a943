import { Button } from '@fluentui/react-components'
import { supportText } from '../../../shared/text/en/support'
import { momentWords } from '../../../shared/text/en/time'
import { useRestore } from '../../queries/support'
import { ErrorNotice } from '../../ui/ErrorNotice'
import screen from '../../ui/screen.module.css'
import styles from './SupportView.module.css'

/** Checks a backup, says what is in it, and restarts with it once the operator agrees. */
export function RestoreSection() {
  const { prepare, discard, restart } = useRestore()
  const manifest = prepare.data
  const error = prepare.error ?? discard.error ?? restart.error
  return (
    <section>
      <h2>{supportText.restore}</h2>
      <p className={screen.quiet}>{supportText.restoreIntro}</p>
      <Button disabled={prepare.isPending || manifest != null} onClick={() => prepare.mutate()}>
        {prepare.isPending ? supportText.checking : supportText.choose}
      </Button>
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
              {supportText.cancel}
            </Button>
          </div>
        </fieldset>
      )}
      {error !== null && <ErrorNotice failure={error.failure} />}
    </section>
  )
}
