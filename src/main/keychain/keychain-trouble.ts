/**
 * Why a keychain cannot be used: it is not there, it is locked, it was told to refuse us, or another one took its place
 * while we ran, which libsecret does not get over.
 */
type AddonTrouble = 'missing' | 'locked' | 'denied' | 'restarted' | 'other'

/**
 * The same with what only time tells: the system has a question on the screen (`asking`), or had one and nobody unlocked
 * the keychain (`dismissed`).
 */
export type KeychainTrouble = AddonTrouble | 'asking' | 'dismissed'

/**
 * What the systems say, in their own words (the addon passes messages on, no codes). Locked before denied: a dismissed
 * prompt to unlock speaks of both.
 */
const phrases: readonly [AddonTrouble, RegExp][] = [
  ['restarted', /name :\d|session wrapping the secret does not exist/i],
  ['locked', /locked|prompt|user interaction is not allowed/i],
  ['denied', /denied|not permitted|canceled|cancelled|passphrase you entered is not correct|no access/i],
  [
    'missing',
    /org\.freedesktop\.secrets|d-?bus|no such interface|not available|could not connect|cannot find module|cannot open shared object|default keychain could not be found/i,
  ],
]

/** Reads an addon's complaint. Its text itself goes nowhere: some systems put names of entries into it. */
export function keychainTrouble(thrown: unknown): AddonTrouble {
  const text = thrown instanceof Error ? thrown.message : String(thrown)
  return phrases.find(([, phrase]) => phrase.test(text))?.[0] ?? 'other'
}
