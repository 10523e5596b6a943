import { useCallback, useSyncExternalStore } from 'react'

/** Below this width the rail shows icons only and the drawer is a full page (a 1366 px laptop at 125 %). */
const narrowPx = 1100

/** Is the window narrow? */
export function useIsNarrow(): boolean {
  return useIsBelow(narrowPx)
}

/** Is the window less than so many CSS px wide? */
export function useIsBelow(widthPx: number): boolean {
  const query = `(max-width: ${widthPx - 1}px)`
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
}
