import type { EventPayload } from '../../shared/ipc/contract'
import { type EventName, eventChannel } from '../../shared/ipc/names'
import type { Logger } from '../lib/logger'
import { writeMessage } from './message-text'

/** Where changes come from; the store's change feed has this shape. */
export interface EventSource {
  subscribe(listener: <N extends EventName>(name: N, payload: EventPayload<N>) => void): () => void
}

/** A window as far as events are concerned; Electron's `WebContents` has this shape. */
export interface EventTarget {
  isDestroyed(): boolean
  isCrashed(): boolean
  send(channel: string, payload: string): void
}

/**
 * Sends every change to every window that is alive. A window that reloads or was gone in between notices the
 * gap in the revisions and reads again, so nothing is kept for it. Returns the way to end it.
 */
export function pushEvents(
  source: EventSource,
  targets: () => Iterable<EventTarget>,
  logger: Logger,
): () => void {
  return source.subscribe((name, payload) => {
    const message = writeMessage(payload)
    for (const target of targets()) {
      if (target.isDestroyed() || target.isCrashed()) continue
      try {
        target.send(eventChannel(name), message)
      } catch (error) {
        // The frame went away between the question and the sending.
        logger.warn('An event did not reach its window', { event: name, error })
      }
    }
  })
}
