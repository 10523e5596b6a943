import { memo } from 'react'
import type { DetectionLatency } from '../../../shared/model/detection-latency'
import type { TenantKey } from '../../../shared/model/tenant'
import type { TenantStatus } from '../../../shared/model/tenant-status'
import { credentialExpiryText } from '../../../shared/text/en/credentials'
import { describeFailure } from '../../../shared/text/en/errors'
import { tenantListText } from '../../../shared/text/en/tenant-list'
import { deviceSourceWords, tenantsText } from '../../../shared/text/en/tenants'
import { classNames } from '../../ui/class-names'
import { ExpandButton } from '../../ui/ExpandButton'
import { Freshness } from '../../ui/Freshness'
import { StateBadge } from '../../ui/StateBadge'
import { TenantBadge } from '../../ui/TenantBadge'
import type { VirtualRows } from '../../ui/VirtualTable'
import frame from '../../ui/VirtualTable.module.css'
import { AccessBadge } from './AccessBadge'
import { CredentialChip } from './CredentialChip'
import { LatencyCell } from './LatencyCell'
import { LevelCounts } from './LevelCounts'
import { summarisePermissions } from './permission-levels'
import styles from './TenantTable.module.css'
import type { TenantColumn } from './tenant-columns'

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
  latency: DetectionLatency | undefined
  onToggle: (tenantKey: TenantKey) => void
  onSelect: (tenantKey: TenantKey) => void
}

/** One tenant in one line. Drawn again only when something of it changed: there may be a hundred. */
export const TenantRow = memo(function TenantRow(props: TenantRowProps) {
  const {
    status,
    index,
    rowIndex,
    measure,
    isOpen,
    isSelected,
    columns,
    consoles,
    latency,
    onToggle,
    onSelect,
  } = props
  const { tenant, access, grantedRoles, deviceSource } = status
  const { displayName, tenantKey } = tenant
  const permissions = summarisePermissions(status.permissions)
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={rowIndex}
      className={classNames(frame.row, styles.row, isOpen && styles.open)}
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
        <AccessBadge state={access.state} />
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
      {columns.includes('latency') && <LatencyCell latency={latency} />}
    </tr>
  )
})
