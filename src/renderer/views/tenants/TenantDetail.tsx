import { Button } from '@fluentui/react-components'
import { HealthLevel } from '../../../shared/model/room-health'
import type { TenantStatus } from '../../../shared/model/tenant-status'
import { capabilityText } from '../../../shared/text/en/capabilities'
import { credentialText, tenantActionText } from '../../../shared/text/en/onboarding'
import { cloudWords, deviceSourceWords, profileWords, tenantsText } from '../../../shared/text/en/tenants'
import { usePollNow } from '../../queries/tenants'
import { ErrorNotice } from '../../ui/ErrorNotice'
import screen from '../../ui/screen.module.css'
import { CapabilityList } from './CapabilityMatrix'
import { LevelCounts } from './LevelCounts'
import { LatencySection } from './latency/LatencySection'
import { PermissionDoctor } from './PermissionDoctor'
import { PollerTable } from './PollerTable'
import { TenantActions } from './TenantActions'
import { TenantRequests } from './TenantRequests'
import styles from './TenantsView.module.css'
import { expiryWords } from './wizard/expiry-words'

/** One tenant in depth: what is wrong, its permissions, what is read, where from, and whom it talks to. */
export function TenantDetail({ status }: { status: TenantStatus }) {
  const pollNow = usePollNow()
  const { tenant, access, deviceSource, workloads, hosts } = status
  return (
    <div className={styles.detail}>
      {access.error !== null && (
        <div className={styles.wide}>
          <ErrorNotice failure={access.error} />
        </div>
      )}
      <div className={styles.wide}>
        <TenantActions status={status} />
      </div>
      <div className={styles.wide}>
        <h2>{tenantsText.pollers}</h2>
        <PollerTable workloads={workloads} />
        <p className={styles.ask}>
          <Button
            disabled={tenant.paused || pollNow.isPending}
            onClick={() => pollNow.mutate(tenant.tenantKey)}
          >
            {tenantsText.askAgain}
          </Button>
          <span role="status" className={screen.quiet}>
            {tenant.paused ? tenantsText.askAgainPaused : pollNow.isSuccess && tenantsText.asked}
          </span>
        </p>
        {pollNow.error !== null && <ErrorNotice failure={pollNow.error.failure} />}
      </div>
      <div className={styles.wide}>
        <PermissionDoctor status={status} />
      </div>
      <div className={styles.wide}>
        <LatencySection tenantKey={tenant.tenantKey} />
      </div>
      <div>
        <h2>{capabilityText.ofTenant}</h2>
        <CapabilityList capabilities={status.capabilities} />
      </div>
      <div>
        <h2>{tenantsText.deviceSource}</h2>
        <p className={screen.quiet}>
          {deviceSourceWords[deviceSource.kind]}.{' '}
          {deviceSource.canRestart
            ? tenantsText.deviceSourceCanRestart
            : tenantsText.deviceSourceCannotRestart}{' '}
          {deviceSource.fallback && tenantsText.deviceSourceFallback}
          {deviceSource.kind === 'intune' && tenantsText.deviceSourceIntune}
        </p>
        {deviceSource.reason !== null && <ErrorNotice failure={deviceSource.reason} />}
        <h2>{tenantsText.roomsByState}</h2>
        <LevelCounts status={status} levels={HealthLevel.options} />
        <TenantRequests status={status} />
        <h2>{tenantsText.hosts}</h2>
        <p className={screen.quiet}>{tenantsText.hostsHint}</p>
        <ul>
          {hosts.map((host) => (
            <li key={host}>{host}</li>
          ))}
        </ul>
        <h2>{tenantsText.directory}</h2>
        <p className={screen.quiet}>
          {tenant.directoryId} · {cloudWords[tenant.cloud]} · {tenantsText.profile.toLowerCase()}{' '}
          {profileWords[tenant.profile].toLowerCase()}
        </p>
        <h2>{tenantsText.client}</h2>
        <p className={screen.quiet}>{tenant.clientId}</p>
        {tenant.credential !== null && (
          <>
            <h2>{tenantActionText.credential}</h2>
            <p className={screen.quiet}>
              {credentialText.kindWords[tenant.credential.kind]}, {expiryWords(tenant.credential.expiresAt)}
            </p>
          </>
        )}
        {tenant.owner !== null && (
          <>
            <h2>{tenantActionText.owner}</h2>
            <p className={screen.quiet}>{tenant.owner}</p>
          </>
        )}
        {tenant.group !== null && (
          <>
            <h2>{tenantActionText.group}</h2>
            <p className={screen.quiet}>{tenant.group}</p>
          </>
        )}
      </div>
    </div>
  )
}
