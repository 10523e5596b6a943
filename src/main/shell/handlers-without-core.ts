import { type Failure, succeed } from '../../shared/errors'
import { defaultPreferences } from '../../shared/model/preferences'
import type { CoreHandlers } from '../compose-core'

/**
 * Answers for a run whose database cannot be opened: the window still comes up in its usual looks, and every
 * other request says why there is nothing.
 */
export function handlersWithoutCore(error: Failure): CoreHandlers {
  const refuse = async () => ({ ok: false, error }) as const
  return {
    'preferences.read': async () => succeed(defaultPreferences),
    'preferences.write': refuse,
    'tenants.list': refuse,
    'tenants.pollNow': refuse,
    'tenants.checkPermissions': refuse,
    'tenants.readDefinition': refuse,
    'tenants.resolveDirectory': refuse,
    'tenants.prepareRegistration': refuse,
    'tenants.createCertificate': refuse,
    'tenants.discardCertificate': refuse,
    'tenants.test': refuse,
    'tenants.cancelTest': refuse,
    'tenants.save': refuse,
    'tenants.rotateCredential': refuse,
    'tenants.change': refuse,
    'tenants.previewProfiles': refuse,
    'tenants.remove': refuse,
    'rooms.list': refuse,
    'rooms.read': refuse,
    'rooms.readHistory': refuse,
    'rooms.setVip': refuse,
    'actions.restartDevice': refuse,
    'actions.list': refuse,
    'incidents.list': refuse,
    'incidents.read': refuse,
    'incidents.acknowledge': refuse,
    'incidents.snooze': refuse,
    'incidents.unsnooze': refuse,
    'incidents.note': refuse,
    'incidents.previewSilence': refuse,
    'incidents.silence': refuse,
    'incidents.listSilences': refuse,
    'incidents.endSilence': refuse,
    'maintenance.list': refuse,
    'maintenance.preview': refuse,
    'maintenance.begin': refuse,
    'maintenance.change': refuse,
    'maintenance.end': refuse,
    'maintenance.remove': refuse,
    'maintenance.setRestartWindow': refuse,
    'maintenance.setSiteZone': refuse,
    'network.listHosts': refuse,
    'network.listRequests': refuse,
    'network.exportRequests': refuse,
    'notifications.read': refuse,
    'notifications.saveChannel': refuse,
    'notifications.removeChannel': refuse,
    'notifications.testChannel': refuse,
    'notifications.saveRoutes': refuse,
    'notifications.previewRoute': refuse,
    'notifications.retry': refuse,
    'notifications.discard': refuse,
    'sound.read': refuse,
    'sound.mute': refuse,
  }
}
