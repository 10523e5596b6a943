import { BrowserWindow } from 'electron'
import type { IncidentId } from '../../shared/model/incident'
import { focusWindow } from './main-window'

/** Brings the window to the operator, with the incident open; null opens their list. */
export function openIncident(incidentId: IncidentId | null): void {
  const [window] = BrowserWindow.getAllWindows()
  if (window === undefined) return
  focusWindow(window)
  const path = incidentId === null ? '/incidents' : `/incidents/${encodeURIComponent(incidentId)}`
  void window.webContents.executeJavaScript(openingScript(path))
}

/** The window's own code takes it over where it runs already; while the page is still loading, the address is enough. */
function openingScript(path: string): string {
  const init = JSON.stringify({ detail: path, cancelable: true })
  return `if (dispatchEvent(new CustomEvent('roomwall:open', ${init}))) location.hash = ${JSON.stringify(`#${path}`)}`
}
