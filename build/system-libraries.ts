import { existsSync } from 'node:fs'
import path from 'node:path'
import { captureProgram, runProgram } from './child-process'
import { StepFailure, say } from './narrator'

/** Something a program needs from the operating system. */
export type SystemNeed = 'shared-libraries' | 'virtual-display' | 'keychain'

/**
 * Debian package (oldest name last, where it was renamed) of each shared library that Electron and the
 * native addons load. Installing libgtk-3-0 brings most of them; the rest is named here so that none is missed.
 */
const packageOfLibrary: Readonly<Record<string, readonly string[]>> = {
  'libasound.so.2': ['libasound2t64', 'libasound2'],
  'libatk-1.0.so.0': ['libatk1.0-0t64', 'libatk1.0-0'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  'libatspi.so.0': ['libatspi2.0-0t64', 'libatspi2.0-0'],
  'libcairo.so.2': ['libcairo2'],
  'libcups.so.2': ['libcups2t64', 'libcups2'],
  'libdbus-1.so.3': ['libdbus-1-3'],
  'libdrm.so.2': ['libdrm2'],
  'libexpat.so.1': ['libexpat1'],
  'libgbm.so.1': ['libgbm1'],
  'libgdk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libgio-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libglib-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgobject-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgtk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libnspr4.so': ['libnspr4'],
  'libnss3.so': ['libnss3'],
  'libnssutil3.so': ['libnss3'],
  'libpango-1.0.so.0': ['libpango-1.0-0'],
  'libsecret-1.so.0': ['libsecret-1-0'],
  'libsmime3.so': ['libnss3'],
  'libudev.so.1': ['libudev1'],
  'libX11.so.6': ['libx11-6'],
  'libXcomposite.so.1': ['libxcomposite1'],
  'libXdamage.so.1': ['libxdamage1'],
  'libXext.so.6': ['libxext6'],
  'libXfixes.so.3': ['libxfixes3'],
  'libXrandr.so.2': ['libxrandr2'],
  'libXss.so.1': ['libxss1'],
  'libxcb.so.1': ['libxcb1'],
  'libxkbcommon.so.0': ['libxkbcommon0'],
  'libxshmfence.so.1': ['libxshmfence1'],
}

const programsOfNeed = {
  'virtual-display': { Xvfb: ['xvfb'] },
  keychain: { 'dbus-run-session': ['dbus'], 'gnome-keyring-daemon': ['gnome-keyring'] },
} as const satisfies Record<string, Record<string, readonly string[]>>

/** What the machine lacks, and the packages (each a list of names, newest first) that bring it. */
export interface Shortage {
  readonly missing: readonly string[]
  readonly packages: readonly (readonly string[])[]
  /** Libraries whose package is not known here. */
  readonly unknown: readonly string[]
}

/** The shared libraries that `ldd` did not find. */
export function readMissingLibraries(lddOutput: string): string[] {
  const names = [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '')
  return [...new Set(names)]
}

/** Which packages bring the missing libraries and programs. */
export function nameShortage(libraries: readonly string[], programs: readonly string[]): Shortage {
  const ofProgram: Readonly<Record<string, readonly string[]>> = {
    ...programsOfNeed['virtual-display'],
    ...programsOfNeed.keychain,
  }
  const packages = new Map<string, readonly string[]>()
  const unknown: string[] = []
  for (const name of [...libraries, ...programs]) {
    const names = packageOfLibrary[name] ?? ofProgram[name]
    if (names === undefined) unknown.push(name)
    else packages.set(names.join(), names)
  }
  return { missing: [...libraries, ...programs], packages: [...packages.values()], unknown }
}

/** True when `program` is in a folder of PATH. */
export function isOnPath(program: string, searchPath = process.env.PATH ?? ''): boolean {
  return searchPath
    .split(path.delimiter)
    .some((folder) => folder !== '' && existsSync(path.join(folder, program)))
}

/**
 * Makes sure that the machine has what the binaries and the needs ask for. Only Linux can lack something.
 * As root on Debian or Ubuntu, installs the missing packages and says which.
 *
 * @param binaries executables and addons whose shared libraries are checked.
 * @throws StepFailure with the one command to run, where we may not or cannot install.
 */
export async function ensureSystemLibraries(
  binaries: readonly string[],
  needs: ReadonlySet<SystemNeed>,
): Promise<void> {
  if (process.platform !== 'linux') return
  const shortage = await findShortage(binaries, needs)
  if (shortage.missing.length === 0) return
  const hasApt = isOnPath('apt-get')
  const named = shortage.packages.map((names) => names.at(-1) ?? '').join(' ')
  if (!hasApt || process.getuid?.() !== 0 || shortage.unknown.length > 0) {
    const advice =
      hasApt && shortage.unknown.length === 0
        ? `Run: sudo apt-get install -y --no-install-recommends ${named}`
        : 'Install the packages of your distribution that bring them, then run this command again.'
    throw new StepFailure(`This machine lacks ${shortage.missing.join(', ')}. ${advice}`)
  }
  await installPackages(shortage)
  const left = await findShortage(binaries, needs)
  if (left.missing.length > 0) {
    throw new StepFailure(`This machine still lacks ${left.missing.join(', ')} after installing ${named}.`)
  }
}

async function findShortage(binaries: readonly string[], needs: ReadonlySet<SystemNeed>): Promise<Shortage> {
  const listings = needs.has('shared-libraries')
    ? await Promise.all(binaries.map((binary) => captureProgram('ldd', [binary])))
    : []
  const libraries = readMissingLibraries(listings.map((listing) => listing.stdout).join('\n'))
  const programs = Object.entries(programsOfNeed)
    .filter(([need]) => (needs as ReadonlySet<string>).has(need))
    .flatMap(([, byProgram]) => Object.keys(byProgram))
  return nameShortage(
    libraries,
    programs.filter((program) => !isOnPath(program)),
  )
}

async function installPackages(shortage: Shortage): Promise<void> {
  say('Asking apt for the current package lists.')
  const update = await captureProgram('apt-get', ['update'])
  if (update.exitCode !== 0) {
    throw new StepFailure(`apt-get update failed, so nothing was installed:\n${update.stderr.trim()}`)
  }
  const names = await Promise.all(shortage.packages.map(firstAvailable))
  say(`This machine lacks some libraries or programs. Installing with apt: ${names.join(' ')}.`)
  const exitCode = await runProgram(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', '-o=Dpkg::Use-Pty=0', ...names],
    { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  if (exitCode !== 0) throw new StepFailure(`apt-get could not install ${names.join(' ')}; see above.`)
}

/** Debian 13 and Ubuntu 24.04 renamed some packages; the old names can be ambiguous there. */
async function firstAvailable(names: readonly string[]): Promise<string> {
  for (const name of names) {
    const answer = await captureProgram('apt-cache', ['show', '--no-all-versions', name])
    if (answer.exitCode === 0 && answer.stdout.includes(`Package: ${name}\n`)) return name
  }
  return names.at(-1) ?? ''
}
