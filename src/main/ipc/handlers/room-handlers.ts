import { fail, succeed } from '../../../shared/errors'
import { historySpans } from '../../domain/history-spans'
import type { ChangeFeed } from '../../store/change-feed'
import type { Store } from '../../store/store'
import type { TenantRegistry } from '../../tenants/tenant-registry'
import type { Handlers } from '../handler'

type RoomHandlers = Pick<Handlers, Extract<keyof Handlers, `rooms.${string}`>>

/** Answers about rooms: the live board, one room's detail, and its stored history. */
export function roomHandlers(registry: TenantRegistry, store: Store, feed: ChangeFeed): RoomHandlers {
  return {
    async 'rooms.list'({ tenantKey }) {
      const session = registry.session(tenantKey)
      if (!session) return fail('request.notFound')
      return succeed({ rooms: session.summaries(), ...feed.revision('rooms.changed', tenantKey) })
    },
    async 'rooms.read'({ tenantKey, roomId }) {
      const detail = registry.session(tenantKey)?.detail(roomId)
      return detail ? succeed(detail) : fail('request.notFound')
    },
    async 'rooms.setVip'({ tenantKey, roomId, isVip }) {
      const session = registry.session(tenantKey)
      if (!session) return fail('request.notFound')
      const marked = await session.setVip(roomId, isVip)
      return marked.ok ? succeed(null) : marked
    },
    async 'rooms.readAnswers'({ tenantKey, roomId }) {
      const detail = registry.session(tenantKey)?.detail(roomId)
      if (!detail) return fail('request.notFound')
      const { accountId } = detail.identity
      return succeed(accountId === null ? [] : await store.presence.recentSamples(tenantKey, accountId))
    },
    async 'rooms.readHistory'({ tenantKey, roomId, from, until }) {
      const read = await store.history.roomTransitions(tenantKey, roomId, from, until)
      if (!read.ok) return read
      return succeed({ spans: historySpans({ ...read.value, from, until }) })
    },
  }
}
