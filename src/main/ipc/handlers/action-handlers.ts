import { succeed } from '../../../shared/errors'
import type { DeviceRestarts } from '../../actions/device-restarts'
import type { Store } from '../../store/store'
import type { Handlers } from '../handler'

/** Commands to devices, and their journal. */
export function actionHandlers(
  restarts: DeviceRestarts,
  store: Store,
): Pick<Handlers, 'actions.restartDevice' | 'actions.list'> {
  return {
    async 'actions.restartDevice'({ tenantKey, deviceId }) {
      const receipt = await restarts.restart(tenantKey, deviceId)
      return receipt.ok ? succeed({ action: receipt.value }) : receipt
    },
    async 'actions.list'(wanted) {
      return succeed(await store.actions.list(wanted))
    },
  }
}
