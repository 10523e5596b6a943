import { Outlet } from '@tanstack/react-router'
import { frameText } from '../../shared/text/en/frame'
import { useAppStatus } from '../queries/app-status'
import { useTenants } from '../queries/tenants'
import { ErrorNotice } from '../ui/ErrorNotice'
import { MaintenanceDialog } from '../views/muted/MaintenanceDialog'
import { ImportDialog } from '../views/tenants/transfer/ImportDialog'
import styles from './Frame.module.css'
import { KeychainNotice } from './KeychainNotice'
import { NotWatching } from './NotWatching'
import { ProxyDeclined } from './ProxyDeclined'
import { ProxyLoginDialog } from './ProxyLoginDialog'
import { Rail } from './Rail'
import { SearchDialog } from './SearchDialog'
import { ShortcutsDialog } from './ShortcutsDialog'
import { TopBar } from './TopBar'
import { useFrameShortcuts } from './use-frame-shortcuts'
import { WallReadiness } from './WallReadiness'

/** Rail, top bar, what is wrong with the console itself, and the screen. */
export function Frame() {
  useFrameShortcuts()
  const { data: app } = useAppStatus()
  const { error } = useTenants()
  return (
    <div className={styles.window}>
      <WallReadiness />
      <NotWatching />
      <div className={styles.frame}>
        <button type="button" className={styles.skip} onClick={skipToContent}>
          {frameText.skipToContent}
        </button>
        <Rail />
        <div className={styles.column}>
          <TopBar />
          {error !== null && <ErrorNotice failure={error.failure} />}
          {app?.keychain.state === 'unavailable' && app.keychain.error !== null && (
            <KeychainNotice failure={app.keychain.error} />
          )}
          {app !== undefined && app.store.error !== null && <ErrorNotice failure={app.store.error} />}
          {app?.store.state === 'replaced' && app.store.setAsidePath !== null && (
            <p className={styles.notice} role="status">
              {frameText.storeReplaced(app.store.setAsidePath)}
            </p>
          )}
          {app?.simulator === 'stopped' && (
            <p className={styles.notice} role="status">
              {frameText.simulatorStopped}
            </p>
          )}
          <ProxyDeclined />
          <main id="content" className={styles.content} tabIndex={-1}>
            <Outlet />
          </main>
        </div>
        <SearchDialog />
        <ShortcutsDialog />
        <ProxyLoginDialog />
        <MaintenanceDialog />
        <ImportDialog />
      </div>
    </div>
  )
}

/** The hash belongs to the router, so this is no link to an anchor: it moves the focus itself. */
function skipToContent(): void {
  document.getElementById('content')?.focus()
}
