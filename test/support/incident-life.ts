import { sendBySmtp } from '../../src/main/alerts/channels/smtp'
import { type Core, composeCore } from '../../src/main/compose-core'
import type { Keychain } from '../../src/main/keychain/keychain'
import { fail, succeed } from '../../src/shared/errors'
import type { IncidentId, IncidentSummary } from '../../src/shared/model/incident'
import { aboutTests } from './about-tests'
import { createNodeFetch } from './node-fetch'
import { silentLogger } from './scripted-graph'
import { createVirtualClock } from './virtual-clock'

interface LifeParts {
  dataFolder: string
  caPem: string
  keychain: Keychain
  /** Epoch ms. */
  startsAt: number
  /** Where messages are posted to. */
  receiverUrl: string
  /** Moves the simulator's clock along. */
  passTime: (ms: number) => Promise<void>
  /** Hears of each step of sending: before something leaves for a receiver, and after that one took it. */
  onSend?: (what: string) => void
}

/** A core on a virtual clock beside a simulator of another process or of this one. */
export interface Life {
  core: Core
  incidents(): Promise<IncidentSummary[]>
  /** Lets seconds pass, here and in the simulator. */
  pass(seconds: number): Promise<void>
  /** Waits until the room's own incident is told or over; returns its id. */
  untilIncident(roomName: string, state: 'told' | 'resolved'): Promise<IncidentId>
  close(): Promise<void>
}

const longestWaitSeconds = 180

/** Is an incident the one of this room being down? */
export function isDown(room: string): (incident: IncidentSummary) => boolean {
  return ({ roomName, type, isFirstSight }) =>
    roomName === room && !isFirstSight && (type === 'roomOffline' || type === 'computeOffline')
}

/** Opens a core on a data folder that holds its tenants already. */
export async function openLife(parts: LifeParts): Promise<Life> {
  const network = createNodeFetch({ caPem: parts.caPem })
  let sending = 0
  const clock = createVirtualClock(parts.startsAt, () => network.isBusy() || sending > 0)
  const sendOut = async <T>(receiver: string, send: () => Promise<T>): Promise<T> => {
    sending += 1
    parts.onSend?.(`before ${receiver} is sent to`)
    const answer = await send()
    parts.onSend?.(`after ${receiver} took it`)
    sending -= 1
    return answer
  }
  const post = (url: string, init: { body?: string; headers?: Record<string, string> }) =>
    sendOut(url.slice(url.lastIndexOf('/') + 1), () => fetch(url, { method: 'POST', ...init }))
  const composed = await composeCore({
    clock,
    logger: silentLogger,
    keychain: parts.keychain,
    openNetwork: () => ({
      fetch: network.fetch,
      resolveProxy: async () => 'DIRECT',
      dispose: async () => {},
    }),
    about: aboutTests,
    files: { chooseWhereToSave: async () => null, chooseWhatToOpen: async () => null },
    dataFolder: parts.dataFolder,
    historyWorker: null,
    userName: 'noc-1',
    messages: {
      notifier: {
        async send(message) {
          const answer = await post(`${parts.receiverUrl}/desktop`, { body: JSON.stringify(message) })
          return answer.ok ? succeed(undefined) : fail('request.failed')
        },
      },
      openFetch:
        () =>
        (url, { headers, body }) =>
          post(url, { headers, ...(body === undefined ? {} : { body }) }),
      sendMail: (route, letter) => sendOut('mail', () => sendBySmtp(route, letter)),
    },
    zone: 'UTC',
    meetings: null,
  })
  if (!composed.ok) throw new Error(composed.error.code)
  const core = composed.value

  const life: Life = {
    core,
    async incidents() {
      const listed = await core.handlers['incidents.list'](null)
      if (!listed.ok) throw new Error(listed.error.code)
      return listed.value.incidents
    },
    async pass(seconds) {
      for (let passed = 0; passed < seconds; passed += 1) {
        await parts.passTime(1_000)
        await clock.advance(1_000)
      }
    },
    async untilIncident(roomName, state) {
      for (let waited = 0; waited < longestWaitSeconds; waited += 1) {
        const found = (await life.incidents()).find(isDown(roomName))
        if (found && (state === 'told' ? found.toldAt !== null : found.state === 'resolved'))
          return found.incidentId
        await life.pass(1)
      }
      throw new Error(`The incident of ${roomName} was never ${state}`)
    },
    async close() {
      await core.stop()
      network.close()
    },
  }
  return life
}
