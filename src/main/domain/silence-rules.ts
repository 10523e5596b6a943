import { alikeTypes, type Incident, type Silence, type SilenceMatcher } from '../../shared/model/incident'
import { isDeadline } from './credential-expiry'
import { withEntry } from './incident-life'

type Matched = Pick<Incident, 'tenantKey' | 'site' | 'roomId' | 'model' | 'type'>

/** Does a matcher fit? Every part that is given must be equal (alerting rule R17). No matcher fits a deadline (R33). */
export function matchesSilence(matcher: SilenceMatcher, incident: Matched): boolean {
  return (
    !isDeadline(incident) &&
    (matcher.tenantKey === null || matcher.tenantKey === incident.tenantKey) &&
    (matcher.site === null || matcher.site === incident.site) &&
    (matcher.roomId === null || matcher.roomId === incident.roomId) &&
    (matcher.model === null || matcher.model === incident.model) &&
    (matcher.type === null || matcher.type === incident.type)
  )
}

/** Does a silence fit? One of a room that is down does, whether presence or the device says so. */
export function isSilencedBy(matcher: SilenceMatcher, incident: Matched): boolean {
  const { type } = matcher
  const fits = type === null || alikeTypes(type).includes(incident.type)
  return fits && matchesSilence({ ...matcher, type: null }, incident)
}

/** Puts an unresolved incident under the silence that lasts longest, or from under it. */
export function applySilences(incident: Incident, silences: readonly Silence[], now: number): Incident {
  const until = silences
    .filter(
      ({ startsAt, endsAt, matcher }) => startsAt <= now && now < endsAt && isSilencedBy(matcher, incident),
    )
    .reduce<Silence | null>((longest, one) => (one.endsAt > (longest?.endsAt ?? 0) ? one : longest), null)
  if ((until?.endsAt ?? null) === incident.silencedUntil) return incident
  if (until === null) return withEntry({ ...incident, silencedUntil: null }, 'unsilenced', now)
  return withEntry({ ...incident, silencedUntil: until.endsAt }, 'silenced', now, {
    by: until.author,
    note: until.comment,
    params: { until: until.endsAt },
  })
}
