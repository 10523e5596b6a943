import type { ActionRecord, ActionState } from '../../model/action'

export const actionKindWords: Record<ActionRecord['kind'], string> = { restart: 'Restart' }

export const actionStateWords: Record<ActionState, string> = {
  sending: 'Sending',
  accepted: 'Accepted',
  running: 'Running',
  waitingForDevice: 'Waiting for the device',
  seenBack: 'Device is back',
  notVerified: 'Not verified',
  refused: 'Refused',
  failed: 'Failed',
  answerLost: 'Answer lost',
}

export const actionStateHints: Record<ActionState, string> = {
  sending: 'The command is on its way to Microsoft.',
  accepted: 'Microsoft has taken the command and will pass it to the device.',
  running: 'The device is carrying it out.',
  waitingForDevice: 'Microsoft says it is done. Roomwall waits until it sees the device again.',
  seenBack: 'Done, and the device has been seen back since.',
  notVerified: 'It may be done, but the device was not seen back in time. Have a look at it.',
  refused: 'The command was not carried out.',
  failed: 'Microsoft or the device reported that it failed.',
  answerLost: 'The answer was lost on the way. Roomwall watches the device to find out whether it happened.',
}

export const actionsText = {
  title: 'Activity',
  intro: 'Every command sent from this computer, and how it ended.',
  empty: 'No commands yet',
  emptyHint: 'Open a room on the wall and restart one of its devices. Every step of it is written down here.',
  restart: 'Restart',
  restartDevice: (device: string): string => `Restart ${device}`,
  confirmTitle: (device: string): string => `Restart ${device}?`,
  confirmRoom: (room: string, tenant: string): string => `${room}, ${tenant}`,
  confirmBody:
    'The device goes away and usually comes back within 4 to 7 minutes. Roomwall follows it until it has been seen back.',
  confirmByIntune:
    'Intune passes the command on when the device next listens: that can take minutes, or longer. Roomwall follows it for an hour, by what Intune says and by the presence of the room’s account.',
  confirmInCall: 'The room is in a call now. Restarting ends that call for the room.',
  receipt: (time: string): string =>
    `Command taken at ${time}. Roomwall follows it until the device has been seen back.`,
  refusedTitle: 'The restart was not sent',
  failedTitle: 'The restart did not go through',
  lostTitle: 'Nobody knows yet whether the restart happened',
  showFirst: 'Show the first command',
  notOffered: 'Restart is not offered here',
  notOfferedNoSource: 'This tenant has no device source that can give commands.',
  journal: 'Commands for this room',
  journalEmpty: 'None yet.',
  when: 'When',
  command: 'Command',
  device: 'Device',
  room: 'Room',
  outcome: 'Outcome',
  by: 'By',
  steps: 'Steps',
  operation: 'Operation id',
  showSteps: 'Show steps',
  hideSteps: 'Hide steps',
} as const
