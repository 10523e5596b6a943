import type { LicenceClass } from '../../model/account'
import type { Cloud, PollingProfile } from '../../model/tenant'
import type { AccessState, DeviceSourceStatus, Workload, WorkloadState } from '../../model/tenant-status'

export const workloadWords: Record<Workload, string> = {
  presence: 'Presence',
  devices: 'Device list',
  deviceHealth: 'Device health',
  accounts: 'Accounts and licences',
  places: 'Places',
}

export const workloadStateWords: Record<WorkloadState, string> = {
  waiting: 'Waiting for the first answer',
  live: 'Live',
  late: 'Late',
  throttled: 'Throttled',
  forbidden: 'Not allowed',
  failing: 'Failing',
  unavailable: 'Not available',
  paused: 'Paused',
}

export const accessWords: Record<AccessState, string> = {
  paused: 'Paused',
  signingIn: 'Signing in',
  signedIn: 'Signed in',
  failed: 'No access',
}

export const deviceSourceWords: Record<DeviceSourceStatus['kind'], string> = {
  probing: 'Looking for one',
  teamwork: 'Teams devices',
  intune: 'Intune',
  none: 'None',
}

export const cloudWords: Record<Cloud, string> = {
  global: 'Microsoft 365',
  usGovL4: 'US Government L4',
  usGovL5: 'US Government L5',
  china: 'China (21Vianet)',
  custom: 'Custom endpoint',
}

export const profileWords: Record<PollingProfile, string> = {
  fast: 'Fast',
  default: 'Default',
  calm: 'Calm',
  strict: 'Strict',
}

export const licenceClassWords: Record<LicenceClass, string> = {
  pro: 'Teams Rooms Pro',
  basic: 'Teams Rooms Basic',
  legacy: 'Legacy',
  shared: 'Shared device',
  other: 'Other',
}

export const tenantsText = {
  close: 'Close',
  title: 'Tenants',
  tenant: 'Tenant',
  access: 'Access',
  permissions: 'Permissions',
  permissionsUnknown: 'Not read yet',
  deviceSource: 'Device source',
  deviceSourceFallback: 'Read type by type: the plain list fails, a known fault of the service.',
  deviceSourceIntune:
    'The Teams device interface does not answer here; it is looked for again every half hour.',
  deviceSourceCanRestart: 'Devices can be restarted.',
  deviceSourceCannotRestart: 'Devices cannot be restarted through this source.',
  rooms: 'Rooms',
  devices: 'Devices',
  worst: 'Needs attention',
  freshness: 'Freshness',
  requests: 'Requests / min',
  shared: (perMinute: number): string => `×2: ${perMinute.toLocaleString('en')}`,
  sharedHint:
    'By your routes another console watches this tenant, too: together they ask about twice as much',
  requestsHint: 'Requests sent to Microsoft in the last full minute, all pollers together',
  hosts: 'Hosts contacted',
  hostsHint: 'This tenant’s session contacts these hosts and no other.',
  pollers: 'What is read, and how fresh it is',
  poller: 'Poller',
  pollerState: 'State',
  pollerEvery: 'Every',
  pollerLastGood: 'Last good answer',
  pollerNext: 'Next',
  pollerSubjects: 'Objects read',
  pollerNever: 'Never',
  askAgain: 'Ask again now',
  askAgainPaused: 'Polling of this tenant is paused. Resume it to ask again.',
  asked: 'Asked. Request budgets still hold, so it may take a moment.',
  expand: (name: string): string => `Show details of ${name}`,
  collapse: (name: string): string => `Hide details of ${name}`,
  sortBy: (column: string): string => `Sort by ${column}`,
  directory: 'Directory id',
  client: 'Application id',
  cloud: 'Cloud',
  profile: 'Polling profile',
  group: 'Group',
  roomsByState: 'Rooms by state',
} as const
