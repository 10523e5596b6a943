import { count } from './count'

const stillWorks =
  'What is in it stays there. Tenants that were signed in before are watched on; of the others the last known state stays on the wall.'
const again = 'Roomwall tries again by itself every few seconds, and needs no restart.'
const seldom = 'By itself Roomwall asks again every five minutes, and at its next start.'

/** Beside the words: a way to try again now. */
export const keychainRetryText = {
  tryAgain: 'Try again',
  trying: 'Trying',
  stillNot: (time: string): string => `Tried at ${time}: it still cannot be used.`,
} as const

/** Words for a keychain that cannot be used, by why. */
export function keychainWords(reason: string | number | undefined): {
  happened: string
  stillWorks: string
  fix: string
} {
  switch (reason) {
    case 'locked':
      return {
        happened: 'The keychain of this computer is locked, so credentials can be neither read nor stored.',
        stillWorks,
        fix: `Unlock it: sign in to the desktop, or open the system’s password manager and enter the password. ${again}`,
      }
    case 'asking':
      return {
        happened: 'Roomwall waits for the keychain: the system asks for its password in a window of its own.',
        stillWorks,
        fix: 'Answer the question. It may be behind this window, or on another screen.',
      }
    case 'dismissed':
      return {
        happened:
          'The keychain of this computer is locked. The system asked for its password, and nobody gave it.',
        stillWorks,
        fix: `Choose Try again and enter the password of the keychain, which is usually the one you sign in to this computer with. ${seldom}`,
      }
    case 'restarted':
      return {
        happened: 'The keychain of this computer was started anew while Roomwall ran, and knows it no more.',
        stillWorks,
        fix: 'Close Roomwall and start it again. Nothing is lost by that.',
      }
    case 'missing':
      return {
        happened: 'This computer has no keychain running, so credentials can be neither read nor stored.',
        stillWorks,
        fix: `On Linux start a Secret Service such as gnome-keyring or KWallet; on a server without a desktop it needs a D-Bus session. ${again}`,
      }
    case 'denied':
      return {
        happened: 'The keychain of this computer refused Roomwall.',
        stillWorks,
        fix: `Allow Roomwall in the system’s password manager (macOS: Keychain Access, the entry’s Access Control), or choose Try again and answer its question with Allow. ${seldom}`,
      }
    default:
      return {
        happened: 'The operating system’s keychain cannot be used, so no credential can be stored safely.',
        stillWorks,
        fix: `Unlock or start the keychain (on Linux: a Secret Service such as gnome-keyring). ${again}`,
      }
  }
}

type Params = Readonly<Record<string, string | number>>

/** The console's one incident of its keychain: who is out. */
export const keychainIncidentTitle = ({ tenants, names }: Params): string =>
  `Roomwall cannot read its credentials: ${count(Number(tenants ?? 0), 'tenant is', 'tenants are')} not watched: ${names}`

/** What happened, what still works, and what whoever sits at this computer can do. */
export function keychainIncidentAdvice({ reason }: Params): string {
  const { happened, stillWorks, fix } = keychainWords(reason)
  return `${happened} ${stillWorks} ${fix}`
}
