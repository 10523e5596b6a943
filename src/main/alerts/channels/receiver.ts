import type { Failure } from '../../../shared/errors'
import type { ChannelKind, ChannelSecrets, ChannelSettings } from '../../../shared/model/channel'
import type { Notification } from '../../../shared/model/notification'

/** How one try to send ended. */
export type Attempt =
  | {
      isDelivered: true
      /** What the receiver said, for the test button. */
      answer: string
    }
  | {
      isDelivered: false
      failure: Failure
      answer: string | null
      /** It was sent and its answer was lost: it may have arrived. */
      isUncertain: boolean
    }

/** The other end of a channel of one kind. Throws nothing; secrets are read for each try and kept by nobody. */
export type Receiver<K extends ChannelKind> = (
  notification: Notification,
  settings: Extract<ChannelSettings, { kind: K }>,
  secrets: ChannelSecrets,
) => Promise<Attempt>

/** A try that certainly did not arrive. */
export function failed(failure: Failure, answer: string | null = null): Attempt {
  return { isDelivered: false, failure, answer, isUncertain: false }
}
