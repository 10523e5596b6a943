import { QueryClient } from '@tanstack/react-query'
import { beforeEach, describe, expect, it } from 'vitest'
import { Bridge, type RevisedTenant, type RoomsOfTenant } from '../../../../src/renderer/bridge/bridge'
import { cacheEffects, mergeAction } from '../../../../src/renderer/bridge/events-to-cache'
import { queryKeys } from '../../../../src/renderer/bridge/query-keys'
import type { WindowBridge } from '../../../../src/renderer/bridge/window-bridge'
import type { RequestOutput } from '../../../../src/shared/ipc/contract'
import type { RequestName } from '../../../../src/shared/ipc/names'
import type { Reply } from '../../../../src/shared/ipc/reply'
import { ActionId, type ActionRecord } from '../../../../src/shared/model/action'
import { DeviceId } from '../../../../src/shared/model/device'
import { RoomId, type RoomSummary } from '../../../../src/shared/model/room'
import type { TenantKey } from '../../../../src/shared/model/tenant'
import { contoso, fabrikam, room, tenantStatus } from '../rooms'

const epoch = 'run 1'

type Answers = { [N in RequestName]?: () => RequestOutput<N> }

/** Main's side of the wire: answers `rooms.list` from a script, nothing else. */
class ScriptedMain implements WindowBridge {
  readonly replies: { revision: number; rooms: RoomSummary[] }[] = []
  onRoomsAsked: () => void = () => undefined
  asked = 0
  readonly #answers: Answers = {
    'rooms.list': () => {
      this.asked += 1
      const reply = this.replies.shift() ?? { revision: 0, rooms: [] }
      this.onRoomsAsked()
      return { epoch, ...reply }
    },
  }

  async request<N extends RequestName>(name: N): Promise<Reply<RequestOutput<N>>> {
    const answer: Answers[N] = this.#answers[name]
    return answer === undefined
      ? { ok: false, error: { code: 'request.notAllowed' } }
      : { ok: true, value: answer() }
  }

  subscribe(): () => void {
    return () => undefined
  }
}

let main: ScriptedMain
let bridge: Bridge
let client: QueryClient
let effects: ReturnType<typeof cacheEffects>

beforeEach(() => {
  main = new ScriptedMain()
  bridge = new Bridge(main)
  client = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } },
  })
  effects = cacheEffects(client, bridge.ledger)
})

const read = (tenantKey: TenantKey): Promise<RoomsOfTenant> =>
  client.fetchQuery({ queryKey: queryKeys.rooms(tenantKey), queryFn: () => bridge.readRooms(tenantKey) })
const held = (tenantKey: TenantKey): RoomsOfTenant | undefined =>
  client.getQueryData(queryKeys.rooms(tenantKey))
const levels = (tenantKey: TenantKey): string[] =>
  [...(held(tenantKey)?.rooms.values() ?? [])].map(({ name, level }) => `${name} ${level}`)
const changed = (revision: number, rooms: RoomSummary[], removed: string[] = []) => ({
  tenantKey: contoso,
  epoch,
  revision,
  changed: rooms,
  removed: removed.map((id) => RoomId.parse(id)),
})

describe('changed rooms', () => {
  it('are merged when the event is the next, and the others keep their identity', async () => {
    const quiet = room('Aurora')
    main.replies.push({ revision: 1, rooms: [quiet, room('Boardroom')] })
    await read(contoso)
    effects['rooms.changed'](changed(2, [room('Boardroom', { level: 'offline' })]))
    expect(levels(contoso)).toEqual(['Aurora healthy', 'Boardroom offline'])
    expect(held(contoso)?.rooms.get(quiet.roomId)).toBe(quiet)
    effects['rooms.changed'](changed(3, [], ['Aurora']))
    expect(levels(contoso)).toEqual(['Boardroom offline'])
  })

  it('are ignored when the event is not newer', async () => {
    main.replies.push({ revision: 5, rooms: [room('Boardroom')] })
    await read(contoso)
    effects['rooms.changed'](changed(5, [room('Boardroom', { level: 'offline' })]))
    effects['rooms.changed'](changed(4, [room('Boardroom', { level: 'offline' })]))
    expect(levels(contoso)).toEqual(['Boardroom healthy'])
  })

  it('make the list read again after a gap', async () => {
    main.replies.push({ revision: 1, rooms: [room('Boardroom')] })
    await read(contoso)
    effects['rooms.changed'](changed(3, [room('Boardroom', { level: 'offline' })]))
    expect(levels(contoso)).toEqual(['Boardroom healthy'])
    expect(client.getQueryState(queryKeys.rooms(contoso))?.isInvalidated).toBe(true)
  })

  it('make the list read again in another epoch', async () => {
    main.replies.push({ revision: 1, rooms: [room('Boardroom')] })
    await read(contoso)
    effects['rooms.changed']({ ...changed(2, []), epoch: 'run 2' })
    expect(client.getQueryState(queryKeys.rooms(contoso))?.isInvalidated).toBe(true)
  })

  it('that overtake a reply make it be asked for again', async () => {
    main.replies.push(
      { revision: 1, rooms: [room('Boardroom')] },
      { revision: 2, rooms: [room('Boardroom', { level: 'offline' })] },
    )
    main.onRoomsAsked = () => {
      main.onRoomsAsked = () => undefined
      effects['rooms.changed'](changed(2, [room('Boardroom', { level: 'offline' })]))
    }
    await read(contoso)
    expect(main.asked).toBe(2)
    expect(levels(contoso)).toEqual(['Boardroom offline'])
  })

  it('make an open room of theirs read again, and no other', async () => {
    main.replies.push({ revision: 1, rooms: [room('Boardroom'), room('Aurora')] })
    await read(contoso)
    for (const id of ['Boardroom', 'Aurora'])
      client.setQueryData(queryKeys.room(contoso, RoomId.parse(id)), {})
    effects['rooms.changed'](changed(2, [room('Boardroom', { level: 'offline' })]))
    const isInvalidated = (id: string) =>
      client.getQueryState(queryKeys.room(contoso, RoomId.parse(id)))?.isInvalidated
    expect([isInvalidated('Boardroom'), isInvalidated('Aurora')]).toEqual([true, false])
  })
})

describe('a tenant', () => {
  const entry = (revision: number, known = {}): RevisedTenant => ({ ...tenantStatus(known), epoch, revision })

  it('that changed replaces its own entry', () => {
    client.setQueryData(queryKeys.tenants, [entry(1)])
    const status = tenantStatus({ roomCount: 7 })
    effects['tenant.changed']({ tenantKey: contoso, epoch, revision: 2, status })
    expect(client.getQueryData<RevisedTenant[]>(queryKeys.tenants)?.[0]).toMatchObject({
      roomCount: 7,
      revision: 2,
    })
  })

  it('that is new makes the list be read again', () => {
    client.setQueryData(queryKeys.tenants, [entry(1)])
    effects['tenant.changed']({ tenantKey: fabrikam, epoch, revision: 1, status: tenantStatus() })
    expect(client.getQueryState(queryKeys.tenants)?.isInvalidated).toBe(true)
  })

  it('that is removed takes all its entries along', () => {
    const id = RoomId.parse('Boardroom')
    client.setQueryData(queryKeys.tenants, [entry(1)])
    for (const tenantKey of [contoso, fabrikam]) {
      client.setQueryData(queryKeys.rooms(tenantKey), {})
      client.setQueryData(queryKeys.room(tenantKey, id), {})
      client.setQueryData(queryKeys.history(tenantKey, id), {})
      client.setQueryData(queryKeys.actions(tenantKey, id), [])
    }
    client.setQueryData(queryKeys.actions(null, null), [action('1'), action('2', { tenantKey: fabrikam })])
    effects['tenant.removed']({ tenantKey: contoso, epoch, revision: 1 })
    const keys = client
      .getQueryCache()
      .getAll()
      .map(({ queryKey }) => queryKey)
    expect(keys.filter((key) => key.includes(contoso))).toEqual([])
    expect(keys.filter((key) => key.includes(fabrikam))).toHaveLength(4)
    expect(client.getQueryData(queryKeys.tenants)).toEqual([])
    expect(client.getQueryData<ActionRecord[]>(queryKeys.actions(null, null))).toHaveLength(1)
  })
})

function action(id: string, known: Partial<ActionRecord> = {}): ActionRecord {
  return {
    actionId: ActionId.parse(id),
    tenantKey: contoso,
    roomId: RoomId.parse('Boardroom'),
    deviceId: DeviceId.parse('device'),
    deviceName: 'Rally Bar',
    roomName: 'Boardroom',
    kind: 'restart',
    state: 'accepted',
    requestedBy: 'operator',
    requestedAt: Number(id),
    operationId: null,
    steps: [],
    ...known,
  }
}

describe('the journal', () => {
  it('keeps a known action in its place and puts a new one by its time', () => {
    const list = [action('30'), action('10')]
    expect(mergeAction(list, action('10', { state: 'seenBack' }), 9).map(({ state }) => state)).toEqual([
      'accepted',
      'seenBack',
    ])
    expect(mergeAction(list, action('20'), 9).map(({ actionId }) => actionId)).toEqual(['30', '20', '10'])
    expect(mergeAction(list, action('20'), 2)).toHaveLength(2)
  })

  it('of the room and of everything both learn of a change', () => {
    const roomId = RoomId.parse('Boardroom')
    client.setQueryData(queryKeys.actions(null, null), [])
    client.setQueryData(queryKeys.actions(contoso, roomId), [])
    effects['action.changed']({ tenantKey: contoso, epoch, revision: 1, action: action('1') })
    effects['action.changed']({
      tenantKey: contoso,
      epoch,
      revision: 2,
      action: action('1', { state: 'running' }),
    })
    for (const key of [queryKeys.actions(null, null), queryKeys.actions(contoso, roomId)]) {
      expect(client.getQueryData<ActionRecord[]>(key)?.map(({ state }) => state)).toEqual(['running'])
    }
  })
})
