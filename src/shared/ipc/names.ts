/** Channel names, nothing else: the only product module the preload script loads. */
export const requestNames = [
  'app.readStatus',
  'app.openDemo',
  'app.leaveDemo',
  'app.copyText',
  'app.openLink',
  'app.saveText',
  'preferences.read',
  'preferences.write',
  'tenants.list',
  'tenants.pollNow',
  'tenants.readDefinition',
  'tenants.resolveDirectory',
  'tenants.prepareRegistration',
  'tenants.createCertificate',
  'tenants.discardCertificate',
  'tenants.test',
  'tenants.cancelTest',
  'tenants.save',
  'tenants.rotateCredential',
  'tenants.setPaused',
  'tenants.remove',
  'rooms.list',
  'rooms.read',
  'rooms.readHistory',
  'rooms.setVip',
  'actions.restartDevice',
  'actions.list',
  'incidents.list',
  'incidents.read',
  'incidents.acknowledge',
  'incidents.snooze',
  'incidents.unsnooze',
  'incidents.note',
  'incidents.previewSilence',
  'incidents.silence',
  'incidents.listSilences',
  'incidents.endSilence',
] as const
export type RequestName = (typeof requestNames)[number]

export const eventNames = [
  'rooms.changed',
  'tenant.changed',
  'tenant.removed',
  'tenantTest.changed',
  'action.changed',
  'incidents.changed',
  'app.changed',
  'app.heartbeat',
] as const
export type EventName = (typeof eventNames)[number]

export const requestChannel = (name: RequestName): string => `roomwall:request:${name}`
export const eventChannel = (name: EventName): string => `roomwall:event:${name}`
