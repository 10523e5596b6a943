import { mkdirSync } from 'node:fs'
import { app, protocol } from 'electron'
import { composeDesktop } from './compose-desktop'
import { registerAppScheme } from './security/app-protocol'
import { readAppSwitches } from './shell/app-switches'
import { chooseDataFolder } from './shell/data-folder'
import { isProcessRunning, sweepTemporaryFolders } from './shell/temporary-folder'

const reading = readAppSwitches(process.argv.slice(1), process.cwd())
if (!reading.ok) {
  process.stderr.write(`roomwall: ${reading.problem}\n`)
  app.exit(2)
} else {
  const { switches } = reading
  const { folder, isTemporary } = chooseDataFolder(switches, {
    platform: process.platform,
    appData: app.getPath('appData'),
    localAppData: process.env.LOCALAPPDATA,
    temporary: app.getPath('temp'),
    processId: process.pid,
  })
  if (isTemporary) sweepTemporaryFolders(app.getPath('temp'), isProcessRunning)
  mkdirSync(folder, { recursive: true })
  // Before the lock, which is one a data folder: the demo runs beside the real console.
  app.setPath('userData', folder)
  if (!app.requestSingleInstanceLock()) {
    process.stdout.write('Roomwall is open already; its window comes to the front.\n')
    app.exit(switches.snapshot === null ? 0 : 1)
  } else {
    // With both, Chromium never gets ready; launchers pass the flag only where it has no sandbox (as root).
    if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
    if (switches.snapshot !== null) app.commandLine.appendSwitch('force-device-scale-factor', '1')
    registerAppScheme(protocol)
    composeDesktop(switches, folder).catch((bug: unknown) => {
      process.stderr.write(`${bug instanceof Error ? bug.stack : String(bug)}\n`)
      app.exit(1)
    })
  }
}
