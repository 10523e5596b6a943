import type { EventName } from '../../shared/ipc/names'
import type { Revision } from '../../shared/ipc/revision'
import type { TenantKey } from '../../shared/model/tenant'

/**
 * What to do with an event beside what the cache holds: not newer -> ignore; next -> merge; gap or other
 * epoch -> read again. Nothing held yet -> ignore, the first read will be judged by {@link EventLedger}.
 */
export function judgeEvent(held: Revision | undefined, event: Revision): 'ignore' | 'merge' | 'readAgain' {
  if (held === undefined) return 'ignore'
  if (held.epoch !== event.epoch) return 'readAgain'
  if (event.revision <= held.revision) return 'ignore'
  return event.revision === held.revision + 1 ? 'merge' : 'readAgain'
}

/** Remembers the newest event per tenant and kind, so that a reply overtaken by an event is recognised. */
export class EventLedger {
  readonly #newest = new Map<string, Revision & { order: number }>()
  #order = 0

  note(kind: EventName, tenantKey: TenantKey, { epoch, revision }: Revision): void {
    const key = `${kind} ${tenantKey}`
    const held = this.#newest.get(key)
    if (held?.epoch === epoch && held.revision >= revision) return
    this.#order += 1
    this.#newest.set(key, { epoch, revision, order: this.#order })
  }

  /** The newest event noted; undefined before the first. */
  newest(kind: EventName, tenantKey: TenantKey): Revision | undefined {
    return this.#newest.get(`${kind} ${tenantKey}`)
  }

  /** A point in the order of events, to be taken before a request is sent. */
  mark(): number {
    return this.#order
  }

  /** Is this reply, asked for at `mark`, older than an event already seen? */
  isOvertaken(kind: EventName, tenantKey: TenantKey, reply: Revision, mark: number): boolean {
    const newest = this.#newest.get(`${kind} ${tenantKey}`)
    if (newest === undefined) return false
    return newest.epoch === reply.epoch ? reply.revision < newest.revision : newest.order > mark
  }

  /** Did any event of this kind arrive after `mark`? */
  hasSince(kind: EventName, mark: number): boolean {
    for (const [key, { order }] of this.#newest) if (order > mark && key.startsWith(`${kind} `)) return true
    return false
  }
}
