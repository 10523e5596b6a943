import { net, powerMonitor } from 'electron'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import { Loop } from '../lib/loop'
import type { Service } from '../lib/service'

// The system tells neither loss nor return of the network; asking is a look at its interfaces, not a request.
const networkEveryMs = 5_000

export interface PowerListener {
  onResume(): void
  /** Called with the first finding, then at each change. */
  onNetwork(isOnline: boolean): void
}

/** Watches the computer waking from sleep, and whether it has any network. */
export function createPowerWatch(clock: Clock, logger: Logger, listener: PowerListener): Service {
  const name = 'power watch'
  let isOnline: boolean | null = null
  const look = () => {
    const found = net.isOnline()
    if (found === isOnline) return
    isOnline = found
    listener.onNetwork(found)
  }
  const resume = () => {
    listener.onResume()
    look()
  }
  const loop = new Loop({ name, clock, logger, everyMs: () => networkEveryMs, turn: look })
  return {
    name,
    start() {
      powerMonitor.on('resume', resume)
      look()
      return loop.start()
    },
    stop() {
      powerMonitor.off('resume', resume)
      return loop.stop()
    },
  }
}
