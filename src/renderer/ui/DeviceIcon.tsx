import { memo } from 'react'
import type { DeviceType } from '../../shared/model/device'

const monitor = 'M1.8 3h12.4v7.6H1.8ZM8 10.6v2.6M5 13.2h6'
const phone = 'M2 6.5c3-3.3 9-3.3 12 0l-1.6 2-2.6-.8V6.4a6 6 0 0 0-3.6 0v1.3l-2.6.8ZM5.2 8.6 4 13h8l-1.2-4.4'
const tablet = 'M1.6 4h12.8v7.4H1.6ZM4 13.4h8'

const shapes: Record<DeviceType, string> = {
  teamsRoom: monitor,
  collaborationBar: 'M1 5.2h14v5.6H1ZM8 6.9a1.1 1.1 0 1 1 0 2.2 1.1 1.1 0 0 1 0-2.2',
  surfaceHub: 'M1 2.4h14v9.2H1ZM4.4 11.6l-1 2.4M11.6 11.6l1 2.4',
  touchConsole: tablet,
  teamsPanel: 'M3.4 1.6h9.2v12.8H3.4ZM6 11.8h4',
  teamsDisplay: tablet,
  ipPhone: phone,
  lowCostPhone: phone,
  sip: phone,
  sipAnalog: phone,
  unknown: 'M2 2h12v12H2ZM6.4 6.4a1.7 1.7 0 1 1 2.6 1.5c-.6.4-1 .7-1 1.3M8 11.4v.1',
  other: 'M2 2h12v12H2ZM5 8h.1M8 8h.1M11 8h.1',
}

/** The outline of a device's type. */
export const DeviceIcon = memo(function DeviceIcon({ type, size = 16 }: { type: DeviceType; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false" fill="none">
      <path
        d={shapes[type]}
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
})
