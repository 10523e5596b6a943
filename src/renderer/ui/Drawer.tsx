import { type ReactNode, useEffect, useRef } from 'react'
import styles from './Drawer.module.css'

interface DrawerProps {
  /** The heading that names it. */
  titleId: string
  onClose: () => void
  children: ReactNode
}

/** Details over the list they belong to; takes the focus when it opens, and Esc closes it. */
export function Drawer({ titleId, onClose, children }: DrawerProps) {
  const panel = useRef<HTMLElement>(null)

  useEffect(() => {
    panel.current?.focus({ preventScroll: true })
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
    <aside ref={panel} className={styles.drawer} aria-labelledby={titleId} tabIndex={-1}>
      {children}
    </aside>
  )
}
