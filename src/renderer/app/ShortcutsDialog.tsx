import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import { frameText, shortcutWords } from '../../shared/text/en/frame'
import { useDialogs } from '../ui-state/dialogs'
import styles from './dialogs.module.css'

/** The list of keyboard shortcuts. */
export function ShortcutsDialog() {
  const { open, close } = useDialogs()
  return (
    <Dialog open={open === 'shortcuts'} onOpenChange={(_event, data) => !data.open && close()}>
      <DialogSurface className={styles.narrow ?? ''}>
        <DialogBody>
          <DialogTitle>{frameText.shortcuts}</DialogTitle>
          <DialogContent>
            <dl className={styles.shortcuts}>
              {shortcutWords.map(({ keys, does }) => (
                <div key={does}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{frameText.close}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
