import type { HeartbeatStatus } from '../../model/heartbeat'
import { momentWords } from './time'

export const heartbeatText = {
  title: 'Heartbeat',
  hint: 'Who notices when this computer is off? Give a monitor outside (Healthchecks, Uptime Kuma, Better Stack or the like) a sign of life: Roomwall asks its address while it really watches, and the monitor tells you when it hears nothing. No room and no tenant is named.',
  address: 'Address of the check',
  addressHint:
    'Whoever has it can pretend that Roomwall is alive, so it is kept in the keychain and not shown again.',
  addressKept: (host: string): string => `Set, at ${host}. Leave empty to keep it.`,
  every: 'How often',
  everyHint: 'Set the monitor to the same period with a grace time of at least twice as much.',
  minutes: (number: number): string => (number === 1 ? 'every minute' : `every ${number} minutes`),
  isOn: 'Send a heartbeat',
  save: 'Save',
  forget: 'Forget the address',
  test: 'Send one now',
  testing: 'Asking the monitor',
  testGood: (answer: string): string => `The monitor took it. It answered: ${answer}`,
  testBad: 'The monitor did not take it',
  fix: 'Check the address in the monitor, then press “Send one now”. Rooms are watched as before.',
  neverAnswered: 'It has not answered in this run yet.',
  answered: (at: number): string => `Last answered ${momentWords(at)}.`,
  badge: 'Heartbeat fails',
  badgeHint: 'The monitor outside is not told that Roomwall watches. Open Notifications for why.',
  heldBack: 'Heartbeat held back',
} as const

/** How the heartbeat fares, in a sentence. */
export function heartbeatStateWords({ state, since }: Pick<HeartbeatStatus, 'state' | 'since'>): string {
  const from = since === null ? '' : ` since ${momentWords(since)}`
  switch (state) {
    case 'off':
      return 'Off: nobody outside notices when this computer is off.'
    case 'waiting':
      return 'On. The first one is about to be sent.'
    case 'answered':
      return 'On, and the monitor answers.'
    case 'failing':
      return `The monitor does not take it${from}. It is tried again every minute.`
    case 'heldBack':
      return `Held back${from}: Roomwall itself does not look at everything, and the monitor shall notice.`
  }
}
