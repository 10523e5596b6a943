import { expect, test } from 'vitest'
import { keychainTrouble } from '../../../src/main/keychain/keychain-trouble'
import { describeFailure } from '../../../src/shared/text/en/errors'

// As libsecret, Apple's Security framework and the addon itself say it.
test.each([
  ['The name org.freedesktop.secrets was not provided by any .service files', 'missing'],
  ['Could not connect: No such file or directory', 'missing'],
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'missing'],
  ['libsecret-1.so.0: cannot open shared object file: No such file or directory', 'missing'],
  ['Cannot create an item in a locked collection', 'locked'],
  ['User interaction is not allowed.', 'locked'],
  ['Prompt was dismissed', 'locked'],
  ['User canceled the operation.', 'denied'],
  ['The user name or passphrase you entered is not correct.', 'denied'],
  ['The name :1.0 was not provided by any .service files', 'restarted'],
  ['The session wrapping the secret does not exist', 'restarted'],
  ['Something else entirely', 'other'],
] as const)('%s', (message, trouble) => {
  expect(keychainTrouble(new Error(message))).toBe(trouble)
})

test('each has words of its own, and none repeats what the system said', () => {
  const words = ['locked', 'asking', 'dismissed', 'restarted', 'missing', 'denied', 'other'].map((reason) => {
    const { happened, fix } = describeFailure({ code: 'keychain.unavailable', params: { reason } })
    return `${happened} ${fix}`
  })
  expect(new Set(words).size).toBe(7)
})
