import type { RequestInput, RequestOutput } from '../../shared/ipc/contract'
import type { RequestName } from '../../shared/ipc/names'
import { appWideKey, type Revision } from '../../shared/ipc/revision'
import type { IncidentId, IncidentSummary } from '../../shared/model/incident'
import type { RoomId, RoomSummary } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'
import type { TenantStatus } from '../../shared/model/tenant-status'
import { EventLedger } from './event-ledger'
import { RequestFailed } from './request-failed'
import type { WindowBridge } from './window-bridge'

/** A tenant's rooms as the cache holds them. */
export interface RoomsOfTenant extends Revision {
  rooms: ReadonlyMap<RoomId, RoomSummary>
}

/** All incidents as the cache holds them. */
export interface IncidentsOfAll extends Revision {
  incidents: ReadonlyMap<IncidentId, IncidentSummary>
}

export type RevisedTenant = TenantStatus & Revision

/** After so many overtaken replies the last one is taken: the next event shows the gap and asks again. */
const mostReadings = 5

/** The window's way to main: requests that throw {@link RequestFailed}, and reads that respect revisions. */
export class Bridge {
  readonly ledger = new EventLedger()
  readonly subscribe: WindowBridge['subscribe']
  readonly #window: WindowBridge

  constructor(window: WindowBridge) {
    this.#window = window
    this.subscribe = (name, listener) => window.subscribe(name, listener)
  }

  async request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>> {
    const reply = await this.#window.request(name, input).catch((cause: unknown) => {
      console.error(`The request ${name} threw`, cause)
      throw new RequestFailed({ code: 'request.failed' })
    })
    if (!reply.ok) throw new RequestFailed(reply.error)
    return reply.value
  }

  readAppStatus(): Promise<RequestOutput<'app.readStatus'>> {
    return this.#readNewest('app.readStatus', null, (reply, mark) =>
      this.ledger.isOvertaken('app.changed', appWideKey, reply, mark),
    )
  }

  readTenants(): Promise<RevisedTenant[]> {
    return this.#readNewest(
      'tenants.list',
      null,
      (reply, mark) =>
        this.ledger.hasSince('tenant.removed', mark) ||
        reply.some((entry) => this.ledger.isOvertaken('tenant.changed', entry.tenant.tenantKey, entry, mark)),
    )
  }

  async readRooms(tenantKey: TenantKey): Promise<RoomsOfTenant> {
    const { rooms, epoch, revision } = await this.#readNewest('rooms.list', { tenantKey }, (reply, mark) =>
      this.ledger.isOvertaken('rooms.changed', tenantKey, reply, mark),
    )
    return { epoch, revision, rooms: new Map(rooms.map((room) => [room.roomId, room])) }
  }

  async readIncidents(): Promise<IncidentsOfAll> {
    const { incidents, epoch, revision } = await this.#readNewest('incidents.list', null, (reply, mark) =>
      this.ledger.isOvertaken('incidents.changed', appWideKey, reply, mark),
    )
    return { epoch, revision, incidents: new Map(incidents.map((one) => [one.incidentId, one])) }
  }

  async #readNewest<N extends RequestName>(
    name: N,
    input: RequestInput<N>,
    isOvertaken: (reply: RequestOutput<N>, mark: number) => boolean,
  ): Promise<RequestOutput<N>> {
    for (let reading = 1; ; reading += 1) {
      const mark = this.ledger.mark()
      const reply = await this.request(name, input)
      if (reading === mostReadings || !isOvertaken(reply, mark)) return reply
    }
  }
}
