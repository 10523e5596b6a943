import { type ReactNode, useEffect, useRef } from 'react'
import { classNames } from './class-names'
import styles from './Drawer.module.css'

interface DrawerProps {
  /** The heading that names it. */
  titleId: string
  onClose: () => void
  /** Holds tables. */
  isWide?: boolean
  children: ReactNode
}

/** Details over the list they belong to; takes the focus when it opens and gives it back; Esc closes it. */
export function Drawer({ titleId, onClose, isWide = false, children }: DrawerProps) {
  const panel = useRef<HTMLElement>(null)

  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus({ preventScroll: true })
    return () => {
      // Whoever had the focus gets it back, unless something else has taken it meanwhile.
      const isFree = document.activeElement === null || document.activeElement === document.body
      if (isFree && before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // A dialog or popover over the drawer takes Esc first.
      if (event.key !== 'Escape' || event.defaultPrevented) return
      if (document.querySelector('dialog[open], :popover-open') !== null) return
      onClose()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [onClose])

  return (
    <aside
      ref={panel}
      className={classNames(styles.drawer, isWide && styles.wide)}
      aria-labelledby={titleId}
      tabIndex={-1}
    >
      {children}
    </aside>
  )
}
