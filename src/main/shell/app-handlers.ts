import { fail, type Outcome, succeed } from '../../shared/errors'
import type { Revision } from '../../shared/ipc/revision'
import type { AppStatus } from '../../shared/model/app-status'
import type { FileChooser } from '../diagnostics/file-chooser'
import { saveText } from '../diagnostics/save-text'
import type { Handlers } from '../ipc/handler'
import { isAllowedLink } from '../security/external-links'
import type { ProxyLogins } from './proxy-logins'

/** What the requests about the app itself reach of the computer. */
export interface AppWorld {
  readStatus(): AppStatus
  /** Where the status stands among the `app.changed` events. */
  revision(): Revision
  /** Starts the app anew, in the demo or out of it, and ends this run. */
  relaunch(mode: AppStatus['mode']): void
  copyText(text: string): void
  /** Rejects when the system has no browser to open it with. */
  openInBrowser(url: string): Promise<void>
  files: Pick<FileChooser, 'chooseWhereToSave'>
  proxyLogins: Pick<ProxyLogins, 'answer' | 'decline' | 'reopen'>
  /** Uses the keychain once; the system may ask the operator for its password. */
  tryKeychain(): Promise<Outcome<void>>
  /** Everything that failed for want of a log-in is asked again. */
  askAgain(): void
}

/** Requests about the app itself. */
export type AppHandlers = Pick<Handlers, Extract<keyof Handlers, `app.${string}`>>

/** Handlers of the requests about the app itself. */
export function createAppHandlers(world: AppWorld): AppHandlers {
  return {
    'app.readStatus': async () => succeed({ ...world.readStatus(), ...world.revision() }),
    'app.openDemo': async () => relaunch('demo'),
    'app.leaveDemo': async () => relaunch('real'),
    async 'app.restart'() {
      world.relaunch(world.readStatus().mode)
      return succeed(null)
    },
    'app.copyText': async ({ text }) => {
      world.copyText(text)
      return succeed(null)
    },
    'app.openLink': async ({ url }) => {
      if (!isAllowedLink(url)) return fail('request.notAllowed')
      await world.openInBrowser(url)
      return succeed(null)
    },
    async 'app.answerProxyLogin'({ proxy, realm, userName, password }) {
      const kept = await world.proxyLogins.answer({ proxy, realm }, { userName, password })
      if (!kept.ok) return kept
      world.askAgain()
      return succeed(null)
    },
    async 'app.declineProxyLogin'(question) {
      world.proxyLogins.decline(question)
      return succeed(null)
    },
    async 'app.reopenProxyLogin'(question) {
      world.proxyLogins.reopen(question)
      return succeed(null)
    },
    async 'app.tryKeychain'() {
      const tried = await world.tryKeychain()
      return tried.ok ? succeed(null) : tried
    },
    'app.saveText': async ({ suggestedName, text }) => {
      const saved = await saveText(world.files, suggestedName, () => text)
      return saved.ok ? succeed({ path: saved.value }) : saved
    },
  }

  function relaunch(mode: AppStatus['mode']) {
    if (world.readStatus().mode !== mode) world.relaunch(mode)
    return succeed(null)
  }
}
