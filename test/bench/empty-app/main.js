// The least that Electron can start: one window with one line. The start of the app is measured against it.
import { app, BrowserWindow } from 'electron'

// Not awaited: Electron is ready only once this file has run.
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 })
  return window.loadURL('data:text/html,<p data-room>Empty</p>')
})
