import type { DeviceHealthStatus } from '../../shared/model/device'
import type { HealthLevel } from '../../shared/model/room-health'

/** A device's own health in the colours and marks of the state language. */
export const deviceLevel = {
  offline: 'offline',
  critical: 'critical',
  nonUrgent: 'degraded',
  healthy: 'healthy',
  unknown: 'unknown',
} as const satisfies Record<DeviceHealthStatus, HealthLevel>
