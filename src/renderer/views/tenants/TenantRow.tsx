import { memo } from 'react'
import type { HealthLevel } from '../../../shared/model/room-health'
import type { TenantKey } from '../../../shared/model/tenant'
import type { AccessState, TenantStatus } from '../../../shared/model/tenant-status'
import { credentialExpiryText } from '../../../shared/text/en/credentials'
import { describeFailure } from '../../../shared/text/en/errors'
import { tenantListText } from '../../../shared/text/en/tenant-list'
import { accessWords, deviceSourceWords, tenantsText } from '../../../shared/text/en/tenants'
import { ExpandButton } from '../../ui/ExpandButton'
import { Freshness } from '../../ui/Freshness'
import { StateBadge } from '../../ui/StateBadge'
import screen from '../../ui/screen.module.css'
import { TenantBadge } from '../../ui/TenantBadge'
import { CredentialChip } from './CredentialChip'
import { LevelCounts } from './LevelCounts'
import { summarisePermissions } from './permission-levels'
import styles from './TenantsView.module.css'

const accessLevels: Record<AccessState, HealthLevel> = {
  paused: 'maintenance',
  signingIn: 'restarting',
  signedIn: 'healthy',
  failed: 'critical',
}

const attention = ['offline', 'critical', 'degraded', 'unknown'] as const

interface TenantRowProps {
  status: TenantStatus
  isOpen: boolean
  isSelected: boolean
  /** How many watch this tenant, by the routes. */
  consoles: number
  onToggle: (tenantKey: TenantKey) => void
  onSelect: (tenantKey: TenantKey) => void
}

/** One tenant in one line. Drawn again only when something of it changed: there may be a hundred. */
export const TenantRow = memo(function TenantRow(props: TenantRowProps) {
  const { status, isOpen, isSelected, consoles, onToggle, onSelect } = props
  const { tenant, access, grantedRoles, deviceSource } = status
  const { displayName, tenantKey } = tenant
  const permissions = summarisePermissions(status.permissions)
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={tenantListText.select(displayName)}
          checked={isSelected}
          onChange={() => onSelect(tenantKey)}
        />
      </td>
      <td>
        <ExpandButton
          isOpen={isOpen}
          label={isOpen ? tenantsText.collapse(displayName) : tenantsText.expand(displayName)}
          onToggle={() => onToggle(tenantKey)}
        />
      </td>
      <th scope="row">
        <span className={styles.name}>
          <TenantBadge badge={tenant.badge} colour={tenant.colour} name={displayName} />
          {displayName}
        </span>
      </th>
      <td>
        <StateBadge level={accessLevels[access.state]} word={accessWords[access.state]} hint="" />
        {access.error !== null && (
          <span className={styles.fault}>{describeFailure(access.error).happened}</span>
        )}
        <span className={styles.underAccess}>
          <Freshness status={status} />
        </span>
      </td>
      <td className={styles.besideAccess}>
        <Freshness status={status} />
      </td>
      <td className={styles.worst}>
        <LevelCounts status={status} levels={attention} />
      </td>
      <td className={screen.number}>{status.roomCount.toLocaleString('en')}</td>
      <td>
        {grantedRoles === null ? (
          tenantsText.permissionsUnknown
        ) : (
          <>
            <StateBadge level={permissions.level} word={permissions.words} />
            {permissions.asides.length > 0 && (
              <span className={styles.fault}>{permissions.asides.join(', ')}</span>
            )}
          </>
        )}
      </td>
      <td>
        <CredentialChip status={status} />
        <span className={styles.fault}>{tenant.owner ?? credentialExpiryText.noOwner}</span>
      </td>
      <td className={styles.inDetails}>{deviceSourceWords[deviceSource.kind]}</td>
      <td className={`${screen.number} ${styles.inDetails}`} title={tenantsText.requestsHint}>
        {status.requestsPerMinute.toLocaleString('en')}
        {consoles > 1 && (
          <span className={styles.fault} title={tenantsText.sharedHint}>
            {tenantsText.shared(status.requestsPerMinute * consoles)}
          </span>
        )}
      </td>
    </tr>
  )
})
