import { Link } from '@tanstack/react-router'
import { heartbeatText } from '../../shared/text/en/heartbeat'
import { useHeartbeat } from '../queries/heartbeat'
import { StateIcon } from '../ui/StateIcon'
import styles from './TopBar.module.css'

/** The monitor outside hears nothing: it shows here, and is no trouble of any room (alerting rule R27). */
export function HeartbeatBadge() {
  const { data: status } = useHeartbeat()
  if (status?.state !== 'failing' && status?.state !== 'heldBack') return null
  return (
    <Link
      to="/settings/notifications"
      className={styles.unhandled}
      data-level="degraded"
      title={heartbeatText.badgeHint}
    >
      <StateIcon level="degraded" size={14} />
      <span className={styles.word}>
        {status.state === 'failing' ? heartbeatText.badge : heartbeatText.heldBack}
      </span>
    </Link>
  )
}
