import path from 'node:path'
import { ensureAppBuilt } from './app-build'
import { runProgram } from './child-process'
import { quietSwitches, sandboxSwitches } from './chromium-switches'
import { needsVirtualDisplay, withDisplay } from './display'
import { type ElectronRuntime, ensureElectronRuntime } from './electron-runtime'
import { projectFolder } from './project-folder'
import { ensureSystemLibraries, type SystemNeed } from './system-libraries'

/** Makes the machine able to run the app: Electron, shared libraries, and a display server if there is none. */
export async function prepareMachine(...furtherNeeds: SystemNeed[]): Promise<ElectronRuntime> {
  const runtime = await ensureElectronRuntime()
  const needs = new Set<SystemNeed>(['shared-libraries', ...furtherNeeds])
  if (needsVirtualDisplay()) needs.add('virtual-display')
  const keychainAddon = path.join(projectFolder, 'node_modules/keytar/build/Release/keytar.node')
  await ensureSystemLibraries([runtime.executable, keychainAddon], needs)
  return runtime
}

/**
 * Opens the app from its sources with the given switches and waits until it ends.
 *
 * @returns the app's exit code.
 */
export async function launchFromSources(switches: readonly string[]): Promise<number> {
  const runtime = await prepareMachine()
  await ensureAppBuilt()
  const chromiumSwitches = [...sandboxSwitches(), ...quietSwitches(needsVirtualDisplay())]
  return withDisplay((environment) =>
    runProgram(runtime.executable, [...chromiumSwitches, projectFolder, ...switches], {
      env: environment,
      // npm moves to the project's folder; paths in switches belong to where the user stands.
      cwd: process.env.INIT_CWD ?? process.cwd(),
    }),
  )
}
