import { Button } from '@fluentui/react-components'
import { proxyText } from '../../shared/text/en/network'
import { useAppStatus } from '../queries/app-status'
import { useProxyLogin } from '../queries/proxy-login'
import styles from './Frame.module.css'

/** Says why tenants are not reached after "not now", and offers the log-in again. */
export function ProxyDeclined() {
  const { data: app } = useAppStatus()
  const { reopen } = useProxyLogin()
  const declined = app?.proxyLogins.find(({ state }) => state === 'declined')
  if (declined === undefined) return null
  return (
    <p className={styles.notice} role="status">
      {proxyText.declined(declined.proxy)}{' '}
      <Button size="small" onClick={() => reopen.mutate(declined)}>
        {proxyText.reopen}
      </Button>
    </p>
  )
}
