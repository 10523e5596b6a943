const stillWorks =
  'What is in it stays there, and the last known state stays on the wall. The demo estate needs no keychain.'
const again = 'Roomwall tries again by itself every few seconds.'

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
        fix: 'Allow Roomwall in the system’s password manager (macOS: Keychain Access, the entry’s Access Control), or answer its question with Allow. Roomwall asks again every five minutes and at its next start.',
      }
    default:
      return {
        happened: 'The operating system’s keychain cannot be used, so no credential can be stored safely.',
        stillWorks,
        fix: `Unlock or start the keychain (on Linux: a Secret Service such as gnome-keyring). ${again}`,
      }
  }
}
