import { memo } from 'react'
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
import screen from '../../ui/screen.module.css'
import { TenantBadge } from '../../ui/TenantBadge'
import styles from './CapabilityMatrix.module.css'

const levels: Record<Capability['state'], HealthLevel> = {
  on: 'healthy',
  less: 'degraded',
  off: 'maintenance',
  unknown: 'unknown',
}

/** Tenants by what can be seen and done there; the reason stands on every cell that is not a plain yes. */
export function CapabilityMatrix({ tenants }: { tenants: readonly TenantStatus[] }) {
  return (
    <section aria-labelledby="capability-matrix">
      <h2 id="capability-matrix">{capabilityText.title}</h2>
      <p className={screen.quiet}>{capabilityText.intro}</p>
      <table className={`${screen.table} ${styles.matrix}`}>
        <thead>
          <tr>
            <th scope="col">{tenantsText.tenant}</th>
            {CapabilityName.options.map((name) => (
              <th key={name} scope="col">
                {capabilityWords[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tenants.map((status) => (
            <Row key={status.tenant.tenantKey} status={status} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Drawn again only when it looks different: a status comes with every poll, and there may be a hundred rows. */
const Row = memo(
  function Row({ status: { tenant, capabilities } }: { status: TenantStatus }) {
    return (
      <tr>
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
  },
  (before, after) => before.status === after.status || lookOf(before.status) === lookOf(after.status),
)

function lookOf({ tenant: { displayName, badge, colour }, capabilities }: TenantStatus): string {
  return JSON.stringify([displayName, badge, colour, capabilities])
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
