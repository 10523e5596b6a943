import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The line that the run's keyring was made with. */
const password = '\n'
/** GKD_CONTROL_OP_UNLOCK */
const unlockOperation = 1
const prompter = 'org.gnome.keyring.SystemPrompter'

/**
 * The keychain of a Linux test run, from the outside: the real gnome-keyring of the run's own D-Bus session, with the
 * program that asks people for its password.
 */
export const secretService = {
  /** Locks it as a screen saver or a password manager does. */
  async lock(): Promise<void> {
    await callBus(
      'org.freedesktop.secrets',
      '/org/freedesktop/secrets',
      'org.freedesktop.Secret.Service.Lock',
      ['array:objpath:/org/freedesktop/secrets/collection/login'],
    )
  },

  /** Unlocks it from outside the app, over the daemon's control socket, as a log-in to the desktop does. */
  async unlock(): Promise<void> {
    const socket = connect(path.join(process.env.KEYRING_CONTROL ?? '', 'control'))
    const request = Buffer.alloc(12 + password.length)
    request.writeUInt32BE(request.length, 0)
    request.writeUInt32BE(unlockOperation, 4)
    request.writeUInt32BE(password.length, 8)
    request.write(password, 12)
    // The empty byte carries our credentials.
    socket.write(Buffer.concat([Buffer.alloc(1), request]))
    const [answer]: unknown[] = await once(socket, 'data')
    socket.end()
    if (!Buffer.isBuffer(answer) || answer.readUInt32BE(4) !== 0) throw new Error('It was not unlocked')
  },

  /** Can this session put a question on a screen? */
  async canAsk(): Promise<boolean> {
    const names = await callBus('org.freedesktop.DBus', '/', 'org.freedesktop.DBus.ListActivatableNames', [])
    return names.includes(`"${prompter}"`)
  },

  /** Is a question on the screen now? */
  async isAsking(): Promise<boolean> {
    const answer = await callBus('org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner', [
      `string:${prompter}`,
    ])
    return answer.includes('boolean true')
  },

  /** The question goes away without an answer. */
  async dismiss(): Promise<void> {
    const answer = await callBus(
      'org.freedesktop.DBus',
      '/',
      'org.freedesktop.DBus.GetConnectionUnixProcessID',
      [`string:${prompter}`],
    )
    const pid = Number(/uint32 (\d+)/.exec(answer)?.[1])
    if (!Number.isInteger(pid)) throw new Error('Nobody asks for the password of the keychain')
    process.kill(pid)
  },
}

async function callBus(destination: string, path: string, method: string, args: string[]): Promise<string> {
  const { stdout } = await run('dbus-send', [
    ...['--session', '--print-reply', `--dest=${destination}`, path, method, ...args],
  ])
  return stdout
}
