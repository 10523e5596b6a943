import { succeed } from '../../../shared/errors'
import type { MaintenanceDesk } from '../../alerts/maintenance-desk'
import type { Handlers } from '../handler'

type MaintenanceHandlers = Pick<Handlers, Extract<keyof Handlers, `maintenance.${string}`>>

/** Planned work, the nightly update window and the clocks of sites. */
export function maintenanceHandlers(desk: MaintenanceDesk): MaintenanceHandlers {
  return {
    async 'maintenance.list'() {
      return succeed({
        windows: await desk.list(),
        restartWindow: desk.restartWindow(),
        roomsAwayAtNight: await desk.roomsAwayAtNight(),
        siteZones: desk.siteZones(),
      })
    },
    async 'maintenance.preview'({ scope, when }) {
      return succeed(desk.preview(scope, when))
    },
    'maintenance.begin': (order) => desk.begin(order),
    'maintenance.change': ({ windowId, order }) => desk.change(windowId, order),
    'maintenance.end': ({ windowId }) => desk.end(windowId),
    'maintenance.remove': ({ windowId }) => desk.remove(windowId),
    'maintenance.setRestartWindow': (window) => desk.setRestartWindow(window),
    'maintenance.setSiteZone': (site) => desk.setSiteZone(site),
  }
}
