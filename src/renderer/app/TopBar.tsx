import { Button } from '@fluentui/react-components'
import { KeyboardRegular } from '@fluentui/react-icons/svg/keyboard'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { Link } from '@tanstack/react-router'
import { frameText } from '../../shared/text/en/frame'
import { incidentsText } from '../../shared/text/en/incidents'
import { useAppStatus, useLeaveDemo } from '../queries/app-status'
import { useUnhandledCount } from '../queries/incidents'
import { Flyout } from '../ui/Flyout'
import { StateIcon } from '../ui/StateIcon'
import { useDialogs } from '../ui-state/dialogs'
import { HeartbeatBadge } from './HeartbeatBadge'
import { SoundBadge } from './SoundBadge'
import { TenantFilter } from './TenantFilter'
import styles from './TopBar.module.css'

/** Tenants with their freshness, search, and whether this is the demo. */
export function TopBar() {
  const { show } = useDialogs()
  const { data: app } = useAppStatus()
  return (
    <header className={styles.bar}>
      <TenantFilter />
      <button type="button" className={styles.search} onClick={() => show('search')}>
        <SearchRegular />
        <span>{frameText.search}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <Button
        appearance="subtle"
        icon={<KeyboardRegular />}
        aria-label={frameText.shortcuts}
        title={frameText.shortcuts}
        onClick={() => show('shortcuts')}
      />
      <SoundBadge />
      <HeartbeatBadge />
      <UnhandledCount />
      {app?.mode === 'demo' && <DemoBadge />}
    </header>
  )
}

/** Urgent incidents nobody has taken on; leads to them. */
function UnhandledCount() {
  const count = useUnhandledCount()
  if (count === 0) return null
  return (
    <Link
      to="/incidents"
      className={styles.unhandled}
      data-level="critical"
      title={incidentsText.unacknowledged(count)}
    >
      <StateIcon level="critical" size={14} />
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{incidentsText.unacknowledged(count)}</span>
    </Link>
  )
}

function DemoBadge() {
  const leave = useLeaveDemo()
  return (
    <Flyout
      button={frameText.demo}
      buttonClassName={styles.demo}
      label={frameText.demo}
      side="end"
      className={styles.demoSurface}
    >
      <p>{frameText.demoHint}</p>
      <Button disabled={leave.isPending} onClick={() => leave.mutate()}>
        {frameText.leaveDemo}
      </Button>
    </Flyout>
  )
}
