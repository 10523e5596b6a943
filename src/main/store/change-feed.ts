import type { EventPayload } from '../../shared/ipc/contract'
import type { EventName } from '../../shared/ipc/names'
import type { Revision } from '../../shared/ipc/revision'
import type { TenantKey } from '../../shared/model/tenant'
import type { Logger } from '../lib/logger'

/** What the publisher knows of an event; the feed adds where it stands. */
export type EventBody<N extends EventName> = Omit<EventPayload<N>, 'tenantKey' | 'epoch' | 'revision'>

/** Gets an event's name and its payload as the contract has it. */
export type FeedListener = <N extends EventName>(name: N, payload: EventPayload<N>) => void

/** Hands every change on, numbered per tenant and event name from 1 within one run (`epoch`). */
export class ChangeFeed {
  readonly #revisions = new Map<string, number>()
  readonly #listeners = new Set<FeedListener>()

  constructor(
    private readonly epoch: string,
    private readonly logger: Logger,
  ) {}

  publish<N extends EventName>(name: N, tenantKey: TenantKey, body: EventBody<N>): void {
    const revision = (this.#revisions.get(feedKey(name, tenantKey)) ?? 0) + 1
    this.#revisions.set(feedKey(name, tenantKey), revision)
    // The compiler cannot put an Omit over a type parameter together again; every field of it is here.
    const payload = { ...body, tenantKey, epoch: this.epoch, revision } as unknown as EventPayload<N>
    for (const listener of [...this.#listeners]) {
      try {
        listener(name, payload)
      } catch (error) {
        this.logger.error('a listener of the change feed threw', { event: name, error: String(error) })
      }
    }
  }

  /** Where a tenant's events of one name stand; 0 = none yet. */
  revision(name: EventName, tenantKey: TenantKey): Revision {
    return { epoch: this.epoch, revision: this.#revisions.get(feedKey(name, tenantKey)) ?? 0 }
  }

  subscribe(listener: FeedListener): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }
}

function feedKey(name: EventName, tenantKey: TenantKey): string {
  return `${name} ${tenantKey}`
}
