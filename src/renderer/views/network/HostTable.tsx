import { Button } from '@fluentui/react-components'
import type { ListedHost } from '../../../shared/model/ledger'
import { draftTenantKey } from '../../../shared/model/ledger'
import { networkText, proxyWords } from '../../../shared/text/en/network'
import { useHosts } from '../../queries/network'
import { useTenants } from '../../queries/tenants'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { ListTable } from '../../ui/ListTable'
import { Ago } from '../../ui/Since'
import { StateIcon } from '../../ui/StateIcon'
import screen from '../../ui/screen.module.css'
import { TenantBadge } from '../../ui/TenantBadge'
import styles from './NetworkView.module.css'

/** Every host, with who allows it; a host that nobody allows stands out. */
export function HostTable({ onShowRequests }: { onShowRequests: (host: ListedHost) => void }) {
  const { data: hosts, error } = useHosts()
  return (
    <div className={styles.body}>
      <p className={screen.quiet}>{networkText.intro}</p>
      {error !== null && <ErrorNotice failure={error.failure} />}
      {hosts?.length === 0 && <EmptyState title={networkText.noHosts} hint={networkText.noHostsHint} />}
      {hosts !== undefined && hosts.length > 0 && (
        <ListTable
          label={networkText.hostTable}
          columns={[
            networkText.host,
            networkText.allowedBy,
            networkText.contact,
            { words: networkText.today, isRight: true },
            { words: networkText.requests, isRight: true },
            { words: networkText.failed, isRight: true },
            { words: networkText.proxy, hint: networkText.proxyHint },
            { words: networkText.views.requests, isHidden: true },
          ]}
        >
          {hosts.map((host) => (
            <tr key={`${host.host} ${host.tenantKey} ${host.channel}`}>
              <th scope="row" className={styles.host}>
                {host.host}
              </th>
              <td>
                <AllowedBy host={host} />
              </td>
              <td className={screen.number}>
                {host.lastAt === null ? networkText.never : <Ago at={host.lastAt} />}
              </td>
              <td className={screen.right}>{host.requestsToday.toLocaleString('en')}</td>
              <td className={screen.right}>{host.requests.toLocaleString('en')}</td>
              <td className={screen.right}>{host.failed.toLocaleString('en')}</td>
              <td className={styles.way}>{proxyWords(host.proxy)}</td>
              <td>
                <Button
                  size="small"
                  aria-label={networkText.showRequests(host.host)}
                  disabled={host.requests === 0}
                  onClick={() => onShowRequests(host)}
                >
                  {networkText.views.requests}
                </Button>
              </td>
            </tr>
          ))}
        </ListTable>
      )}
    </div>
  )
}

function AllowedBy({ host: { tenantKey, channel, isAllowed, refused } }: { host: ListedHost }) {
  const { tenants } = useTenants()
  const tenant = tenants.find((status) => status.tenant.tenantKey === tenantKey)?.tenant
  return (
    <span className={styles.allowed}>
      {tenant !== undefined && (
        <>
          <TenantBadge badge={tenant.badge} colour={tenant.colour} name={tenant.displayName} />
          <span>{tenant.displayName}</span>
        </>
      )}
      {tenantKey === draftTenantKey && <span>{networkText.draft}</span>}
      {channel !== null && <span>{networkText.channel(channel)}</span>}
      {!isAllowed && refused > 0 && (
        <strong className={styles.unexpected} title={networkText.unexpectedHint}>
          <StateIcon level="critical" size={14} />
          {networkText.unexpected}
        </strong>
      )}
      {!isAllowed && refused === 0 && (
        <span className={styles.old} title={networkText.noLongerHint}>
          {networkText.noLonger}
        </span>
      )}
    </span>
  )
}
