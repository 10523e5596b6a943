import { useSyncExternalStore } from 'react'

const everyMs = 1000
const listeners = new Set<() => void>()
let timer: number | undefined
let now = 0

function tick(): void {
  now = Date.now()
  for (const listener of listeners) listener()
}

/** One timer for the whole window; it runs only while somebody looks at it. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (timer === undefined) timer = window.setInterval(tick, everyMs)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    window.clearInterval(timer)
    timer = undefined
    now = 0
  }
}

const readNow = (): number => {
  if (now === 0) now = Date.now()
  return now
}

/** Something told from the time. Renders again only when the answer changes, not at each tick. */
export function useClock<T extends string | number | boolean | null>(tell: (now: number) => T): T {
  return useSyncExternalStore(subscribe, () => tell(readNow()))
}
