import { InfoFilled } from '@fluentui/react-icons/svg/info'
import type { Severity } from '../../shared/model/incident'
import type { HealthLevel } from '../../shared/model/room-health'
import { severityWords } from '../../shared/text/en/incidents'
import { classNames } from './class-names'
import styles from './StateBadge.module.css'
import { StateIcon } from './StateIcon'

/** Severities borrow the colours of the states they are like, and their shapes but for what is no trouble. */
const levelOf: Record<Severity, HealthLevel> = {
  critical: 'critical',
  warning: 'degraded',
  info: 'accountReachable',
}

/** How bad an incident is, as icon, word and colour. */
export function SeverityBadge({ severity }: { severity: Severity }) {
  return (
    <span className={classNames(styles.badge, styles.plain)} data-level={levelOf[severity]}>
      {severity === 'info' ? <InfoFilled fontSize={16} /> : <StateIcon level={levelOf[severity]} size={14} />}
      {severityWords[severity]}
    </span>
  )
}
