import { Button } from '@fluentui/react-components'
import type { FileWork } from '../../../shared/model/support'
import { dialogText } from '../../../shared/text/en/dialog'
import { supportText } from '../../../shared/text/en/support'
import { useFileWork } from '../../queries/support'
import styles from './SupportView.module.css'

/** How far a piece of work on files is, and the way out of it. */
export function FileWorkProgress({ work, label }: { work: FileWork; label: string }) {
  const { done, cancel } = useFileWork(work)
  if (done === null) return null
  return (
    <div className={styles.progress}>
      <progress value={done} max={1} aria-label={label} />
      <span>{supportText.progress(Math.floor(done * 100))}</span>
      <Button size="small" onClick={cancel}>
        {dialogText.cancel}
      </Button>
    </div>
  )
}
