import { errorKinds, fail, type Outcome, succeed } from '../../shared/errors'
import { type Channel, type ChannelId, deduplicates } from '../../shared/model/channel'
import type { Incident, IncidentId, TimelineEvent } from '../../shared/model/incident'
import type { DeadLetter, Delivery, Notification } from '../../shared/model/notification'
import type { TenantKey } from '../../shared/model/tenant'
import { dueAt, nextTryAt } from '../domain/delivery-rules'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import type { Service } from '../lib/service'
import type { Store } from '../store/store'
import type { Attempt } from './channels/receiver'

export interface DeliveryLineParts {
  store: Store
  clock: Clock
  logger: Logger
  findChannel: (channelId: ChannelId) => Channel | null
  send: (channel: Channel, notification: Notification) => Promise<Attempt>
  /** Writes a line into incidents and returns those that changed. */
  noteInIncidents: (
    ids: readonly IncidentId[],
    event: TimelineEvent,
    params: Incident['params'],
  ) => Incident[]
  /** The list of dead letters is another one now. */
  onDeadLetters: () => void
}

/**
 * Takes messages to their channels, each channel one after another. Every step is on disk before the next one, so a crash
 * leaves no doubt but one: a message that was under way. It is sent again only where the receiver deduplicates (alerting
 * rule R11). A message waits for earlier ones of the same incident: no recovery overtakes its problem.
 */
export class DeliveryLine implements Service {
  readonly name = 'deliveries'
  /** All that have not come to an end, in the order they were queued. */
  private readonly open = new Map<string, Delivery>()
  private readonly underWay = new Map<ChannelId, Promise<void>>()
  private readonly pausedUntil = new Map<ChannelId, number>()
  private cancelTimer: () => void = () => {}
  private isRunning = false

  constructor(private readonly parts: DeliveryLineParts) {}

  /** Reads what the last run left, and says of which messages nobody knows whether they left. */
  async load(): Promise<void> {
    const { store, clock } = this.parts
    for (const delivery of await store.deliveries.open()) {
      this.open.set(delivery.deliveryId, delivery)
      if (delivery.state !== 'sending') continue
      const channel = this.parts.findChannel(delivery.channelId)
      if (channel && deduplicates(channel)) {
        await this.put({ ...delivery, state: 'waiting', nextAt: clock.now() })
      } else await this.put({ ...delivery, state: 'uncertain' }, 'deliveryUncertain')
    }
  }

  async start(): Promise<void> {
    this.isRunning = true
    this.pump()
  }

  async stop(): Promise<void> {
    this.isRunning = false
    this.cancelTimer()
    await Promise.all(this.underWay.values())
  }

  /** Takes messages whose rows are on disk. */
  take(deliveries: readonly Delivery[]): void {
    for (const delivery of deliveries) this.open.set(delivery.deliveryId, delivery)
    this.pump()
  }

  /** The network may be another one now: what found no way to its receiver is tried at once. */
  tryAgain(): void {
    const now = this.parts.clock.now()
    for (const [deliveryId, delivery] of this.open) {
      const isHeldUp = delivery.state === 'waiting' && delivery.error?.code === 'delivery.unreachable'
      if (isHeldUp && delivery.nextAt > now) this.open.set(deliveryId, { ...delivery, nextAt: now })
    }
    this.pump()
  }

  /** Newest first. */
  deadLetters(): DeadLetter[] {
    return [...this.open.values()]
      .flatMap(({ deliveryId, channelId, notification, state, queuedAt, attempts, error }) =>
        state === 'dead' || state === 'uncertain'
          ? [{ deliveryId, channelId, title: notification.title, state, queuedAt, attempts, error }]
          : [],
      )
      .toReversed()
  }

  /** How many messages wait for each channel. */
  countWaiting(channelId: ChannelId): number {
    return [...this.open.values()].filter((one) => one.channelId === channelId && one.state === 'waiting')
      .length
  }

  /** A person wants it sent after all; null = every one. `request.notFound` when it is not there any more. */
  async retry(deliveryId: string | null): Promise<Outcome<null>> {
    const now = this.parts.clock.now()
    return this.settle(deliveryId, (letter) => ({
      ...letter,
      state: 'waiting',
      attempts: 0,
      queuedAt: now,
      nextAt: now,
    }))
  }

  /** A person lets it go; null = every one. */
  async discard(deliveryId: string | null): Promise<Outcome<null>> {
    return this.settle(deliveryId, (letter) => ({ ...letter, state: 'discarded' }))
  }

  /** Forgets what was for a channel, or about a tenant, that is gone. */
  forget(isGone: { channelId: ChannelId } | { tenantKey: TenantKey }): void {
    for (const delivery of this.open.values()) {
      const isOfIt =
        'channelId' in isGone
          ? delivery.channelId === isGone.channelId
          : delivery.tenantKey === isGone.tenantKey
      if (isOfIt) this.open.delete(delivery.deliveryId)
    }
    this.parts.onDeadLetters()
  }

  private async settle(
    deliveryId: string | null,
    change: (letter: Delivery) => Delivery,
  ): Promise<Outcome<null>> {
    const letters = [...this.open.values()].filter(
      (one) =>
        (one.state === 'dead' || one.state === 'uncertain') &&
        (deliveryId === null || one.deliveryId === deliveryId),
    )
    if (letters.length === 0) return fail('request.notFound')
    for (const letter of letters) await this.put(change(letter))
    this.pump()
    return succeed(null)
  }

  /** Begins what may begin now, and sets the alarm for what may begin later. */
  private pump(): void {
    this.cancelTimer()
    if (!this.isRunning) return
    const now = this.parts.clock.now()
    let alarmAt = Number.POSITIVE_INFINITY
    for (const [channelId, { delivery, at }] of this.nextOfEach(now)) {
      if (this.underWay.has(channelId)) continue
      const startAt = Math.max(at, this.pausedUntil.get(channelId) ?? 0)
      if (startAt > now) alarmAt = Math.min(alarmAt, startAt)
      else {
        const attempt = this.deliver(delivery)
          .catch((bug) => this.parts.logger.error('Sending a message threw', { bug }))
          .finally(() => {
            this.underWay.delete(channelId)
            this.pump()
          })
        this.underWay.set(channelId, attempt)
      }
    }
    if (alarmAt !== Number.POSITIVE_INFINITY) {
      this.cancelTimer = this.parts.clock.schedule(alarmAt - now, () => this.pump())
    }
  }

  /** Of each channel the message that may go first: none overtakes an earlier one of the same incident. */
  private nextOfEach(now: number): Map<ChannelId, { delivery: Delivery; at: number }> {
    const next = new Map<ChannelId, { delivery: Delivery; at: number }>()
    const waitsFor = new Map<ChannelId, Set<IncidentId>>()
    for (const delivery of this.open.values()) {
      if (delivery.state !== 'waiting' && delivery.state !== 'sending') continue
      const earlier = waitsFor.get(delivery.channelId) ?? new Set<IncidentId>()
      waitsFor.set(delivery.channelId, earlier)
      const ids = delivery.notification.incidents.map(({ incidentId }) => incidentId)
      const isBlocked = ids.some((incidentId) => earlier.has(incidentId))
      for (const incidentId of ids) earlier.add(incidentId)
      if (isBlocked || delivery.state === 'sending') continue
      const best = next.get(delivery.channelId)
      const at = dueAt(delivery, now)
      if (!best || at < best.at) next.set(delivery.channelId, { delivery, at })
    }
    return next
  }

  private async deliver(waiting: Delivery): Promise<void> {
    const { clock, logger, findChannel, send } = this.parts
    const channel = findChannel(waiting.channelId)
    if (!channel) return this.put({ ...waiting, state: 'discarded' })
    const sending: Delivery = { ...waiting, state: 'sending', attempts: waiting.attempts + 1 }
    await this.put(sending)
    const attempt = await send(channel, sending.notification)
    if (attempt.isDelivered) {
      return this.put(
        { ...sending, state: 'delivered', error: null },
        waiting.error === null ? null : 'delivered',
      )
    }
    const { failure, isUncertain } = attempt
    logger.warn('A message was not delivered', {
      key: sending.deliveryId,
      error: failure,
      attempts: sending.attempts,
    })
    const tried: Delivery = { ...sending, error: failure }
    if (isUncertain && !deduplicates(channel))
      return this.put({ ...tried, state: 'uncertain' }, 'deliveryUncertain')
    const now = clock.now()
    if (failure.retryAfterMs !== undefined)
      this.pausedUntil.set(channel.channelId, now + failure.retryAfterMs)
    // A desktop that shows nothing now will not show it later either, and nobody wants it then.
    const isPassing = errorKinds[failure.code].retryable || isUncertain
    const nextAt = channel.settings.kind === 'desktop' || !isPassing ? null : nextTryAt(tried, now)
    if (nextAt !== null) {
      return this.put(
        { ...tried, state: 'waiting', nextAt },
        waiting.error === null ? 'deliveryFailed' : null,
      )
    }
    return this.put(
      { ...tried, state: channel.settings.kind === 'desktop' ? 'discarded' : 'dead' },
      'deliveryFailed',
    )
  }

  /** Keeps where a message stands, here and on disk, with a line in its incidents. */
  private async put(delivery: Delivery, event: TimelineEvent | null = null): Promise<void> {
    const { store, logger, findChannel, noteInIncidents, onDeadLetters } = this.parts
    const { deliveryId, channelId, state, error, notification } = delivery
    const before = this.open.get(deliveryId)
    // Its channel or tenant went away meanwhile: the row is gone, too.
    if (!before) return
    const isOver = state === 'delivered' || state === 'discarded'
    if (isOver) this.open.delete(deliveryId)
    else this.open.set(deliveryId, delivery)
    const params = {
      channel: findChannel(channelId)?.name ?? '',
      code: error?.code ?? '',
      again: state === 'waiting' ? 1 : 0,
    }
    const ids = notification.incidents.map(({ incidentId }) => incidentId)
    const incidents = event === null ? [] : noteInIncidents(ids, event, params)
    const saved = await store.deliveries.save(delivery, incidents)
    // A full disk must not keep people from being told.
    if (!saved.ok) logger.warn('Where a message stands was not stored', { error: saved.error })
    if (isDead(before) || isDead(delivery)) onDeadLetters()
  }
}

function isDead({ state }: Delivery): boolean {
  return state === 'dead' || state === 'uncertain'
}
