import { Button } from '@fluentui/react-components'
import { supportText } from '../../../shared/text/en/support'
import { useWriteBackup } from '../../queries/support'
import { ErrorNotice } from '../../ui/ErrorNotice'
import screen from '../../ui/screen.module.css'
import { FileWorkProgress } from './FileWorkProgress'

/** Everything but the secrets into one file. */
export function BackupSection() {
  const { mutate, data, error, isPending } = useWriteBackup()
  const isCancelled = error?.failure.code === 'request.cancelled'
  return (
    <section>
      <h2>{supportText.backup}</h2>
      <p className={screen.quiet}>{supportText.backupIntro}</p>
      <Button disabled={isPending} onClick={() => mutate()}>
        {isPending ? supportText.writing : supportText.write}
      </Button>
      {isPending && <FileWorkProgress work="backup" label={supportText.writing} />}
      {isCancelled && <p role="status">{supportText.cancelled}</p>}
      {data != null && (
        <p role="status">{supportText.written(data.path, (data.manifest.bytes / 1e6).toFixed(1))}</p>
      )}
      {error !== null && !isCancelled && <ErrorNotice failure={error.failure} />}
    </section>
  )
}
