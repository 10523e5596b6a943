import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runProgram } from './child-process'
import { quietSwitches, sandboxSwitches } from './chromium-switches'
import { withDisplay } from './display'
import { prepareMachine } from './launch'
import { runStep } from './narrator'
import { projectFolder } from './project-folder'

// Drawn by the Electron we have, on a canvas of exactly that many pixels whatever the screen's scale.
const painter = (svg: string, file: string) => `
const { app, BrowserWindow } = require('electron')
const { writeFileSync } = require('node:fs')
app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
  await window.loadURL('about:blank')
  const picture = await window.webContents.executeJavaScript(${JSON.stringify(`
    new Promise((resolve, reject) => {
      const image = new Image(1024, 1024)
      image.onerror = () => reject(new Error('the drawing is not valid SVG'))
      image.onload = () => {
        const canvas = new OffscreenCanvas(1024, 1024)
        canvas.getContext('2d').drawImage(image, 0, 0, 1024, 1024)
        canvas.convertToBlob().then((blob) => {
          const reader = new FileReader()
          reader.onload = () => resolve(reader.result)
          reader.readAsDataURL(blob)
        }, reject)
      }
      image.src = 'data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}'
    })`)})
  writeFileSync(${JSON.stringify(file)}, Buffer.from(picture.split(',')[1], 'base64'))
  app.exit(0)
})`

await runStep(async () => {
  const runtime = await prepareMachine()
  const folder = await mkdtemp(path.join(tmpdir(), 'roomwall-icon-'))
  const resources = path.join(projectFolder, 'resources')
  const svg = await readFile(path.join(resources, 'icon.svg'), 'utf8')
  try {
    await writeFile(
      path.join(folder, 'package.json'),
      JSON.stringify({ name: 'icon', version: '0.0.0', main: 'main.cjs' }),
    )
    await writeFile(path.join(folder, 'main.cjs'), painter(svg, path.join(resources, 'icon.png')))
    return await withDisplay((env) =>
      runProgram(runtime.executable, [...sandboxSwitches(), ...quietSwitches(true), folder], { env }),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
