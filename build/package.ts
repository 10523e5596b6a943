import { rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'electron-builder'
import { ensureAppBuilt } from './app-build'
import { ensureElectronRuntime } from './electron-runtime'
import { runStep, say } from './narrator'
import { packagedExecutable } from './packaged-app'
import { projectFolder } from './project-folder'

await runStep(async () => {
  const runtime = await ensureElectronRuntime()
  await ensureAppBuilt()
  await build({
    projectDir: projectFolder,
    dir: true,
    publish: 'never',
    config: {
      electronDist: runtime.folder,
      electronVersion: runtime.version,
      // The substitute runtime's loader; with it the package would not be what we release.
      afterExtract: ({ appOutDir }) =>
        rm(path.join(appOutDir, 'resources/app'), { recursive: true, force: true }),
    },
  })
  say(`The packaged app is ${path.relative(projectFolder, packagedExecutable)}.`)
  if (runtime.origin === 'substitute') {
    say(`It contains the substitute Electron ${runtime.version}: use it for tests, do not give it to anyone.`)
  }
  return 0
})
