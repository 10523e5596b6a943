import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left'
import { Link } from '@tanstack/react-router'
import styles from './BackLink.module.css'

/** The way back to the screen this one belongs to. */
export function BackLink({ to, children }: { to: '/settings' | '/incidents'; children: string }) {
  return (
    <Link to={to} className={styles.back}>
      <ChevronLeftRegular aria-hidden="true" />
      {children}
    </Link>
  )
}
