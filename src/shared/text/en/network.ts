import type { LedgerEntry, LedgerFilter, RequestPurpose } from '../../model/ledger'
import { count } from './count'

export const purposeWords: Record<RequestPurpose, string> = {
  signIn: 'Sign-in',
  directory: 'Finding the tenant',
  presence: 'Presence',
  teamworkRead: 'Devices',
  teamworkWrite: 'Command to a device',
  intuneRead: 'Devices in Intune',
  intuneWrite: 'Command through Intune',
  directoryDevices: 'Devices in the directory',
  identity: 'Accounts and licences',
  places: 'Places',
  calls: 'Calls',
  calendars: 'Calendars',
  proxyLogIn: 'Log-in at the proxy',
  webhook: 'Message to a webhook',
  mail: 'Mail',
  heartbeat: 'Heartbeat',
  update: 'Update check',
  other: 'Other',
}

export const outcomeFilterWords: Record<NonNullable<LedgerFilter['outcome']> | 'all', string> = {
  all: 'All',
  good: 'Good',
  failed: 'Failed',
  refused: 'Held back',
}

const requests = (number: number): string => count(number, 'request', 'requests')

export const networkText = {
  title: 'Network',
  back: 'Settings',
  intro:
    'Every request Roomwall makes passes one door and is listed here: where to, for whom, what for. A request to any other host is held back there.',
  views: { hosts: 'Hosts', requests: 'Requests' },
  viewLabel: 'What is shown',
  hostTable: 'Hosts contacted',
  host: 'Host',
  allowedBy: 'Allowed by',
  contact: 'Last contact',
  never: 'Not yet',
  requests: 'Requests',
  today: 'Today',
  failed: 'Failed',
  proxy: 'Way there',
  direct: 'Direct',
  proxyHint: 'What this computer’s proxy settings say, now, for this host.',
  draft: 'New tenant',
  channel: (name: string): string => `Channel “${name}”`,
  unexpected: 'Not expected: held back',
  unexpectedHint: 'This host belongs to no tenant and no channel. Nothing was sent to it.',
  noLonger: 'No longer used',
  noLongerHint: 'The tenant it belonged to was changed or removed.',
  showRequests: (host: string): string => `Show requests to ${host}`,
  noHosts: 'No host was contacted',
  noHostsHint: 'No tenant is set up, so there is nobody to ask.',
  filterTenant: 'Tenant',
  filterHost: 'Host',
  filterOutcome: 'Outcome',
  filterText: 'Filter requests',
  filterTextHint: 'Path, purpose, status',
  everyTenant: 'All tenants',
  everyHost: 'All hosts',
  clear: 'Clear filters',
  pause: 'Pause',
  resume: 'Resume',
  pausedHint: 'The list stands still. Requests are still recorded.',
  exportCsv: 'Export CSV',
  exportJson: 'Export JSON',
  exported: (number: number, path: string): string => `${requests(number)} written to ${path}`,
  table: 'Requests',
  time: 'Time',
  tenant: 'Tenant',
  purpose: 'What for',
  request: 'Request',
  status: 'Status',
  duration: 'ms',
  durationHint: 'Until the answer began',
  size: 'Bytes',
  copyRow: 'This request',
  noAnswer: 'No answer',
  heldBack: 'Held back',
  cancelled: 'Ended by us',
  secretPath: '(address not kept)',
  urgent: 'ahead of the sweep',
  none: 'No request fits the filters',
  noneHint: 'Clear a filter, or wait: requests appear as they are made.',
  nothingYet: 'No request was made yet',
  nothingYetHint:
    'The record of single requests begins with each start of Roomwall. The hosts are remembered for 400 days.',
} as const

/** How many of how many are shown. */
export function shownWords(shown: number, matching: number, kept: number): string {
  if (shown < matching) return `Newest ${shown.toLocaleString('en')} of ${requests(matching)}`
  return matching < kept ? `${matching.toLocaleString('en')} of ${requests(kept)}` : requests(kept)
}

/** How a request ended, in a word or its number. */
export function statusWords({ status, error, isExpected }: LedgerEntry): string {
  if (!isExpected) return networkText.heldBack
  if (error === 'request.cancelled') return networkText.cancelled
  return status === null ? networkText.noAnswer : String(status)
}

/** Chromium's answer about a proxy in words; null when it is not known. */
export function proxyWords(proxy: string | null): string {
  if (proxy === null) return '–'
  const ways = proxy.split(';').map((way) => way.trim())
  return ways.map((way) => (way === 'DIRECT' ? networkText.direct : way)).join(', then ')
}

export const proxyText = {
  title: 'The proxy asks for a log-in',
  intro: (proxy: string, realm: string): string =>
    realm === '' ? `Proxy ${proxy}` : `Proxy ${proxy} says: “${realm}”`,
  refused: 'The proxy refused that name or password. Please enter them again.',
  userName: 'User name',
  password: 'Password',
  kept: 'Kept in the keychain of this computer, and told to this proxy only.',
  logIn: 'Log in',
  notNow: 'Not now',
  declined: (proxy: string): string =>
    `The proxy ${proxy} asks for a log-in. Until it gets one, Roomwall does not reach the tenants behind it.`,
  reopen: 'Log in to the proxy',
} as const
