import styles from './TenantBadge.module.css'

interface TenantBadgeProps {
  badge: string
  colour: number
  name: string
}

/** A tenant's letters on its own muted colour, which is never a state's. */
export function TenantBadge({ badge, colour, name }: TenantBadgeProps) {
  return (
    <span className={styles.badge} data-tenant-colour={colour} title={name}>
      {badge}
    </span>
  )
}
