import { z } from 'zod'
import {
  ListedMaintenance,
  MaintenanceOrder,
  MaintenancePreview,
  RestartWindow,
  SiteZone,
} from '../model/maintenance'
import { TenantKey } from '../model/tenant'

const nothing = z.null()
const windowRef = z.object({ windowId: z.string().min(1) })

/** Planned work (alerting rule R19). */
export const maintenanceRequests = {
  /** Windows that are in force or will be again, the next one first, and the nightly update window. */
  'maintenance.list': {
    input: nothing,
    output: z.object({
      windows: z.array(ListedMaintenance),
      restartWindow: RestartWindow,
      /** How many rooms the nightly update window explained in the last 24 hours. */
      roomsAwayAtNight: z.number(),
      siteZones: z.array(SiteZone),
    }),
  },
  /** When an order would be in force next, by whose clock, and over how many rooms. */
  'maintenance.preview': { input: MaintenanceOrder.omit({ comment: true }), output: MaintenancePreview },
  /** `request.invalid` for a span that is over before it begins. */
  'maintenance.begin': { input: MaintenanceOrder, output: windowRef },
  'maintenance.change': { input: windowRef.extend({ order: MaintenanceOrder }), output: nothing },
  /** Ends the occurrence under way; a recurring window comes again. */
  'maintenance.end': { input: windowRef, output: nothing },
  'maintenance.remove': { input: windowRef, output: nothing },
  'maintenance.setRestartWindow': { input: RestartWindow, output: nothing },
  /** Sets a site's clock; null goes back to its address. `request.invalid` for a zone this computer does not know. */
  'maintenance.setSiteZone': {
    input: z.object({ tenantKey: TenantKey, site: z.string().min(1), zone: z.string().min(1).nullable() }),
    output: nothing,
  },
} as const
