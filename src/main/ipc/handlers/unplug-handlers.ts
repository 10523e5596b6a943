import { succeed } from '../../../shared/errors'
import type { UnplugTests } from '../../alerts/unplug-tests'
import type { Handlers } from '../handler'

/** The guided power cut. */
export function unplugHandlers(
  tests: UnplugTests,
): Pick<Handlers, Extract<keyof Handlers, `unplugTests.${string}`>> {
  return {
    async 'unplugTests.list'() {
      return succeed(await tests.list())
    },
    async 'unplugTests.start'({ tenantKey, deviceId }) {
      return tests.start(tenantKey, deviceId)
    },
    async 'unplugTests.markPulled'({ testId }) {
      return tests.markPulled(testId)
    },
    async 'unplugTests.cancel'({ testId }) {
      return tests.cancel(testId)
    },
  }
}
