import { memo } from 'react'
import type { HealthLevel } from '../../shared/model/room-health'

/**
 * One shape a state, told apart without colour: square = gone, octagon = broken, triangle = warning, ring with ? = not known,
 * arrow = coming back, bars = paused by a person, hollow person = account only, disc with tick = good.
 */
const shapes: Record<HealthLevel, { body: string; cut?: string; line?: string }> = {
  offline: {
    body: 'M3 1h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2Z',
    cut: 'M5 5l6 6M11 5l-6 6',
  },
  critical: { body: 'M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5Z', cut: 'M8 4v4.6M8 11.4v.1' },
  degraded: {
    body: 'M8 1.2a1.2 1.2 0 0 1 1 .6l6 11.2a1.2 1.2 0 0 1-1 1.8H2a1.2 1.2 0 0 1-1-1.8L7 1.8a1.2 1.2 0 0 1 1-.6Z',
    cut: 'M8 6v3.6M8 12.2v.1',
  },
  unknown: {
    body: '',
    line: 'M8 1.2a6.8 6.8 0 1 1 0 13.6A6.8 6.8 0 0 1 8 1.2ZM5.9 6.2a2.1 2.1 0 1 1 3.2 1.9c-.7.4-1.1.8-1.1 1.5M8 11.6v.1',
  },
  restarting: { body: '', line: 'M13.8 8A5.8 5.8 0 1 1 11.6 3.4M12.4.9v3h-3' },
  maintenance: { body: 'M8 .8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 8 .8Z', cut: 'M6 5v6M10 5v6' },
  accountReachable: {
    body: '',
    line: 'M8 2.2a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2ZM2.8 14.2c0-2.8 2.2-4.3 5.2-4.3s5.2 1.5 5.2 4.3',
  },
  healthy: { body: 'M8 .8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 8 .8Z', cut: 'M4.8 8.3l2.2 2.2 4.2-4.6' },
}

/** The mark of a state. Takes the colour of its text; what is cut out shows `--cut` (the surface beneath). */
export const StateIcon = memo(function StateIcon({
  level,
  size = 16,
}: {
  level: HealthLevel
  size?: number
}) {
  const { body, cut, line } = shapes[level]
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false" fill="none">
      {body !== '' && <path d={body} fill="currentColor" />}
      {cut !== undefined && (
        <path d={cut} stroke="var(--cut)" strokeWidth="1.9" strokeLinecap="round" strokeLinejoin="round" />
      )}
      {line !== undefined && (
        <path d={line} stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
      )}
    </svg>
  )
})
