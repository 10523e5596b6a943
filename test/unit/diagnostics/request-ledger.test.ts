import { describe, expect, it } from 'vitest'
import { type NotedRequest, RequestLedger } from '../../../src/main/diagnostics/request-ledger'
import type { HostDay, HostTotalStore } from '../../../src/main/store/host-total-store'
import { fail, succeed } from '../../../src/shared/errors'
import { TenantKey } from '../../../src/shared/model/tenant'
import { silentLogger } from '../../support/scripted-graph'
import { createVirtualClock } from '../../support/virtual-clock'
import { openGoodStore, temporaryFolder } from '../store/temporary-store'

const minute = 60_000
const day = 24 * 60 * minute
const noon = Date.UTC(2026, 2, 2, 12)
const contoso = TenantKey.parse('contoso')
const fabrikam = TenantKey.parse('fabrikam')

function request(changes: Partial<NotedRequest> = {}): NotedRequest {
  return {
    at: noon,
    tenantKey: contoso,
    channel: null,
    host: 'graph.microsoft.com',
    method: 'GET',
    path: '/v1.0/users',
    purpose: 'identity',
    isUrgent: false,
    status: 200,
    durationMs: 12,
    bytes: 100,
    error: null,
    isExpected: true,
    ...changes,
  }
}

const everything = { tenantKey: null, host: null, outcome: null, text: '', limit: 100 } as const

/** A store that has nothing and can refuse to take anything. */
function emptyStore() {
  const state = { isRefusing: false, taken: [] as HostDay[] }
  const store: HostTotalStore = {
    list: async () => [],
    add: async (days) => {
      if (state.isRefusing) return fail('store.diskFull')
      state.taken.push(...days)
      return succeed(undefined)
    },
  }
  return { state, store }
}

describe('the ring', () => {
  it('shows the newest first, by tenant, host, outcome and text', () => {
    const ledger = new RequestLedger(createVirtualClock(noon), silentLogger, emptyStore().store, 'UTC')
    ledger.note(request({ status: 429 }))
    ledger.note(
      request({ host: 'login.microsoftonline.com', purpose: 'signIn', path: '/{id}/oauth2/v2.0/token' }),
    )
    ledger.note(request({ tenantKey: fabrikam, status: null, error: 'graph.unreachable' }))
    ledger.note(
      request({ host: 'evil.example', isExpected: false, status: null, error: 'network.hostNotAllowed' }),
    )
    ledger.note(
      request({
        tenantKey: null,
        channel: 'NOC mail',
        host: 'smtp.contoso.com:587',
        purpose: 'mail',
        path: null,
      }),
    )
    const found = (query: Partial<Parameters<RequestLedger['list']>[0]>) =>
      ledger.list({ ...everything, ...query }).entries.map(({ sequence }) => sequence)

    expect(found({})).toEqual([5, 4, 3, 2, 1])
    expect(found({ tenantKey: contoso })).toEqual([4, 2, 1])
    expect(found({ host: 'graph.microsoft.com' })).toEqual([3, 1])
    expect(found({ outcome: 'good' })).toEqual([5, 2])
    expect(found({ outcome: 'failed' })).toEqual([3, 1])
    expect(found({ outcome: 'refused' })).toEqual([4])
    expect(found({ text: 'OAUTH2' })).toEqual([2])
    expect(found({ text: 'noc mail' })).toEqual([5])
    expect(found({ text: '429' })).toEqual([1])
    expect(ledger.list({ ...everything, limit: 2 })).toMatchObject({ matching: 5, kept: 5 })
  })

  it('keeps the newest 20,000 and loses the oldest', () => {
    const ledger = new RequestLedger(createVirtualClock(noon), silentLogger, emptyStore().store, 'UTC')
    for (let count = 1; count <= 20_005; count += 1) ledger.note(request())
    const { entries, kept } = ledger.list({ ...everything, limit: 30_000 })
    expect(kept).toBe(20_000)
    expect(entries.at(0)?.sequence).toBe(20_005)
    expect(entries.at(-1)?.sequence).toBe(6)
  })

  it('forgets a tenant, and goes on counting', () => {
    const ledger = new RequestLedger(createVirtualClock(noon), silentLogger, emptyStore().store, 'UTC')
    for (let count = 1; count <= 20_001; count += 1) {
      ledger.note(request({ tenantKey: count % 2 === 0 ? contoso : fabrikam }))
    }
    ledger.forgetTenant(fabrikam)
    ledger.note(request())
    const { entries, kept } = ledger.list({ ...everything, limit: 3 })
    expect(kept).toBe(10_001)
    expect(entries.map(({ sequence }) => sequence)).toEqual([20_002, 20_000, 19_998])
    expect(ledger.hosts().map(({ tenantKey }) => tenantKey)).toEqual([contoso])
  })
})

describe('the totals', () => {
  it('outlive the run, by host and tenant, with today apart', async () => {
    const folder = temporaryFolder()
    const clock = createVirtualClock(noon)
    const store = await openGoodStore(folder)
    for (const tenantKey of [contoso, fabrikam]) await store.tenants.save(definition(tenantKey))
    const first = new RequestLedger(clock, silentLogger, store.hostTotals, 'UTC')
    await first.start()
    first.note(request())
    first.note(request({ status: 503 }))
    first.note(request({ tenantKey: fabrikam, status: null, error: 'request.cancelled' }))
    first.note(
      request({ tenantKey: null, channel: 'NOC', host: 'hooks.example', path: null, purpose: 'webhook' }),
    )
    await clock.advance(minute)
    first.note(request({ at: noon + day }))
    await first.stop()

    const second = new RequestLedger(createVirtualClock(noon + day), silentLogger, store.hostTotals, 'UTC')
    await second.start()
    expect(second.hosts()).toEqual([
      total({ requests: 3, requestsToday: 1, failed: 1, lastAt: noon + day }),
      total({ tenantKey: fabrikam, requests: 1 }),
      total({ tenantKey: null, channel: 'NOC', host: 'hooks.example', requests: 1 }),
    ])
    await second.stop()

    await store.tenants.remove(contoso)
    expect((await store.hostTotals.list()).map(({ host, tenantKey }) => [host, tenantKey])).toEqual([
      ['graph.microsoft.com', fabrikam],
      ['hooks.example', null],
    ])
  })

  it.each([
    ['Asia/Tokyo', 1],
    ['Europe/Oslo', 2],
  ])('today is the day of the console: in %s midnight is between them or not', (zone, requestsToday) => {
    const beforeMidnight = Date.UTC(2026, 10, 23, 14, 50)
    const clock = createVirtualClock(beforeMidnight + 20 * minute)
    const ledger = new RequestLedger(clock, silentLogger, emptyStore().store, zone)
    for (const at of [beforeMidnight, clock.now()]) ledger.note(request({ at }))
    expect(ledger.hosts()).toMatchObject([{ requests: 2, requestsToday }])
  })

  it('lose nothing while the disk is full', async () => {
    const { state, store } = emptyStore()
    const clock = createVirtualClock(noon)
    const ledger = new RequestLedger(clock, silentLogger, store, 'UTC')
    await ledger.start()
    state.isRefusing = true
    ledger.note(request())
    await clock.advance(minute)
    ledger.note(request({ at: noon + minute }))
    state.isRefusing = false
    await clock.advance(minute)
    expect(state.taken).toEqual([
      expect.objectContaining({ host: 'graph.microsoft.com', requests: 2, lastAt: noon + minute }),
    ])
    await ledger.stop()
    expect(state.taken).toHaveLength(1)
    expect(clock.pending()).toBe(0)
  })
})

function total(changes: object) {
  return {
    host: 'graph.microsoft.com',
    tenantKey: contoso,
    channel: null,
    requests: 0,
    requestsToday: 0,
    failed: 0,
    refused: 0,
    lastAt: noon,
    ...changes,
  }
}

function definition(tenantKey: TenantKey) {
  return {
    tenantKey,
    displayName: tenantKey,
    badge: 'CO',
    colour: 0,
    group: null,
    directoryId: 'contoso.com',
    clientId: 'c',
    cloud: 'global' as const,
    custom: null,
    profile: 'default' as const,
    paused: false,
    owner: null,
    credential: null,
  }
}
