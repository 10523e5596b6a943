import { spawn } from 'node:child_process'
import { quietSwitches, sandboxSwitches } from '../../build/chromium-switches'
import { ensureElectronRuntime } from '../../build/electron-runtime'
import { projectFolder } from '../../build/project-folder'

/** How a run of the app ended. */
export interface EndedRun {
  readonly exitCode: number | null
  readonly output: string
  readonly complaints: string
}

/**
 * Runs the built app to its end, as a launcher does.
 *
 * @param asUser numeric user to run as (from root only); such a run is sandboxed.
 */
export async function runApp(
  switches: readonly string[],
  { asUser, env = {} }: { asUser?: number; env?: Readonly<Record<string, string>> } = {},
): Promise<EndedRun> {
  const runtime = await ensureElectronRuntime()
  const words = [
    runtime.executable,
    ...quietSwitches(true),
    ...sandboxSwitches(asUser),
    projectFolder,
    ...switches,
  ]
  const [program = '', ...args] =
    asUser === undefined
      ? words
      : ['setpriv', `--reuid=${asUser}`, `--regid=${asUser}`, '--clear-groups', ...words]
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: projectFolder, env: { ...process.env, ...env } })
    let output = ''
    let complaints = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaints += text
    })
    child.once('error', reject)
    child.once('close', (exitCode) => resolve({ exitCode, output, complaints }))
  })
}
