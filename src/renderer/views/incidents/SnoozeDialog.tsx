import { Button } from '@fluentui/react-components'
import { SnoozeChoice } from '../../../shared/model/incident'
import { dialogText } from '../../../shared/text/en/dialog'
import { incidentsText, snoozeWords } from '../../../shared/text/en/incidents'
import { Modal, ModalButtons } from '../../ui/Modal'
import styles from './dialogs.module.css'

interface SnoozeDialogProps {
  /** How many are put off; 0 keeps it closed. */
  count: number
  onChoose: (choice: SnoozeChoice) => void
  onClose: () => void
}

/** Asks for how long incidents are put off; the number before a length chooses it. */
export function SnoozeDialog({ count, onChoose, onClose }: SnoozeDialogProps) {
  const choose = (choice: SnoozeChoice): void => {
    onChoose(choice)
    onClose()
  }
  return (
    <Modal isOpen={count > 0} onClose={onClose} title={incidentsText.snoozeTitle(count)}>
      <ol
        className={styles.lengths}
        onKeyDown={({ key }) => {
          const choice = SnoozeChoice.options[Number(key) - 1]
          if (choice !== undefined) choose(choice)
        }}
      >
        {SnoozeChoice.options.map((choice, index) => (
          <li key={choice}>
            <Button
              className={styles.choice ?? ''}
              // The keyboard is in the list at once.
              ref={(button: HTMLButtonElement | null) => (index === 0 ? button?.focus() : undefined)}
              onClick={() => choose(choice)}
            >
              <kbd>{index + 1}</kbd> {snoozeWords[choice]}
            </Button>
          </li>
        ))}
      </ol>
      <p className={styles.quiet}>{incidentsText.snoozeHint}</p>
      <ModalButtons>
        <Button onClick={onClose}>{dialogText.cancel}</Button>
      </ModalButtons>
    </Modal>
  )
}
