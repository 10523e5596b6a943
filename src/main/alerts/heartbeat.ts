import { type Failure, fail, type Outcome, succeed } from '../../shared/errors'
import { heartbeatChannelId } from '../../shared/model/channel-entry'
import {
  type HeartbeatDraft,
  HeartbeatSettings,
  type HeartbeatStatus,
  usualHeartbeat,
} from '../../shared/model/heartbeat'
import type { TestAnswer } from '../../shared/model/notification-setup'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import { Loop } from '../lib/loop'
import type { Service } from '../lib/service'
import type { Store } from '../store/store'
import type { ChannelVault } from './channel-vault'
import { answerWithoutSecrets } from './channels/answer-without-secrets'
import type { Attempt } from './channels/receiver'

interface HeartbeatParts {
  store: Pick<Store, 'notificationSettings'>
  clock: Clock
  logger: Logger
  /** Where the address rests: the keychain, an entry like those of channels. */
  vault: ChannelVault
  /** Asks the monitor's address. */
  ping: (url: string) => Promise<Attempt>
  /** Is everything looked at? A stuck scheduler must not say that it is well. */
  isAlive: () => boolean
  onChange: () => void
}

const entry = heartbeatChannelId
const lookEveryMs = 5_000
/** After a failure it is tried again sooner than a long interval, ms. */
const retryMs = 60_000

/** Tells a monitor outside that somebody watches (alerting rule R27): when it hears nothing, it escalates on its own. */
export class Heartbeat implements Service {
  readonly name = 'heartbeat'
  private settings: HeartbeatSettings = usualHeartbeat
  private answeredAt: number | null = null
  private error: Failure | null = null
  private heldBackSince: number | null = null
  private failingSince: number | null = null
  /** On the clock that nobody sets back. */
  private nextMs = 0
  private readonly loop: Loop

  constructor(private readonly parts: HeartbeatParts) {
    const { clock, logger } = parts
    this.loop = new Loop({
      name: this.name,
      clock,
      logger,
      everyMs: () => lookEveryMs,
      turn: () => this.look(),
    })
  }

  async load(): Promise<void> {
    const stored = await this.parts.store.notificationSettings.read('heartbeat', HeartbeatSettings)
    this.settings = stored ?? usualHeartbeat
  }

  start(): Promise<void> {
    return this.loop.start()
  }

  stop(): Promise<void> {
    return this.loop.stop()
  }

  status(): HeartbeatStatus {
    const { settings, answeredAt, error, heldBackSince, failingSince } = this
    const rest = { ...settings, answeredAt, error }
    if (!isSending(settings)) return { ...rest, state: 'off', since: null }
    if (heldBackSince !== null) return { ...rest, state: 'heldBack', since: heldBackSince }
    if (failingSince !== null) return { ...rest, state: 'failing', since: failingSince }
    return { ...rest, state: answeredAt === null ? 'waiting' : 'answered', since: null }
  }

  /** Codes: `request.invalid` when it is on without an address, `keychain.unavailable`, or the store's. */
  async save({ isOn, everyMinutes, url }: HeartbeatDraft): Promise<Outcome<null>> {
    const { store, vault } = this.parts
    const host = url === undefined ? this.settings.host : url === null ? null : new URL(url).host
    if (isOn && host === null) return fail('request.invalid', { params: { field: 'url' } })
    if (url !== undefined) {
      const written = url === null ? await vault.remove(entry) : await vault.write(entry, { url })
      if (!written.ok) return written
    }
    const settings: HeartbeatSettings = { isOn, everyMinutes, host }
    const saved = await store.notificationSettings.write('heartbeat', settings)
    if (!saved.ok) return saved
    this.settings = settings
    this.nextMs = 0
    this.error = null
    this.failingSince = null
    this.heldBackSince = null
    if (url !== undefined) this.answeredAt = null
    this.parts.onChange()
    return succeed(null)
  }

  /** One sign of life now, whether it is on or not, and what the monitor said. */
  async test(): Promise<Outcome<TestAnswer>> {
    const attempt = await this.beat({ quietly: false })
    return succeed({ answer: attempt.answer, error: attempt.isDelivered ? null : attempt.failure })
  }

  private async look(): Promise<void> {
    const { clock, isAlive } = this.parts
    if (!isSending(this.settings) || clock.monotonicMs() < this.nextMs) return
    if (!isAlive()) {
      this.holdBack()
      return
    }
    this.heldBackSince = null
    const attempt = await this.beat({ quietly: true })
    const everyMs = this.settings.everyMinutes * 60_000
    this.nextMs = clock.monotonicMs() + (attempt.isDelivered ? everyMs : Math.min(everyMs, retryMs))
    this.parts.onChange()
  }

  private holdBack(): void {
    if (this.heldBackSince !== null) return
    this.heldBackSince = this.parts.clock.now()
    this.parts.logger.warn('No heartbeat is sent: not everything is looked at')
    this.parts.onChange()
  }

  private async beat(manner: { quietly: boolean }): Promise<Attempt> {
    const { vault, ping, clock } = this.parts
    const secrets = await vault.read(entry, manner)
    const url = secrets.ok ? secrets.value.url : undefined
    const tried: Attempt =
      url === undefined
        ? {
            isDelivered: false,
            failure: secrets.ok ? { code: 'delivery.secretMissing' } : secrets.error,
            answer: null,
            isUncertain: false,
          }
        : await ping(url)
    // Some monitors repeat the address they were asked by.
    const answer =
      tried.answer === null
        ? null
        : answerWithoutSecrets(tried.answer, url === undefined ? {} : { url }, null)
    const attempt: Attempt = tried.isDelivered ? { ...tried, answer: answer ?? '' } : { ...tried, answer }
    if (attempt.isDelivered) {
      this.answeredAt = clock.now()
      this.error = null
      this.failingSince = null
    } else {
      this.error = attempt.failure
      this.failingSince ??= clock.now()
    }
    return attempt
  }
}

const isSending = ({ isOn, host }: HeartbeatSettings): boolean => isOn && host !== null
