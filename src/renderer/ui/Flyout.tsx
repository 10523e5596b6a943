import { type ReactNode, useId } from 'react'
import { classNames } from './class-names'
import styles from './Flyout.module.css'

interface FlyoutProps {
  /** The button's content. */
  button: ReactNode
  buttonClassName: string | undefined
  /** Names the panel. */
  label: string
  side: 'start' | 'end'
  className?: string | undefined
  children: ReactNode
}

/** A button with a panel below it, on the browser's own popover: Esc and a click elsewhere close it. */
export function Flyout({ button, buttonClassName, label, side, className, children }: FlyoutProps) {
  const id = useId()
  return (
    <span className={styles.anchor} style={{ '--flyout': `--${id}` }}>
      <button type="button" className={buttonClassName} popoverTarget={id}>
        {button}
      </button>
      <section
        id={id}
        popover="auto"
        aria-label={label}
        className={classNames(styles.panel, side === 'start' ? styles.start : styles.end, className)}
      >
        {children}
      </section>
    </span>
  )
}
