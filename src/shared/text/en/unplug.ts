import type { UnplugStage } from '../../model/unplug-test'

/** Words of measured latency and of the guided power cut. */
export const latencyText = {
  title: 'How fast offline rooms were found',
  hint: 'From this tenant’s own incidents of the last 90 days. Teams presence carries no time of its own, so each delay lies between two samples.',
  none: 'Nothing was measured yet: no room went offline while it was watched.',
  measured: (count: number, unwatched: number): string =>
    `${count === 1 ? '1 incident' : `${count} incidents`} measured${unwatched === 0 ? '' : `, ${unwatched} left out because nobody watched while the room went`}.`,
  few: 'Fewer than 20: the 95th percentile is little more than the slowest one.',
  until: 'Until',
  believed: 'Believed',
  told: 'Somebody told',
  toldOf: (count: number): string => `of ${count}`,
  median: 'Median',
  p95: '95 of 100 within',
  range: (atLeast: string, atMost: string): string =>
    atLeast === atMost ? atLeast : `${atLeast} to ${atMost}`,
  loading: 'Reading the measurements',
  column: 'Found within',
  notMeasured: 'Not measured',
  incidents: (measured: number): string => (measured === 1 ? 'of 1 incident' : `of ${measured} incidents`),
  ofTenants: (isTold: boolean): string =>
    isTold
      ? '95 of 100 offline rooms were told within this, counted from the last good sample.'
      : '95 of 100 offline rooms were believed offline within this, counted from the last good sample.',
} as const

export const unplugStageWords: Record<UnplugStage, string> = {
  soft: 'First bad sample',
  hard: 'Believed offline',
  incident: 'Incident opened',
  told: 'Somebody told',
}

export const unplugText = {
  open: 'Unplug test',
  title: 'Unplug test',
  intro:
    'Measures a device type end to end: pull the plug of a device you stand at, and see when presence, the rules, the incident and the message follow.',
  chooseRoom: 'Room',
  chooseRoomHint: 'Type a part of its name',
  noRoomFits: 'No healthy room fits.',
  moreRooms: (count: number): string => `${count} more: type on to narrow`,
  chooseDevice: 'Device',
  start: 'Start',
  armed: (device: string, room: string): string =>
    `Ready. Pull the plug of ${device} in ${room} and press the button in the same moment.`,
  pulled: 'The plug is out',
  watching:
    'Watching. It takes about a minute by presence, and up to five where only the list of devices tells.',
  waiting: 'not yet',
  skipped: 'not seen on its own',
  after: (time: string): string => `after ${time}`,
  done: 'Measured. Plug the device in again.',
  doneLow:
    'Measured. This incident is of low urgency: it waits in the list and nobody is told. Plug the device in again.',
  timedOut:
    'Nobody was told within 30 minutes. Perhaps the device runs on battery, another device keeps the account signed in, or a silence or maintenance covers the room. Plug the device in again.',
  cancelled: 'Cancelled. Nothing was stored. Plug the device in again.',
  cancel: 'Cancel the test',
  close: 'Close',
  again: 'Another test',
  results: 'Unplug tests by device type',
  resultsNone: 'None yet.',
  deviceType: 'Device type',
  tests: 'Tests',
  lastAt: 'Last',
  noResult: 'never',
} as const
