import type { Channel, ChannelId } from '../../../shared/model/channel'
import { defaultRouteId, type Route } from '../../../shared/model/route'
import type { Tenant } from '../../../shared/model/tenant'
import { channelsText, hoursWords } from '../../../shared/text/en/channels'

/** What a route is for, in one line. */
export function matchWords(
  { routeId, match }: Route,
  tenants: readonly Pick<Tenant, 'tenantKey' | 'displayName'>[],
): string {
  const { group, tenantKey, site, urgency, hours } = match
  const tenant = tenants.find((one) => one.tenantKey === tenantKey)
  const parts = [
    group === null ? null : channelsText.group(group),
    tenantKey === null ? null : channelsText.tenant(tenant?.displayName ?? tenantKey),
    site === null ? null : channelsText.site(site),
    urgency === 'low' ? channelsText.low : null,
    hours === null ? null : (hours.isWithin ? channelsText.within : channelsText.outside)(hoursWords(hours)),
  ].filter((part) => part !== null)
  return parts.length === 0 || routeId === defaultRouteId ? channelsText.everything : parts.join(', ')
}

/** Names of channels, in order; `Nobody` for none. */
export function channelNames(ids: readonly ChannelId[], channels: readonly Channel[]): string {
  const names = ids.flatMap((id) => channels.find(({ channelId }) => channelId === id)?.name ?? [])
  return names.length === 0 ? channelsText.nobody : names.join(', ')
}
