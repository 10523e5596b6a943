/** Why a keychain cannot be used: it is not there, it is locked, or it was told to refuse us. */
export type KeychainTrouble = 'missing' | 'locked' | 'denied' | 'other'

/**
 * What the systems say, in their own words (the addon passes messages on, no codes). Locked before denied: a dismissed
 * prompt to unlock speaks of both.
 */
const phrases: readonly [KeychainTrouble, RegExp][] = [
  ['locked', /locked|prompt|user interaction is not allowed/i],
  ['denied', /denied|not permitted|canceled|cancelled|passphrase you entered is not correct|no access/i],
  [
    'missing',
    /org\.freedesktop\.secrets|d-?bus|no such interface|not available|could not connect|cannot find module|cannot open shared object|default keychain could not be found/i,
  ],
]

/** Reads an addon's complaint. Its text itself goes nowhere: some systems put names of entries into it. */
export function keychainTrouble(thrown: unknown): KeychainTrouble {
  const text = thrown instanceof Error ? thrown.message : String(thrown)
  return phrases.find(([, phrase]) => phrase.test(text))?.[0] ?? 'other'
}
