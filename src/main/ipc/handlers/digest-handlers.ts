import { succeed } from '../../../shared/errors'
import type { DigestDesk } from '../../alerts/digest-desk'
import type { Handlers } from '../handler'

/** The daily digest. */
export function digestHandlers(
  digests: DigestDesk,
): Pick<Handlers, Extract<keyof Handlers, `digests.${string}`>> {
  return {
    async 'digests.list'() {
      return succeed(digests.list())
    },
    'digests.save': ({ digestId, draft }) => digests.save(digestId, draft),
    'digests.remove': ({ digestId }) => digests.remove(digestId),
    'digests.preview': ({ draft }) => digests.preview(draft),
    'digests.sendNow': ({ digestId }) => digests.sendNow(digestId),
  }
}
