import type { Session } from 'electron'

/**
 * Cuts a session off from every network: the window's files come over `app://`, its data over
 * IPC. The content security policy says the same to the page; this holds even where a policy would not.
 */
export function cutOffNetwork(session: Pick<Session, 'webRequest'>): void {
  session.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'] },
    (_details, answer) => answer({ cancel: true }),
  )
}

/**
 * Keeps a session's spell checker from fetching its dictionaries from the internet: each session has one, it does so
 * as soon as the session exists, and past everything that watches the session's requests.
 */
export function silenceSpellChecker(
  session: Pick<
    Session,
    'setSpellCheckerEnabled' | 'setSpellCheckerLanguages' | 'setSpellCheckerDictionaryDownloadURL'
  >,
): void {
  session.setSpellCheckerEnabled(false)
  // It has begun to look for its dictionary by now, and would ask this address a moment later.
  session.setSpellCheckerDictionaryDownloadURL('https://spell-checker.invalid/')
  session.setSpellCheckerLanguages([])
}
