import { assertNever } from '../../errors'
import type { Capability, CapabilityName, CapabilityReason } from '../../model/capability'
import { describeFailure } from './errors'

export const capabilityWords: Record<CapabilityName, string> = {
  presence: 'Presence',
  devices: 'Devices',
  deviceHealth: 'Device health',
  restart: 'Restart',
  licences: 'Accounts and licences',
  places: 'Buildings and floors',
  calendars: 'Bookings',
  callRecords: 'Call quality',
}

export const capabilityStateWords: Record<Capability['state'], string> = {
  on: 'Yes',
  less: 'In part',
  off: 'No',
  unknown: 'Not known yet',
}

export const capabilityText = {
  title: 'What works where',
  intro:
    'What a tenant does not offer is not asked for. Open a tenant under “Condition” for the whole reason.',
  ofTenant: 'What works in this tenant',
} as const

/** The reason in two or three words, for a table of many tenants. */
export const capabilityReasonWords: Record<CapabilityReason, string> = {
  notGranted: 'Not granted',
  refused: 'Refused',
  failing: 'Not answering',
  cloud: 'Not in this cloud',
  readOnly: 'Read-only permission',
  noSource: 'No device source',
  intune: 'Devices from Intune',
}

/** Why a capability is not there in full; null where it is, or where nothing is known yet. */
export function whyNot({ name, reason, permission, failure }: Capability): string | null {
  switch (reason) {
    case null:
      return null
    case 'notGranted':
      return `The permission ${permission} is not granted.`
    case 'refused':
      return `The permission ${permission} is granted, but Microsoft Graph refuses the call.`
    case 'failing':
      return failure === null ? null : describeFailure(failure).happened
    case 'cloud':
      return 'This Microsoft cloud has no such service.'
    case 'readOnly':
      return `Only the read-only permission is granted. Restart needs ${permission}.`
    case 'noSource': {
      const because = failure === null ? '' : ` ${describeFailure(failure).happened}`
      return `The tenant has no device source.${because}`
    }
    case 'intune':
      return name === 'deviceHealth'
        ? 'Devices come from Intune, which does not know their health.'
        : 'The Teams device interface does not answer here. Intune says which devices there are and when they last made contact.'
    default:
      return assertNever(reason)
  }
}

/** Why this tenant does not have a capability at all; null where it has it, or where that is not known. */
export function whyMissing(
  status: { capabilities: readonly Capability[] } | undefined,
  name: CapabilityName,
): string | null {
  const capability = status?.capabilities.find((one) => one.name === name)
  return capability?.state === 'off' ? whyNot(capability) : null
}
