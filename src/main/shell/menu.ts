import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { AppStatus } from '../../shared/model/app-status'

/** Sets the application menu (standard entries, so that every platform's own keys work) and the About box. */
export function setUpMenu(status: AppStatus, hasDeveloperTools: boolean): void {
  const { electron, chromium, node, platform } = status.runtime
  const runtime = `Electron ${electron}, Chromium ${chromium}, Node ${node}, ${platform}`
  app.setAboutPanelOptions({
    applicationName: app.name,
    applicationVersion: status.version,
    copyright: runtime,
    credits: runtime,
  })
  const developer: MenuItemConstructorOptions[] = hasDeveloperTools
    ? [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
    : []
  const template: MenuItemConstructorOptions[] = [
    process.platform === 'darwin' ? { role: 'appMenu' } : { role: 'fileMenu' },
    { role: 'editMenu' },
    {
      role: 'viewMenu',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...developer,
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [{ role: 'about' }] },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
