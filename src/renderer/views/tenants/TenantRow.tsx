import { memo } from 'react'
import type { HealthLevel } from '../../../shared/model/room-health'
import type { TenantKey } from '../../../shared/model/tenant'
import type { AccessState, TenantStatus } from '../../../shared/model/tenant-status'
import { credentialExpiryText } from '../../../shared/text/en/credentials'
import { describeFailure } from '../../../shared/text/en/errors'
import { tenantListText } from '../../../shared/text/en/tenant-list'
import { accessWords, deviceSourceWords, tenantsText } from '../../../shared/text/en/tenants'
import { classNames } from '../../ui/class-names'
import { ExpandButton } from '../../ui/ExpandButton'
import { Freshness } from '../../ui/Freshness'
import { StateBadge } from '../../ui/StateBadge'
import { TenantBadge } from '../../ui/TenantBadge'
import type { VirtualRows } from '../../ui/VirtualTable'
import frame from '../../ui/VirtualTable.module.css'
import { CredentialChip } from './CredentialChip'
import { LevelCounts } from './LevelCounts'
import { summarisePermissions } from './permission-levels'
import styles from './TenantTable.module.css'
import type { TenantColumn } from './tenant-columns'

const accessLevels: Record<AccessState, HealthLevel> = {
  paused: 'maintenance',
  signingIn: 'restarting',
  signedIn: 'healthy',
  failed: 'critical',
}

const attention = ['offline', 'critical', 'degraded', 'unknown'] as const

interface TenantRowProps {
  status: TenantStatus
  index: number
  /** Counted from 1 with the heading, for assistive technology. */
  rowIndex: number
  measure: VirtualRows['measure']
  isOpen: boolean
  isSelected: boolean
  columns: readonly TenantColumn[]
  /** How many watch this tenant, by the routes. */
  consoles: number
  onToggle: (tenantKey: TenantKey) => void
  onSelect: (tenantKey: TenantKey) => void
}

/** One tenant in one line. Drawn again only when something of it changed: there may be a hundred. */
export const TenantRow = memo(function TenantRow(props: TenantRowProps) {
  const { status, index, rowIndex, measure, isOpen, isSelected, columns, consoles, onToggle, onSelect } =
    props
  const { tenant, access, grantedRoles, deviceSource } = status
  const { displayName, tenantKey } = tenant
  const permissions = summarisePermissions(status.permissions)
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={rowIndex}
      className={classNames(frame.row, styles.row)}
    >
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
        {!columns.includes('freshness') && (
          <span className={styles.underAccess}>
            <Freshness status={status} />
          </span>
        )}
      </td>
      {columns.includes('freshness') && (
        <td>
          <Freshness status={status} />
        </td>
      )}
      <td>
        <LevelCounts status={status} levels={attention} />
      </td>
      <td className={styles.rooms}>{status.roomCount.toLocaleString('en')}</td>
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
      {columns.includes('deviceSource') && <td>{deviceSourceWords[deviceSource.kind]}</td>}
      {columns.includes('requests') && (
        <td title={tenantsText.requestsHint}>
          {status.requestsPerMinute.toLocaleString('en')}
          {consoles > 1 && (
            <span className={styles.fault} title={tenantsText.sharedHint}>
              {tenantsText.shared(status.requestsPerMinute * consoles)}
            </span>
          )}
        </td>
      )}
    </tr>
  )
})
