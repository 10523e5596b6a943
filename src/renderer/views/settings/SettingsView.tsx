import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { AppStatus } from '../../../shared/model/app-status'
import { historyDays } from '../../../shared/model/storage'
import { channelsText } from '../../../shared/text/en/channels'
import { rulesText } from '../../../shared/text/en/rules'
import {
  keychainWords,
  settingsText,
  simulatorWords,
  storeWords,
  themeWords,
} from '../../../shared/text/en/settings'
import { supportText } from '../../../shared/text/en/support'
import { densityWords, groupingWords } from '../../../shared/text/en/wall'
import { useAppStatus, useStorage } from '../../queries/app-status'
import { useChangePreferences, usePreferences } from '../../queries/preferences'
import { useTenants } from '../../queries/tenants'
import { ErrorNotice } from '../../ui/ErrorNotice'
import layout from '../../ui/facts.module.css'
import { Segmented } from '../../ui/Segmented'
import screen from '../../ui/screen.module.css'
import styles from './SettingsView.module.css'

/** The look of the window, and what the console itself is and does. */
export function SettingsView() {
  const { theme, density, grouping } = usePreferences()
  const change = useChangePreferences()
  const { data: app, error } = useAppStatus()
  return (
    <div className={screen.page}>
      <h1>{settingsText.title}</h1>
      <h2>{settingsText.look}</h2>
      <div className={styles.look}>
        <span>{settingsText.theme}</span>
        <Segmented
          label={settingsText.theme}
          value={theme}
          options={themeWords}
          order={['system', 'dark', 'light', 'highContrast']}
          onChange={(value) => change({ theme: value })}
        />
        <span>{settingsText.density}</span>
        <Segmented
          label={settingsText.density}
          value={density}
          options={densityWords}
          order={['comfortable', 'compact', 'dots']}
          onChange={(value) => change({ density: value })}
        />
        <span>{settingsText.grouping}</span>
        <Segmented
          label={settingsText.grouping}
          value={grouping}
          options={groupingWords}
          order={['site', 'state', 'model']}
          onChange={(value) => change({ grouping: value })}
        />
      </div>
      <h2>{channelsText.title}</h2>
      <p>
        <Link to="/settings/notifications">{channelsText.open}</Link>
      </p>
      <h2>{rulesText.title}</h2>
      <p>
        <Link to="/settings/rules">{rulesText.open}</Link>
      </p>
      <h2>{settingsText.polling}</h2>
      <p>{settingsText.pollingHint}</p>
      <p>
        <Link to="/tenants">{settingsText.openTenants}</Link>
      </p>
      <h2>{settingsText.about}</h2>
      {error !== null && <ErrorNotice failure={error.failure} />}
      {app === undefined ? <p className={screen.quiet}>{settingsText.reading}</p> : <About app={app} />}
      <h2>{settingsText.hosts}</h2>
      <Hosts />
      <p>
        <Link to="/settings/network">{settingsText.openNetwork}</Link>
      </p>
      <h2>{supportText.title}</h2>
      <p>
        <Link to="/settings/backup">{supportText.open}</Link>
      </p>
    </div>
  )
}

function About({ app }: { app: AppStatus }) {
  const { data: storage } = useStorage()
  const { version, mode, runtime, dataFolder, keychain, store, simulator } = app
  return (
    <dl className={layout.facts}>
      <Row label={settingsText.version}>Roomwall {version}</Row>
      <Row label={settingsText.mode}>{mode === 'demo' ? settingsText.modeDemo : settingsText.modeReal}</Row>
      <Row label={settingsText.runtime}>
        Electron {runtime.electron}, Chromium {runtime.chromium}, Node.js {runtime.node}
      </Row>
      <Row label={settingsText.platform}>{runtime.platform}</Row>
      <Row label={settingsText.dataFolder}>{dataFolder}</Row>
      <Row label={settingsText.keychain}>{keychainWords[keychain.state]}</Row>
      <Row label={settingsText.store}>{storeWords[store.state]}</Row>
      <Row label={settingsText.size}>
        {storage === undefined || storage.sizeBytes === null
          ? settingsText.sizeUnknown
          : settingsText.megabytes(storage.sizeBytes)}
      </Row>
      <Row label={settingsText.history}>{settingsText.historyHint(historyDays)}</Row>
      {store.setAsidePath !== null && <Row label={settingsText.storeSetAside}>{store.setAsidePath}</Row>}
      {simulator !== null && <Row label={settingsText.simulator}>{simulatorWords[simulator]}</Row>}
    </dl>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Hosts() {
  const { tenants } = useTenants()
  const hosts = [...new Set(tenants.flatMap((status) => status.hosts))].toSorted()
  return (
    <>
      <p className={screen.quiet}>{settingsText.hostsIntro}</p>
      {hosts.length === 0 ? (
        <p>{settingsText.noHosts}</p>
      ) : (
        <ul className={styles.hosts}>
          {hosts.map((host) => (
            <li key={host}>{host}</li>
          ))}
        </ul>
      )}
    </>
  )
}
