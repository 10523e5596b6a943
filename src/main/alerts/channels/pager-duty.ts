import type { ChannelSettings } from '../../../shared/model/channel'
import type { Notification, NotificationKind, ToldIncident } from '../../../shared/model/notification'
import { incidentLinks } from '../../../shared/text/en/notifications'
import type { PostJson } from './http-send'
import { type Attempt, failed, type Receiver } from './receiver'

type Settings = Extract<ChannelSettings, { kind: 'pagerDuty' }>

const regions = {
  us: 'https://events.pagerduty.com/v2/enqueue',
  eu: 'https://events.eu.pagerduty.com/v2/enqueue',
} as const

/** PagerDuty Events v2. One incident is one alert there: `dedup_key` keeps it one, whatever is sent twice. */
export function createPagerDuty(post: PostJson): Receiver<'pagerDuty'> {
  return async (notification, settings, { routingKey }) => {
    const url = pagerDutyUrl(settings)
    if (routingKey === undefined || url === null) return failed({ code: 'delivery.secretMissing' })
    const events = eventsOf(notification).map((event) =>
      JSON.stringify({ routing_key: routingKey, ...event }),
    )
    let attempt: Attempt = { isDelivered: true, answer: '' }
    for (const event of events) {
      attempt = await post(url, event)
      if (!attempt.isDelivered) return attempt
    }
    return attempt
  }
}

/** Where events go; null for a custom one that has no address. */
export function pagerDutyUrl({ region, endpoint }: Settings): string | null {
  return region === 'custom' ? endpoint : regions[region]
}

function actionOf(kind: NotificationKind): 'trigger' | 'acknowledge' | 'resolve' {
  if (kind === 'acknowledged') return 'acknowledge'
  return kind === 'recovered' || kind === 'closed' ? 'resolve' : 'trigger'
}

function eventsOf(notification: Notification): object[] {
  const { kind, title, body, at, idempotencyKey } = notification
  if (notification.incidents.length > 0)
    return notification.incidents.map((incident) => eventOf(notification, incident))
  // A test rings and is over at once; a digest is nothing to page anybody with.
  if (kind !== 'test') return []
  const event = { dedup_key: idempotencyKey, client: 'Roomwall' }
  const payload = {
    summary: title,
    source: 'Roomwall',
    severity: 'info',
    timestamp: iso(at),
    custom_details: { body },
  }
  return [
    { ...event, event_action: 'trigger', payload },
    { ...event, event_action: 'resolve' },
  ]
}

function eventOf({ kind, at }: Notification, incident: ToldIncident): object {
  const action = actionOf(kind)
  const event = { event_action: action, dedup_key: incident.dedupKey }
  if (action !== 'trigger') return event
  const { title, severity, subject, room, site, type, tenantName, advice, owner, relapses, contacts } =
    incident
  return {
    ...event,
    client: 'Roomwall',
    payload: {
      summary: [title, site, tenantName]
        .filter((part) => part !== null)
        .join(', ')
        .slice(0, 1_024),
      source: subject === '' ? 'Roomwall' : subject,
      severity,
      timestamp: iso(at),
      component: room ?? undefined,
      group: site ?? undefined,
      class: type,
      custom_details: { tenant: tenantName, site, room, advice, owner, relapses, contacts },
    },
    links: incidentLinks.map((link) => ({ href: link.url, text: link.title })),
  }
}

const iso = (at: number): string => new Date(at).toISOString()
