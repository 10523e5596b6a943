import { BrowserWindow } from 'electron'
import type { IncidentId } from '../../shared/model/incident'
import { focusWindow } from './main-window'

/** Brings the window to the operator, with the incident open; null opens their list. */
export function openIncident(incidentId: IncidentId | null): void {
  const [window] = BrowserWindow.getAllWindows()
  if (window === undefined) return
  focusWindow(window)
  const hash = incidentId === null ? '#/incidents' : `#/incidents/${encodeURIComponent(incidentId)}`
  void window.webContents.executeJavaScript(`location.hash = ${JSON.stringify(hash)}`)
}
