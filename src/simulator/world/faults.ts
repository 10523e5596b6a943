/** The parts of Graph that are limited, and can fail, on their own. */
export type Workload =
  | 'presence'
  | 'teamwork'
  | 'identity'
  | 'places'
  | 'calls'
  | 'calendars'
  | 'intune'
  | 'batch'
  | 'sign-in'

export type FaultKind = 'latency' | '429' | '5xx' | 'drop' | 'half' | 'wrongJson'

/** A disturbance laid over requests that match. */
export interface Fault {
  kind: FaultKind
  /** Tenant id; every tenant when absent. */
  tenant?: string
  workload?: Workload
  /** Part of the request's path, compared without regard to case. */
  pathContains?: string
  /** Delay for `latency`. */
  ms?: number
  /** Seconds for the Retry-After header of `429` and `5xx`; no header when absent. */
  retryAfterS?: number
  /** Status for `5xx`, 503 when absent. */
  status?: number
  /** Share of matching requests that are hit, 1 when absent. */
  rate?: number
  /** Ends at this simulator time, epoch ms. */
  untilMs?: number
  /** Ends after this many hits. */
  count?: number
}

export interface FaultTarget {
  tenant: string | null
  workload: Workload
  path: string
}

interface ActiveFault {
  fault: Fault
  owner: 'control' | 'scenario'
  hits: number
  draws: number
}

/** The disturbances in force. Each share is met exactly by counting, so that a test sees the same order every time. */
export class Faults {
  #active: ActiveFault[] = []

  add(fault: Fault, owner: ActiveFault['owner']): void {
    this.#active.push({ fault, owner, hits: 0, draws: 0 })
  }

  clear(owner: ActiveFault['owner']): void {
    this.#active = this.#active.filter((active) => active.owner !== owner)
  }

  /** The fault of one of the given kinds that hits this request, if any; asking counts as a request. */
  strike(target: FaultTarget, now: number, kinds: readonly FaultKind[]): Fault | null {
    for (const active of this.#active) {
      const { fault } = active
      if (!kinds.includes(fault.kind) || !matches(fault, target)) continue
      if (fault.untilMs !== undefined && now >= fault.untilMs) continue
      if (fault.count !== undefined && active.hits >= fault.count) continue
      const rate = fault.rate ?? 1
      const due = Math.floor((active.draws + 1) * rate) > Math.floor(active.draws * rate)
      active.draws++
      if (!due) continue
      active.hits++
      return fault
    }
    return null
  }
}

function matches(fault: Fault, target: FaultTarget): boolean {
  if (fault.tenant !== undefined && fault.tenant !== target.tenant) return false
  if (fault.workload !== undefined && fault.workload !== target.workload) return false
  if (fault.pathContains === undefined) return true
  return target.path.toLowerCase().includes(fault.pathContains.toLowerCase())
}
