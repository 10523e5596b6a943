import { type HealthLevel, healthOrder } from '../../model/room-health'

/** The state language: one word and one explanation a level. */
export const levelWords: Record<HealthLevel, string> = {
  offline: 'Offline',
  critical: 'Critical',
  degraded: 'Degraded',
  unknown: 'Unknown',
  restarting: 'Restarting',
  maintenance: 'Maintenance',
  accountReachable: 'Account reachable',
  healthy: 'Healthy',
}

export const levelHints: Record<HealthLevel, string> = {
  offline: 'Nobody can meet here: the room is not connected to Teams.',
  critical: 'The room is connected, but something a meeting needs is broken.',
  degraded: 'Meetings work, with something missing or out of date.',
  unknown: 'Roomwall cannot tell. Unknown is never counted as offline.',
  restarting: 'A restart is under way and the device is expected back.',
  maintenance: 'Somebody is working here. Data is still collected.',
  accountReachable: 'The room’s account is signed in to Teams. Nothing recent is known of the device itself.',
  healthy: 'The account is reachable and the device reported good health less than 15 minutes ago.',
}

/** The word of a room's state; planned work tells what is behind it: "Offline: maintenance". */
export function levelWord(level: HealthLevel, behind: HealthLevel | undefined): string {
  if (level !== 'maintenance' || behind === undefined) return levelWords[level]
  if (healthOrder[behind] > healthOrder.unknown) return levelWords[level]
  return `${levelWords[behind]}: ${levelWords.maintenance.toLowerCase()}`
}

/** A state that is suspected, not yet believed. */
export const suspectWord = (level: HealthLevel): string => `Maybe ${levelWords[level].toLowerCase()}`
export const suspectProgress = (bad: number, needed: number): string => `${bad} of ${needed} bad samples`
export const suspectHint =
  'A bad sample is asked again every few seconds. It counts only when enough of them agree.'
