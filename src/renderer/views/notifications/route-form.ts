import type { BusinessHours } from '../../../shared/model/business-hours'
import { desktopChannelId, soundChannelId } from '../../../shared/model/channel'
import { type Route, usualEscalation } from '../../../shared/model/route'

/** A route that matches everything of high urgency, for changing. */
export function newRoute(): Route {
  return {
    routeId: crypto.randomUUID(),
    name: '',
    match: { group: null, tenantKey: null, site: null, urgency: 'high', hours: null },
    channels: [desktopChannelId, soundChannelId],
    goesOn: false,
    sender: 'thisConsole',
    second: null,
    fallback: null,
    escalation: usualEscalation,
  }
}

/** Usual working hours by this computer's clock. */
export function usualHours(): BusinessHours {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  return { zone: timeZone, days: [1, 2, 3, 4, 5], from: '08:00', until: '18:00' }
}
