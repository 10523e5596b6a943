import { useSyncExternalStore } from 'react'

/** Below this width the rail shows icons only and the drawer is a full page (a 1366 px laptop at 125 %). */
const narrowQuery = '(max-width: 1099px)'

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(narrowQuery)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Is the window narrow? */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(narrowQuery).matches)
}
