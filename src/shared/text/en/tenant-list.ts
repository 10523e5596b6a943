import type { PollingProfile } from '../../model/tenant'
import { count } from './count'

const tenants = (number: number): string => count(number, 'tenant', 'tenants')

/** A share of a limit, never rounded to nothing: `0.07 %`, `12 %`, `less than 0.01 %`. */
function shareWords(share: number): string {
  const percent = share * 100
  if (percent > 0 && percent < 0.01) return 'less than 0.01 %'
  return `${percent.toLocaleString('en', { maximumSignificantDigits: 2 })} %`
}

export const tenantListText = {
  view: 'Show',
  views: { condition: 'Condition', capabilities: 'What works where' },
  filter: 'Filter tenants',
  filterHint: 'Filter by name, group, owner',
  shown: (shown: number, all: number): string =>
    shown === all ? tenants(all) : `${shown.toLocaleString('en')} of ${tenants(all)}`,
  group: 'Group',
  allGroups: 'All groups',
  noGroup: 'No group',
  groupCount: tenants,
  select: (name: string): string => `Select ${name}`,
  selectAll: 'Select all tenants shown',
  nothing: 'No tenant matches',
  nothingHint: 'Try fewer letters, or another group.',
  selected: (count: number): string => `${tenants(count)} selected`,
  assignGroup: 'Assign group',
  assignTitle: (count: number): string => `Group of ${tenants(count)}`,
  groupName: 'Group',
  groupHint: 'Type a new name or choose one. Empty takes them out of their group.',
  assign: 'Assign',
  profile: 'Polling profile',
  profileTitle: (count: number): string => `Polling profile of ${tenants(count)}`,
  profileIntro: 'It counts at once. Doubted rooms are asked again sooner whatever the profile.',
  pause: 'Pause polling',
  pauseOne: (name: string): string => `Pause polling of ${name}?`,
  pauseMany: (count: number): string => `Pause polling of ${tenants(count)}?`,
  pauseMeans: (rooms: number): string =>
    `Nothing is read of ${count(rooms, 'room', 'rooms')}, and nobody is told what happens to them, until polling is resumed.`,
  resume: 'Resume polling',
  clear: 'Clear the selection',
  apply: 'Use this profile',
  reading: 'Working out the requests',
  notChanged: (names: string): string => `Not changed: ${names}`,
  showGroup: (group: string): string => `Show only ${group}`,
} as const

export const profileCostText = {
  choose: 'Profile',
  presence: 'Presence every',
  told: 'Told within',
  requests: 'Requests / min',
  limit: 'Of Microsoft’s limits',
  inDoubt: (count: number): string => `up to ${Math.ceil(count).toLocaleString('en')} more in doubt`,
  perMinute: (count: number): string => count.toLocaleString('en', { maximumFractionDigits: 1 }),
  shares: (presence: number, teams: number): string =>
    `presence ${shareWords(presence)}, devices ${shareWords(teams)}`,
  measured: (count: number): string => `Measured now: ${count.toLocaleString('en')} requests a minute.`,
  strictHint: 'Devices once a day',
  shared: (shared: number, tenants: number): string =>
    `Counted twice for ${tenants === 1 ? 'this tenant' : `${shared} of these tenants`}: by your routes another console watches, too, and asks for the same.`,
  limitsHint:
    'Published per app and tenant: presence 1,500 requests in 30 s, Teams 30 requests a second. Of several tenants the one that uses most.',
} as const

/** Within which time somebody is told of a room that went, nineteen times of twenty (budgets of the alerting rules). */
export const toldWithinWords: Record<PollingProfile, string> = {
  fast: '25 s',
  default: '60 s',
  calm: '140 s',
  strict: '140 s',
}
