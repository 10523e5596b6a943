import type { Session } from 'electron'

/**
 * Cuts a session off from every network: the window's files come over `app://`, its data over
 * IPC. The content security policy says the same to the page; this holds even where a policy would not.
 */
export function cutOffNetwork(session: Pick<Session, 'webRequest' | 'setSpellCheckerEnabled'>): void {
  session.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'] },
    (_details, answer) => answer({ cancel: true }),
  )
  // The spell checker would fetch its dictionaries from the internet.
  session.setSpellCheckerEnabled(false)
}
