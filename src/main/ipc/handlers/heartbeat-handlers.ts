import { succeed } from '../../../shared/errors'
import type { Heartbeat } from '../../alerts/heartbeat'
import type { Handlers } from '../handler'

/** The signs of life for a monitor outside. */
export function heartbeatHandlers(
  heartbeat: Heartbeat,
): Pick<Handlers, Extract<keyof Handlers, `heartbeat.${string}`>> {
  return {
    async 'heartbeat.read'() {
      return succeed(heartbeat.status())
    },
    'heartbeat.save': (draft) => heartbeat.save(draft),
    'heartbeat.test': () => heartbeat.test(),
  }
}
