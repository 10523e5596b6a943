import type { Preferences } from '../../model/preferences'
import { count } from './count'

export const groupingWords: Record<Preferences['grouping'], string> = {
  site: 'By site',
  state: 'By state',
  model: 'By model',
}

export const densityWords: Record<Preferences['density'], string> = {
  comfortable: 'Comfortable',
  compact: 'Compact',
  dots: 'Dots',
}

const rooms = (number: number): string => count(number, 'room', 'rooms')

export const wallText = {
  title: 'Wall',
  loading: 'Reading the wall',
  roomCount: rooms,
  since: 'since',
  inCall: 'In a call',
  noSite: 'No site',
  noFloor: '',
  noModel: 'No known model',
  floor: (floor: string): string => (/^\d+$/.test(floor) ? `Floor ${floor}` : floor),
  stripTitle: 'Problems, worst first',
  stripNothing: 'Nothing needs attention',
  stripNothingHint: (count: number): string => `${rooms(count)} watched, none of them in trouble.`,
  stripMore: (count: number): string => `Show all ${count.toLocaleString('en')}`,
  stripChecking: (count: number): string =>
    count === 1
      ? '1 room is being checked again'
      : `${count.toLocaleString('en')} rooms are being checked again`,
  countsTitle: 'Rooms by state',
  countsFilter: (word: string, count: number): string => `${word}: ${rooms(count)}`,
  checking: 'Being checked',
  filterLabel: 'Filter rooms',
  filterHint: 'Filter by name, site, model',
  filterClear: 'Clear all filters',
  filterShown: (shown: number, all: number): string =>
    `${shown.toLocaleString('en')} of ${all.toLocaleString('en')} rooms`,
  nothingMatches: 'No room matches',
  nothingMatchesHint: 'Try fewer letters, or clear the filters.',
  groupBy: 'Group',
  density: 'Density',
  gridLabel: 'Rooms',
  asOf: (time: string): string => `as of ${time}`,
  staleTitle: 'STALE',
  staleWall: (time: string): string => `Nothing on this wall is newer than ${time}. Do not rely on it.`,
  staleTenant: (tenant: string, time: string): string => `${tenant}: nothing is newer than ${time}.`,
  staleNever: 'No tenant has answered yet.',
  offlineNetwork: 'This computer has no network. The wall shows the last known state.',
  noticeRooms: (count: number): string =>
    count === 1 ? '1 room reads unknown.' : `${rooms(count)} read unknown.`,
  andMore: (count: number): string => `and ${count} more`,
  openTenants: 'Open tenants',
  openTenant: 'Open tenant',
  announceOffline: (room: string, tenant: string): string => `${room}, ${tenant}, is offline.`,
  announceMany: (count: number): string => `${rooms(count)} went offline.`,
  tileName: (name: string, state: string, tenant: string): string => `${name}, ${state}, ${tenant}`,
  stateSince: (state: string, since: string): string => `${state} since ${since}`,
  stateFirstSeen: (state: string): string => `${state} since first seen`,
} as const

export const freshnessText = {
  live: (ago: string): string => `live, ${ago}`,
  stale: (time: string): string => `STALE, as of ${time}`,
  late: (ago: string): string => `late, ${ago}`,
  waiting: 'waiting for the first answer',
  paused: 'paused',
  noAccess: 'no access',
  forbidden: 'not allowed',
  throttled: (ago: string): string => `throttled, ${ago}`,
  failing: (ago: string): string => `failing, last answer ${ago}`,
  never: 'never answered',
} as const
