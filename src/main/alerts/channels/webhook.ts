import { createHmac } from 'node:crypto'
import type { DigestLine, DigestReport, WebhookDigest } from '../../../shared/model/digest'
import type { Notification } from '../../../shared/model/notification'
import type { WebhookEvent } from '../../../shared/model/webhook-event'
import { digestText } from '../../../shared/text/en/digest'
import { incidentLinks } from '../../../shared/text/en/notifications'
import type { Clock } from '../../lib/clock'
import type { PostJson } from './http-send'
import { failed, type Receiver } from './receiver'

/** Posts the documented event, signed anew for each try so that the receiver can refuse old ones (decision 0019). */
export function createWebhook(post: PostJson, clock: Clock): Receiver<'webhook'> {
  return async (notification, _settings, { url, signingKey }) => {
    if (url === undefined) return failed({ code: 'delivery.secretMissing' })
    const body = JSON.stringify(webhookEvent(notification))
    return post(url, body, {
      'Idempotency-Key': notification.idempotencyKey,
      'X-Roomwall-Event': notification.kind,
      ...(signingKey === undefined
        ? {}
        : { 'X-Roomwall-Signature': signatureOf(body, signingKey, clock.now()) }),
    })
  }
}

/** `t=<epoch seconds>,v1=<hex>`: HMAC-SHA256 over the time, a full stop and the body. */
function signatureOf(body: string, key: string, now: number): string {
  const seconds = Math.floor(now / 1000)
  return `t=${seconds},v1=${createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex')}`
}

function webhookEvent(notification: Notification): WebhookEvent {
  const { idempotencyKey, kind, at, title, body, incidents, digest } = notification
  return {
    version: 1,
    id: idempotencyKey,
    event: kind,
    sentAt: iso(at),
    title,
    text: digest === undefined ? body : digestText(digest),
    incidents: incidents.map(({ tenantName, firstBadAt, hardAt, resolvedAt, ...incident }) => ({
      ...incident,
      tenant: tenantName,
      firstBadAt: iso(firstBadAt),
      believedAt: iso(hardAt),
      resolvedAt: resolvedAt === null ? null : iso(resolvedAt),
      links: [...incidentLinks],
    })),
    ...(digest === undefined ? {} : { digest: wireDigest(digest) }),
  }
}

/** The digest with its times as texts. */
function wireDigest(digest: DigestReport): WebhookDigest {
  const { from, until, dueAt, open, cleared, muted, hiding, expiring } = digest
  const lines = (list: readonly DigestLine[]) =>
    list.map((line) => ({
      ...line,
      firstBadAt: iso(line.firstBadAt),
      resolvedAt: line.resolvedAt === null ? null : iso(line.resolvedAt),
      mutedUntil: line.mutedUntil === null ? null : iso(line.mutedUntil),
    }))
  return {
    ...digest,
    from: iso(from),
    until: iso(until),
    dueAt: iso(dueAt),
    open: lines(open),
    cleared: lines(cleared),
    muted: lines(muted),
    hiding: hiding.map((one) => ({ ...one, until: iso(one.until) })),
    expiring: expiring.map((one) => ({ ...one, at: iso(one.at) })),
  }
}

const iso = (at: number): string => new Date(at).toISOString()
