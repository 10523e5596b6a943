import path from 'node:path'
import { app } from 'electron'

/** A file of the build; the same in the project's folder and in a packaged app. */
export function builtFile(name: string): string {
  return path.join(app.getAppPath(), 'out', name)
}
