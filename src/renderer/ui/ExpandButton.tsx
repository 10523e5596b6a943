import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import styles from './small-button.module.css'

interface ExpandButtonProps {
  isOpen: boolean
  label: string
  onToggle: () => void
}

/** Shows or hides the details of a table row. */
export function ExpandButton({ isOpen, label, onToggle }: ExpandButtonProps) {
  return (
    <button
      type="button"
      className={styles.button}
      aria-expanded={isOpen}
      aria-label={label}
      title={label}
      onClick={onToggle}
    >
      {isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
    </button>
  )
}
