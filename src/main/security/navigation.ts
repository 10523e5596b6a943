import type { WebContents } from 'electron'
import type { Logger } from '../lib/logger'
import { type AppPage, isPageItself } from './app-page'

/**
 * Keeps a page where it is: no navigation but reloading the app's own document, no new window, no webview,
 * no frame of another origin. Links to the outside go through the request `app.openLink`.
 */
export function confineNavigation(contents: WebContents, page: AppPage, logger: Logger): void {
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && isPageItself(page, event.url)) return
    event.preventDefault()
    logger.warn('Navigation refused', { to: originOf(event.url), isMainFrame: event.isMainFrame })
  })
  contents.on('will-redirect', (event) => {
    event.preventDefault()
    logger.warn('Redirect refused', { to: originOf(event.url) })
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
    logger.warn('A webview was refused')
  })
  contents.setWindowOpenHandler(({ url }) => {
    logger.warn('A new window was refused', { to: originOf(url) })
    return { action: 'deny' }
  })
}

// Only the origin is logged: a path or query could hold anything.
function originOf(url: string): string {
  if (!URL.canParse(url)) return 'malformed'
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}`
}
