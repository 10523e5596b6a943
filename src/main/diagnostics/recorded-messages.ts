import { notificationText } from '../../shared/text/en/notifications'
import type { MessageWays } from '../alerts/channel-sender'
import type { SendMail } from '../alerts/channels/mail'
import type { Attempt } from '../alerts/channels/receiver'
import type { Clock } from '../lib/clock'
import type { Fetch } from '../lib/fetch'
import { failureOfThrown } from '../lib/fetch-failure'
import type { RequestNotes } from './request-ledger'

interface RecordedMessagesParts {
  openFetch: (onProxyLogIn: (host: string) => void) => Fetch
  sendMail: SendMail
  ledger: RequestNotes
  clock: Clock
}

/** The ways out for messages, each use of them noted in the ledger under its channel's name. Addresses are secrets: hosts only. */
export function recordMessages({ openFetch, sendMail, ledger, clock }: RecordedMessagesParts): MessageWays {
  const begin = (channel: string, host: string) => {
    const startedMs = clock.monotonicMs()
    const request = {
      at: clock.now(),
      tenantKey: null,
      channel,
      host,
      path: null,
      isUrgent: false,
      isExpected: true,
    }
    return { request, durationMs: () => clock.monotonicMs() - startedMs }
  }
  // Channels share the way out, and so its log-ins.
  const fetch = openFetch((host) =>
    ledger.note({
      ...begin(notificationText.everyChannel, host).request,
      ...{
        method: 'HEAD',
        path: '/',
        purpose: 'proxyLogIn',
        status: null,
        durationMs: 0,
        bytes: null,
        error: null,
      },
    }),
  )
  return {
    fetchFor: (channel, purpose) => async (url, init) => {
      const { request, durationMs } = begin(channel, new URL(url).host)
      const note = (status: number | null, error: Parameters<RequestNotes['note']>[0]['error']) =>
        ledger.note({
          ...request,
          method: init.method,
          purpose,
          status,
          durationMs: durationMs(),
          bytes: null,
          error,
        })
      try {
        const response = await fetch(url, init)
        note(response.status, null)
        return response
      } catch (thrown) {
        note(null, init.signal?.aborted ? 'request.cancelled' : failureOfThrown(thrown).failure.code)
        throw thrown
      }
    },
    mailFor:
      (channel) =>
      async (route, letter): Promise<Attempt> => {
        const { request, durationMs } = begin(channel, `${route.host}:${route.port}`)
        const attempt = await sendMail(route, letter)
        const error = attempt.isDelivered ? null : attempt.failure.code
        const status = null
        ledger.note({
          ...request,
          method: 'SMTP',
          purpose: 'mail',
          status,
          durationMs: durationMs(),
          bytes: null,
          error,
        })
        return attempt
      },
  }
}
