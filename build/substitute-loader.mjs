// Copied to `resources/app/index.mjs` of the substitute Electron, which lacks the `default_app.asar` that
// makes `electron [options] FOLDER` work. Does what that file does: preload `-r` modules (Playwright needs
// them), take over name and version of the app in FOLDER, import its main file before `ready` is emitted.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const { folder, preloads, asksVersion } = readArguments(process.argv.slice(1))
if (asksVersion) {
  process.stdout.write(`v${process.versions.electron}\n`)
  app.exit(0)
} else if (folder === undefined) {
  process.stderr.write('Name the folder of the app to run: electron FOLDER\n')
  app.exit(1)
} else {
  const require = createRequire(import.meta.url)
  for (const preload of preloads) require(path.resolve(preload))
  await runApp(path.resolve(folder))
}

function readArguments(args) {
  const preloads = []
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index]
    if (arg === '-r' || arg === '--require') {
      index += 1
      preloads.push(args[index])
    } else if (arg === '--version' || arg === '-v') {
      return { preloads, asksVersion: true }
    } else if (!arg.startsWith('-')) {
      return { folder: arg, preloads, asksVersion: false }
    }
  }
  return { preloads, asksVersion: false }
}

async function runApp(appFolder) {
  const manifest = JSON.parse(readFileSync(path.join(appFolder, 'package.json'), 'utf8'))
  Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true })
  app.setName(manifest.productName ?? manifest.name)
  app.setVersion(manifest.version)
  app.setAppPath(appFolder)
  try {
    await import(pathToFileURL(path.resolve(appFolder, manifest.main)).href)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    app.exit(1)
  }
}
