import type { ReactNode } from 'react'
import styles from './RoomDrawer.module.css'

/** A titled part of the drawer. */
export function DrawerSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
