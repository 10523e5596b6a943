import type { TeamworkSoftwareType } from '@microsoft/microsoft-graph-types-beta'
import type { DeviceModel, Platform } from './device-models'

/** Newest version first, then the one before it. */
type Release = readonly [latest: string, previous: string]

const releases: Record<Platform, Partial<Record<TeamworkSoftwareType, Release>>> = {
  windows: {
    teamsClient: ['5.5.129.0', '5.4.214.0'],
    operatingSystem: ['10.0.26100.4652', '10.0.22631.5472'],
    adminAgent: ['1.0.0.209', '1.0.0.201'],
  },
  android: {
    teamsClient: ['1449/1.0.96.2026204502', '1449/1.0.96.2026102304'],
    operatingSystem: ['13', '12'],
    adminAgent: ['1.0.0.202609141002.product', '1.0.0.202606111143.product'],
    partnerAgent: ['1.3.3', '1.2.9'],
    companyPortal: ['5.0.6521.0', '5.0.6340.0'],
  },
  phone: {
    teamsClient: ['1449/1.0.94.2026191203', '1449/1.0.94.2026088202'],
    adminAgent: ['1.0.0.202608210554.product', '1.0.0.202604170921.product'],
    companyPortal: ['5.0.6521.0', '5.0.6340.0'],
  },
}

/** The newest and the previous version of a piece of software, or null when such a device has no such software. */
export function releaseOf(model: DeviceModel, type: TeamworkSoftwareType): Release | null {
  if (type === 'firmware') return model.firmware === null ? null : [model.firmware, olderThan(model.firmware)]
  return releases[model.platform][type] ?? null
}

/** The same version with its last number made smaller by a few steps. */
function olderThan(version: string): string {
  return version.replace(/(\d+)(\D*)$/, (_, digits: string, tail: string) => {
    const older = String(Math.max(0, Number(digits) - 3)).padStart(digits.length, '0')
    return older + tail
  })
}
