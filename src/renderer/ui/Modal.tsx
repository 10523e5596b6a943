import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { classNames } from './class-names'
import styles from './Modal.module.css'

interface ModalProps {
  isOpen: boolean
  onClose: () => void
  title: string
  /** Hides the title from sight when the content says it itself. */
  isTitleHidden?: boolean
  className?: string | undefined
  children: ReactNode
}

/** A modal dialog on the browser's own `<dialog>`: it keeps the focus inside, closes on Esc, and gives the focus back. */
export function Modal({ isOpen, onClose, title, isTitleHidden = false, className, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    if (element === null) return
    if (isOpen && !element.open) element.showModal()
    if (!isOpen && element.open) element.close()
    const onBackdrop = (event: MouseEvent): void => {
      if (event.target === element) element.close()
    }
    element.addEventListener('click', onBackdrop)
    return () => element.removeEventListener('click', onBackdrop)
  }, [isOpen])
  // Taken out of the page while it is open, it would keep the focus that it owes.
  useLayoutEffect(() => {
    const element = dialog.current
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={classNames(styles.modal, className)}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      {isOpen && (
        <div className={styles.content}>
          <h2 id={titleId} className={isTitleHidden ? 'visually-hidden' : styles.title}>
            {title}
          </h2>
          {children}
        </div>
      )}
    </dialog>
  )
}

/** The buttons of a dialog, at its end. */
export function ModalButtons({ children }: { children: ReactNode }) {
  return <div className={styles.buttons}>{children}</div>
}
