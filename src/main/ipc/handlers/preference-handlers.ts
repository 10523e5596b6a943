import { succeed } from '../../../shared/errors'
import type { Store } from '../../store/store'
import type { Handlers } from '../handler'

/** What the window remembers between runs. */
export function preferenceHandlers(store: Store): Pick<Handlers, 'preferences.read' | 'preferences.write'> {
  return {
    async 'preferences.read'() {
      return succeed(await store.preferences.read())
    },
    async 'preferences.write'(changes) {
      const before = await store.preferences.read()
      const { theme = before.theme, density = before.density, grouping = before.grouping } = changes
      const { shiftHours = before.shiftHours } = changes
      return succeed(await store.preferences.write({ theme, density, grouping, shiftHours }))
    },
  }
}
