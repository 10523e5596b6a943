import path from 'node:path'
import { projectFolder } from './project-folder'

/** Path of the packaged app's executable below `dist/`, as electron-builder lays it out. */
export function packagedExecutableWithin(platform: NodeJS.Platform, architecture: string): string {
  const suffix = architecture === 'x64' ? '' : `-${architecture}`
  if (platform === 'darwin') return `mac${suffix}/Roomwall.app/Contents/MacOS/Roomwall`
  if (platform === 'win32') return `win${suffix}-unpacked/Roomwall.exe`
  return `linux${suffix}-unpacked/roomwall`
}

/** Executable of the app that `npm run package` made for this machine. */
export const packagedExecutable = path.join(
  projectFolder,
  'dist',
  packagedExecutableWithin(process.platform, process.arch),
)
