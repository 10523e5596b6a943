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
  'actions.restartDevice',
  'actions.list',
] as const
export type RequestName = (typeof requestNames)[number]

export const eventNames = [
  'rooms.changed',
  'tenant.changed',
  'tenant.removed',
  'action.changed',
  'app.changed',
] as const
export type EventName = (typeof eventNames)[number]

export const requestChannel = (name: RequestName): string => `roomwall:request:${name}`
export const eventChannel = (name: EventName): string => `roomwall:event:${name}`
  'tenantTest.changed',
