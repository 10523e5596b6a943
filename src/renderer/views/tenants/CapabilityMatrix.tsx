import { useCallback } from 'react'
import { type Capability, CapabilityName } from '../../../shared/model/capability'
import type { HealthLevel } from '../../../shared/model/room-health'
import type { TenantStatus } from '../../../shared/model/tenant-status'
import {
  capabilityReasonWords,
  capabilityStateWords,
  capabilityText,
  capabilityWords,
  whyNot,
} from '../../../shared/text/en/capabilities'
import { tenantsText } from '../../../shared/text/en/tenants'
import { StateIcon } from '../../ui/StateIcon'
import { TenantBadge } from '../../ui/TenantBadge'
import { useVirtualRows, type VirtualRows, VirtualTable } from '../../ui/VirtualTable'
import frame from '../../ui/VirtualTable.module.css'
import styles from './CapabilityMatrix.module.css'

const levels: Record<Capability['state'], HealthLevel> = {
  on: 'healthy',
  less: 'degraded',
  off: 'maintenance',
  unknown: 'unknown',
}

/** px; a cell that says why is higher. */
const rowHeight = 40

/** Tenants by what can be seen and done there; the reason stands on every cell that is not a plain yes. Only rows in sight are drawn. */
export function CapabilityMatrix({ tenants }: { tenants: readonly TenantStatus[] }) {
  const keyOf = useCallback((index: number) => tenants[index]?.tenant.tenantKey ?? index, [tenants])
  const rows = useVirtualRows(tenants.length, rowHeight, keyOf)
  return (
    <>
      <p className={styles.intro}>{capabilityText.intro}</p>
      <VirtualTable
        label={capabilityText.title}
        rows={rows}
        className={styles.matrix}
        head={
          <>
            <th scope="col" className={styles.tenant}>
              {tenantsText.tenant}
            </th>
            {CapabilityName.options.map((name) => (
              <th key={name} scope="col">
                {capabilityWords[name]}
              </th>
            ))}
          </>
        }
      >
        {(index, rowIndex) => {
          const status = tenants[index]
          return (
            status && (
              <Row
                key={status.tenant.tenantKey}
                status={status}
                index={index}
                rowIndex={rowIndex}
                measure={rows.measure}
              />
            )
          )
        }}
      </VirtualTable>
    </>
  )
}

interface RowProps {
  status: TenantStatus
  index: number
  rowIndex: number
  measure: VirtualRows['measure']
}

function Row({ status: { tenant, capabilities }, index, rowIndex, measure }: RowProps) {
  return (
    <tr ref={measure} data-index={index} aria-rowindex={rowIndex} className={frame.row}>
      <th scope="row">
        <span className={styles.name}>
          <TenantBadge badge={tenant.badge} colour={tenant.colour} name={tenant.displayName} />
          {tenant.displayName}
        </span>
      </th>
      {CapabilityName.options.map((name) => (
        <Cell key={name} capability={capabilities.find((one) => one.name === name)} />
      ))}
    </tr>
  )
}

function Cell({ capability }: { capability: Capability | undefined }) {
  if (capability === undefined) return <td />
  const { reason } = capability
  return (
    <td title={whyNot(capability) ?? undefined}>
      <Available capability={capability} />
      {reason !== null && <span className={styles.why}>{capabilityReasonWords[reason]}</span>}
    </td>
  )
}

/** The capabilities of one tenant, each with its reason in full. */
export function CapabilityList({ capabilities }: Pick<TenantStatus, 'capabilities'>) {
  return (
    <ul aria-label={capabilityText.ofTenant}>
      {capabilities.map((capability) => {
        const why = whyNot(capability)
        return (
          <li key={capability.name} className={styles.line}>
            <span>{capabilityWords[capability.name]}</span>
            <span>
              <Available capability={capability} />
              {why !== null && <span className={styles.why}>{why}</span>}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function Available({ capability: { state } }: { capability: Capability }) {
  return (
    <span className={styles.available} data-level={levels[state]}>
      <StateIcon level={levels[state]} size={14} />
      {capabilityStateWords[state]}
    </span>
  )
}
