import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** Nothing to show: says so, and teaches what would bring something here. */
export function EmptyState({ title, hint, children }: { title: string; hint: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      <p className={styles.hint}>{hint}</p>
      {children}
    </div>
  )
}
