import { mkdtempSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runProgram } from './child-process'

// The empty line is the password of the new keyring: without it the daemon would ask on a screen.
const unlockAndRun =
  'echo "" | gnome-keyring-daemon --unlock --components=secrets --control-directory="$KEYRING_CONTROL" ' +
  '>/dev/null 2>&1; exec "$@"'

/** True where tests bring a keychain of their own; macOS and Windows always have theirs. */
export const hasOwnKeychainSession = process.platform === 'linux'

/**
 * Runs a program with a real, empty, unlocked keychain that ends with it: on Linux a private D-Bus session
 * with gnome-keyring, so that neither a desktop is needed nor the user's own keyring touched.
 *
 * @returns the program's exit code.
 */
export async function runWithKeychain(
  program: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<number> {
  if (!hasOwnKeychainSession) return runProgram(program, args, options)
  const folder = mkdtempSync(path.join(tmpdir(), 'roomwall-keychain-'))
  const controlFolder = path.join(folder, 'control')
  await mkdir(controlFolder, { mode: 0o700 })
  const env = { ...options.env, XDG_DATA_HOME: path.join(folder, 'data'), KEYRING_CONTROL: controlFolder }
  try {
    return await runProgram('dbus-run-session', ['--', 'sh', '-c', unlockAndRun, 'sh', program, ...args], {
      ...options,
      env,
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
