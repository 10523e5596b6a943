import { randomUUID } from 'node:crypto'
import { type Failure, fail, type Outcome, succeed } from '../../shared/errors'
import type { Channel, ChannelId } from '../../shared/model/channel'
import {
  type Digest,
  type DigestDraft,
  DigestId,
  type DigestReport,
  isQuietDay,
  type ListedDigest,
  takesDigests,
} from '../../shared/model/digest'
import { appWide, type Incident } from '../../shared/model/incident'
import type { ListedMaintenance } from '../../shared/model/maintenance'
import type { Delivery, Notification } from '../../shared/model/notification'
import type { RoomLevels } from '../domain/business-downtime'
import type { CountedSilence } from '../domain/digest'
import {
  type Cover,
  coverOf,
  lastMoment,
  nextMoment,
  previewCover,
  soonUntil,
} from '../domain/digest-schedule'
import { isZone } from '../domain/zoned-time'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import { Loop } from '../lib/loop'
import type { Service } from '../lib/service'
import type { Store } from '../store/store'
import type { Attempt } from './channels/receiver'
import { digestMessage } from './digest-message'
import { type DigestTenant, writeDigest } from './digest-writer'
import { waitingDelivery } from './waiting-delivery'

/** A tenant as its session knows it. */
export interface KnownTenant extends Omit<DigestTenant, 'levels' | 'gaps'> {
  group: string | null
  /** When presence was last read well; null = not yet. */
  watchedUntil: number | null
}

export interface DigestDeskParts {
  store: Pick<Store, 'digests' | 'history'>
  clock: Clock
  logger: Logger
  tenants: () => KnownTenant[]
  /** Unresolved ones, and those resolved after `resolvedSince` (epoch ms). */
  incidents: (resolvedSince: number) => Promise<Incident[]>
  silences: () => Promise<CountedSilence[]>
  windows: () => Promise<ListedMaintenance[]>
  /** Has everything been asked again since the computer woke (alerting rule R31)? Before that a digest would tell the past. */
  isWatching: () => boolean
  findChannel: (channelId: ChannelId) => Channel | null
  send: (channel: Channel, notification: Notification) => Promise<Attempt>
  /** Takes messages whose rows are on disk. */
  take: (deliveries: readonly Delivery[]) => void
  onChange: () => void
}

/** How one channel took a digest that was sent by hand. */
export interface DigestAnswer {
  channelId: ChannelId
  error: Failure | null
}

const lookEveryMs = 15_000
/** After the disk refused, ms. */
const pauseMs = 5 * 60_000
/** A tenant whose presence was read no longer ago than this is watched. */
const watchedMs = 5 * 60_000

/** Digests: who gets which, when, and that each is sent once (alerting rule R13). */
export class DigestDesk implements Service {
  readonly name = 'digests'
  private all: readonly Digest[] = []
  private notBefore = Number.NEGATIVE_INFINITY
  private readonly loop: Loop

  constructor(private readonly parts: DigestDeskParts) {
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
    this.all = await this.parts.store.digests.list()
  }

  start(): Promise<void> {
    return this.loop.start()
  }

  stop(): Promise<void> {
    return this.loop.stop()
  }

  list(): ListedDigest[] {
    const now = this.parts.clock.now()
    return this.all.map((digest) => ({
      ...digest,
      nextAt: digest.isOn ? nextMoment(digest, now) : null,
      tenants: this.tenantsOf(digest).length,
    }))
  }

  /**
   * Adds a digest (`digestId` null) or changes one. What was due before a new time was set is not sent. `request.invalid` for a zone this
   * runtime does not know or a channel that takes no digest, `request.notFound`, or the store's.
   */
  async save(digestId: DigestId | null, draft: DigestDraft): Promise<Outcome<{ digestId: DigestId }>> {
    const before = this.all.find((one) => one.digestId === digestId) ?? null
    if (digestId !== null && before === null) return fail('request.notFound')
    if (!isZone(draft.hours.zone)) return fail('request.invalid', { params: { field: 'zone' } })
    const unfit = draft.channels.some((channelId) => {
      const channel = this.parts.findChannel(channelId)
      return channel !== null && !takesDigests(channel)
    })
    if (unfit) return fail('request.invalid', { params: { field: 'channels' } })
    const now = this.parts.clock.now()
    const wasOn = before?.isOn === true && draft.isOn
    const isSameTime = wasOn && nextMoment(before, now) === nextMoment(draft, now)
    const digest: Digest = {
      ...draft,
      digestId: before?.digestId ?? DigestId.parse(randomUUID()),
      handledAt: isSameTime ? before.handledAt : now,
      coveredUntil: wasOn ? before.coveredUntil : null,
      sentAt: before?.sentAt ?? null,
    }
    const saved = await this.parts.store.digests.save(digest, [])
    if (!saved.ok) return saved
    this.keep(digest)
    return succeed({ digestId: digest.digestId })
  }

  async remove(digestId: DigestId): Promise<Outcome<null>> {
    if (!this.all.some((one) => one.digestId === digestId)) return fail('request.notFound')
    const removed = await this.parts.store.digests.remove(digestId)
    if (!removed.ok) return removed
    this.all = this.all.filter((one) => one.digestId !== digestId)
    this.parts.onChange()
    return succeed(null)
  }

  /** The digest as it would read if it were sent now. */
  preview(draft: DigestDraft): Promise<Outcome<DigestReport>> {
    if (!isZone(draft.hours.zone)) {
      return Promise.resolve(fail('request.invalid', { params: { field: 'zone' } }))
    }
    const now = this.parts.clock.now()
    return this.write(draft, previewCover(draft, now), now, true)
  }

  /** Sends one now, marked as a test, and tells how each channel took it. The schedule does not change. */
  async sendNow(digestId: DigestId): Promise<Outcome<{ answers: DigestAnswer[] }>> {
    const digest = this.all.find((one) => one.digestId === digestId)
    if (!digest) return fail('request.notFound')
    const report = await this.preview(digest)
    if (!report.ok) return report
    const notification = digestMessage(report.value, `digest-test-${randomUUID()}`, this.parts.clock.now())
    const answers = await Promise.all(
      this.channelsOf(digest).map(async (channel): Promise<DigestAnswer> => {
        const attempt = await this.parts.send(channel, notification)
        return { channelId: channel.channelId, error: attempt.isDelivered ? null : attempt.failure }
      }),
    )
    return succeed({ answers })
  }

  private async look(): Promise<void> {
    const { clock, isWatching } = this.parts
    if (!isWatching() || clock.now() < this.notBefore) return
    for (const digest of this.all) {
      const now = clock.now()
      if (!digest.isOn) continue
      // The clock was set back: what it showed before is not waited for.
      if (digest.handledAt > now) this.keep({ ...digest, handledAt: now })
      else if (lastMoment(digest, now) > digest.handledAt) await this.sendDue(digest, lastMoment(digest, now))
    }
  }

  /** Of several moments that were slept through one digest comes, over all of the time. */
  private async sendDue(digest: Digest, dueAt: number): Promise<void> {
    const { clock, logger, store, take } = this.parts
    const now = clock.now()
    const cover = coverOf(digest, digest.coveredUntil, dueAt, now)
    const report = await this.write(digest, cover, dueAt, false)
    if (!report.ok) {
      logger.warn('A digest could not be written, it is tried again', { error: report.error })
      this.notBefore = now + pauseMs
      return
    }
    // Somebody changed or removed it meanwhile: what they want now is looked at anew.
    if (!this.all.includes(digest)) return
    const isWanted = digest.sendsWhenQuiet || !isQuietDay(report.value)
    const hasTenants = this.tenantsOf(digest).length > 0
    const message = digestMessage(report.value, `digest-${digest.digestId}-${dueAt.toString(36)}`, now)
    const tenantKey = digest.match.tenantKey ?? appWide
    const deliveries =
      isWanted && hasTenants
        ? this.channelsOf(digest).map(({ channelId }) => waitingDelivery(message, channelId, tenantKey, now))
        : []
    const sentAt = deliveries.length > 0 ? now : digest.sentAt
    const handled: Digest = { ...digest, handledAt: dueAt, coveredUntil: cover.until, sentAt }
    const saved = await store.digests.save(handled, deliveries)
    if (!saved.ok) {
      // Without a row it might be sent twice; it is no alarm, so it waits for the disk.
      logger.warn('A digest could not be journalled, it is tried again', { error: saved.error })
      this.notBefore = now + pauseMs
      return
    }
    this.keep(handled)
    take(deliveries)
  }

  private async write(
    draft: DigestDraft,
    cover: Cover,
    dueAt: number,
    isTest: boolean,
  ): Promise<Outcome<DigestReport>> {
    const { clock, silences, incidents, windows } = this.parts
    const tenants: DigestTenant[] = []
    for (const tenant of this.tenantsOf(draft)) {
      const read = await this.readPast(tenant, cover)
      if (!read.ok) return read
      tenants.push(read.value)
    }
    const { group, tenantKey, site } = draft.match
    return succeed(
      writeDigest({
        draft,
        dueAt,
        isTest,
        cover,
        soonUntil: soonUntil(draft, clock.now()),
        isOfAll: group === null && tenantKey === null && site === null,
        tenants,
        incidents: await incidents(cover.from - 1),
        silences: await silences(),
        windows: await windows(),
      }),
    )
  }

  private async readPast(
    { watchedUntil, ...tenant }: KnownTenant,
    { from, until }: Cover,
  ): Promise<Outcome<DigestTenant>> {
    const past = await this.parts.store.history.roomLevels(tenant.tenantKey, from, until)
    if (!past.ok) return past
    const levels = new Map<DigestTenant['rooms'][number]['roomId'], RoomLevels>(
      past.value.rooms.map(({ roomId, ...room }) => [roomId, room]),
    )
    // A gap is on disk only once it is over.
    const isLost = watchedUntil !== null && until - watchedUntil > watchedMs
    const present = isLost ? [{ from: Math.max(from, watchedUntil), until }] : []
    return succeed({ ...tenant, levels, gaps: [...past.value.gaps, ...present] })
  }

  private tenantsOf({ match }: Pick<DigestDraft, 'match'>): KnownTenant[] {
    return this.parts
      .tenants()
      .filter(
        ({ tenantKey, group }) =>
          (match.tenantKey === null || match.tenantKey === tenantKey) &&
          (match.group === null || match.group === group),
      )
  }

  private channelsOf({ channels }: Pick<DigestDraft, 'channels'>): Channel[] {
    return channels.flatMap((channelId) => {
      const channel = this.parts.findChannel(channelId)
      return channel?.isOn && takesDigests(channel) ? [channel] : []
    })
  }

  private keep(digest: Digest): void {
    const isKnown = this.all.some(({ digestId }) => digestId === digest.digestId)
    this.all = isKnown
      ? this.all.map((one) => (one.digestId === digest.digestId ? digest : one))
      : [...this.all, digest]
    this.parts.onChange()
  }
}
