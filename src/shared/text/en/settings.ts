import type { AppStatus } from '../../model/app-status'
import type { Preferences } from '../../model/preferences'

export const themeWords: Record<Preferences['theme'], string> = {
  system: 'As the system',
  dark: 'Dark',
  light: 'Light',
  highContrast: 'High contrast',
}

export const keychainWords: Record<AppStatus['keychain']['state'], string> = {
  ready: 'Ready',
  unavailable: 'Not available',
  memory: 'In memory only (demo)',
}

export const storeWords: Record<AppStatus['store']['state'], string> = {
  ready: 'Ready',
  replaced: 'Begun anew',
  diskFull: 'Disk full',
  unavailable: 'Not available',
}

export const simulatorWords: Record<NonNullable<AppStatus['simulator']>, string> = {
  starting: 'Starting',
  running: 'Running',
  stopped: 'Stopped',
}

export const settingsText = {
  title: 'Settings',
  look: 'Look',
  theme: 'Theme',
  density: 'Density of the wall',
  grouping: 'Grouping of the wall',
  about: 'About',
  version: 'Version',
  mode: 'Mode',
  modeDemo: 'Demo estate',
  modeReal: 'Real tenants',
  runtime: 'Runtime',
  platform: 'Platform',
  dataFolder: 'Data folder',
  keychain: 'Keychain',
  store: 'Data file',
  size: 'Size',
  sizeUnknown: 'Not known',
  megabytes: (bytes: number): string =>
    `${(bytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 })} MB`,
  history: 'History kept',
  historyHint: (days: number): string =>
    `13 months (${days} days). What is older is deleted a little every day; this cannot be changed.`,
  polling: 'Polling',
  pollingHint: 'How often Microsoft is asked is chosen for each tenant.',
  openTenants: 'Choose tenants and their polling profile',
  storeSetAside: 'Damaged file kept as',
  simulator: 'Simulator',
  hosts: 'Hosts contacted',
  hostsIntro: 'Roomwall sends nothing anywhere else: no telemetry, no update check, no spell-check service.',
  openNetwork: 'Show every host and request',
  noHosts: 'None. No tenant is set up.',
  reading: 'Reading the settings',
} as const
