import { useEffect } from 'react'
import { useRooms } from '../queries/rooms'
import { useTenants } from '../queries/tenants'
import { isAwaited } from '../ui/tenant-freshness'

/**
 * `<html data-wall="live">` once rooms are shown, no tenant is still waiting, and the font is there. A component of its own, so that
 * a change of rooms does not render the whole frame.
 */
export function WallReadiness(): null {
  const { tenants } = useTenants()
  const { rooms, isRead } = useRooms()
  const isReady = isRead && rooms.length > 0 && !tenants.some(isAwaited)
  useEffect(() => {
    if (!isReady) return
    let isCancelled = false
    void document.fonts.ready.then(() => {
      // Two frames: one in which the rooms are drawn, one after it.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (!isCancelled) document.documentElement.dataset.wall = 'live'
        }),
      )
    })
    return () => {
      isCancelled = true
    }
  }, [isReady])
  return null
}
