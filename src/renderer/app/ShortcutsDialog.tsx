import { Button } from '@fluentui/react-components'
import { frameText, shortcutWords } from '../../shared/text/en/frame'
import { Modal, ModalButtons } from '../ui/Modal'
import { useDialogs } from '../ui-state/dialogs'
import styles from './dialogs.module.css'

/** The list of keyboard shortcuts. */
export function ShortcutsDialog() {
  const { open, close } = useDialogs()
  return (
    <Modal isOpen={open === 'shortcuts'} onClose={close} title={frameText.shortcuts}>
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
      <ModalButtons>
        <Button onClick={close}>{frameText.close}</Button>
      </ModalButtons>
    </Modal>
  )
}
