import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runProgram } from './child-process'
import { StepFailure, say } from './narrator'
import { projectFolder } from './project-folder'

/** What tells one state of an input file from another. */
export interface InputFile {
  readonly name: string
  readonly sizeBytes: number
  readonly modifiedMs: number
}

const outputs = ['main/index.js', 'preload/index.cjs', 'renderer/index.html']
const outFolder = path.join(projectFolder, 'out')
const stampFile = path.join(outFolder, 'inputs.sha256')

/** One text for one state of all inputs, whatever order they are listed in; a removed file changes it too. */
export function digestInputs(inputs: readonly InputFile[]): string {
  const hash = createHash('sha256')
  for (const line of inputs.map((file) => `${file.name} ${file.sizeBytes} ${file.modifiedMs}\n`).sort()) {
    hash.update(line)
  }
  return hash.digest('hex')
}

/** Builds the app into `out/` unless it was built from exactly the sources that are there now. */
export async function ensureAppBuilt(): Promise<void> {
  const digest = digestInputs(listInputs())
  const isComplete = outputs.every((output) => existsSync(path.join(outFolder, output)))
  if (isComplete && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === digest) return
  await buildApp()
}

/**
 * Builds the app into `out/`.
 *
 * @throws StepFailure when the sources do not build; the bundler has said why.
 */
export async function buildApp(): Promise<void> {
  say('Building the app.')
  // Taken before the build: an edit during the build leaves the stamp behind, which only costs a rebuild.
  const digest = digestInputs(listInputs())
  const exitCode = await runProgram(process.execPath, [electronVite, 'build', '--logLevel', 'warn'], {
    cwd: projectFolder,
  })
  if (exitCode !== 0) throw new StepFailure('The app could not be built; the message above says why.')
  writeFileSync(stampFile, digest)
}

/** Path of electron-vite's command line. */
export const electronVite = path.join(projectFolder, 'node_modules/electron-vite/bin/electron-vite.js')

function listInputs(): InputFile[] {
  // npm writes .package-lock.json whenever it changes what is installed.
  const single = ['package.json', 'electron.vite.config.ts', 'node_modules/.package-lock.json']
  const sources = readdirSync(path.join(projectFolder, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(projectFolder, path.join(entry.parentPath, entry.name)))
  return [...single, ...sources].flatMap((name) => {
    const stats = statSync(path.join(projectFolder, name), { throwIfNoEntry: false })
    return stats === undefined ? [] : [{ name, sizeBytes: stats.size, modifiedMs: stats.mtimeMs }]
  })
}
