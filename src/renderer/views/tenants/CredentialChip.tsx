import { Link } from '@tanstack/react-router'
import type { CredentialStep } from '../../../shared/model/credential-step'
import type { HealthLevel } from '../../../shared/model/room-health'
import type { TenantStatus } from '../../../shared/model/tenant-status'
import { credentialStepWords, expiryChipWords } from '../../../shared/text/en/credentials'
import { tenantTransferText } from '../../../shared/text/en/tenant-transfer'
import { dateWords } from '../../../shared/text/en/time'
import { StateBadge } from '../../ui/StateBadge'
import { useClock } from '../../ui-state/clock'
import styles from './TenantsView.module.css'

/** Steps of an expiry borrow the shapes and colours of the states they are like; a good one needs none. */
const levels: Record<Exclude<CredentialStep, 'good'>, HealthLevel> = {
  unknown: 'unknown',
  days30: 'accountReachable',
  days14: 'degraded',
  days7: 'degraded',
  lastDay: 'critical',
  expired: 'critical',
  expiredMorning: 'critical',
}

/** When a tenant's credential ends: `expires in 6 days`. */
export function CredentialChip({ status: { tenant, access, credentialStep } }: { status: TenantStatus }) {
  const expiresAt = tenant.credential?.expiresAt ?? null
  const words = useClock((now) => expiryChipWords(expiresAt, now))
  const on = expiresAt === null ? '' : dateWords(expiresAt)
  if (access.error?.code === 'signIn.noCredential') {
    const { tenantKey } = tenant
    return (
      <>
        <StateBadge level="critical" word={tenantTransferText.needsCredential} hint="" />{' '}
        <Link
          to="/tenants/$tenantKey/credential"
          params={{ tenantKey }}
          aria-label={tenantTransferText.enterFor(tenant.displayName)}
        >
          {tenantTransferText.enter}
        </Link>
      </>
    )
  }
  if (credentialStep === 'good')
    return (
      <span className={styles.chip} title={on}>
        {words}
      </span>
    )
  const hint = [credentialStepWords[credentialStep], on].filter(Boolean).join(': ')
  return <StateBadge level={levels[credentialStep]} word={words} hint={hint} />
}
