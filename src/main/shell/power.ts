import { net, powerMonitor } from 'electron'
import type { Clock } from '../lib/clock'
import type { Service } from '../lib/service'

// The system tells neither loss nor return of the network; asking is a look at its interfaces, not a request.
const networkEveryMs = 5_000

export interface PowerListener {
  onResume(): void
  /** Called with the first finding, then at each change. */
  onNetwork(isOnline: boolean): void
}

/** Watches the computer waking from sleep, and whether it has any network. */
export function createPowerWatch(clock: Clock, listener: PowerListener): Service {
  let isOnline: boolean | null = null
  let cancelNext = () => {}
  const resume = () => {
    listener.onResume()
    look()
  }
  const look = () => {
    cancelNext()
    const found = net.isOnline()
    if (found !== isOnline) {
      isOnline = found
      listener.onNetwork(found)
    }
    cancelNext = clock.schedule(networkEveryMs, look)
  }
  return {
    name: 'power watch',
    async start() {
      powerMonitor.on('resume', resume)
      look()
    },
    async stop() {
      powerMonitor.off('resume', resume)
      cancelNext()
    },
  }
}
