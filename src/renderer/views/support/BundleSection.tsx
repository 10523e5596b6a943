import { Button, Select } from '@fluentui/react-components'
import { useState } from 'react'
import { supportText } from '../../../shared/text/en/support'
import { usePreviewBundle, useSaveBundle } from '../../queries/support'
import { ErrorNotice } from '../../ui/ErrorNotice'
import screen from '../../ui/screen.module.css'
import { FileWorkProgress } from './FileWorkProgress'
import styles from './SupportView.module.css'

/** What helps somebody to help: looked at first, then saved. */
export function BundleSection() {
  const preview = usePreviewBundle()
  const save = useSaveBundle()
  const [chosen, setChosen] = useState('')
  const files = preview.data ?? []
  const shown = files.find(({ name }) => name === chosen) ?? files[0]
  const error = preview.error ?? save.error
  const isCancelled = error?.failure.code === 'request.cancelled'
  const isGathering = preview.isPending || save.isPending
  return (
    <section>
      <h2>{supportText.support}</h2>
      <p className={screen.quiet}>{supportText.supportIntro}</p>
      <div className={styles.buttons}>
        <Button disabled={isGathering} onClick={() => preview.mutate()}>
          {preview.isPending ? supportText.gathering : supportText.show}
        </Button>
        <Button disabled={isGathering} onClick={() => save.mutate()}>
          {save.isPending ? supportText.gathering : supportText.save}
        </Button>
      </div>
      {isGathering && <FileWorkProgress work="bundle" label={supportText.gathering} />}
      {isCancelled && <p role="status">{supportText.cancelled}</p>}
      {save.data?.path != null && <p role="status">{supportText.saved(save.data.path)}</p>}
      {error !== null && !isCancelled && <ErrorNotice failure={error.failure} />}
      {shown !== undefined && (
        <div className={styles.preview}>
          <Select
            aria-label={supportText.file}
            value={shown.name}
            onChange={(_event, { value }) => setChosen(value)}
          >
            {files.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
          <textarea readOnly aria-label={shown.name} rows={14} spellCheck={false} value={shown.text} />
        </div>
      )}
    </section>
  )
}
