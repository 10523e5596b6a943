import { describe, expect, it } from 'vitest'
import { type EventTarget, pushEvents } from '../../../src/main/ipc/push'
import type { Logger } from '../../../src/main/lib/logger'
import { ChangeFeed } from '../../../src/main/store/change-feed'
import { TenantKey } from '../../../src/shared/model/tenant'

const tenantKey = TenantKey.parse('contoso')
const silent: Logger = { info() {}, warn() {}, error() {}, child: () => silent }

function windowThat(state: { isDestroyed?: boolean; isCrashed?: boolean; throws?: boolean } = {}) {
  const received: unknown[] = []
  const target: EventTarget = {
    isDestroyed: () => state.isDestroyed ?? false,
    isCrashed: () => state.isCrashed ?? false,
    send(channel, payload) {
      if (state.throws) throw new Error('Render frame was disposed')
      received.push([channel, JSON.parse(payload)])
    },
  }
  return { target, received }
}

describe('events to the windows', () => {
  it('pass over windows that are gone and still reach the others', () => {
    const feed = new ChangeFeed('run-1', silent)
    const destroyed = windowThat({ isDestroyed: true })
    const crashed = windowThat({ isCrashed: true })
    const disposed = windowThat({ throws: true })
    const alive = windowThat()
    pushEvents(feed, () => [destroyed, crashed, disposed, alive].map(({ target }) => target), silent)
    feed.publish('tenant.removed', tenantKey, {})
    expect(alive.received).toEqual([
      ['roomwall:event:tenant.removed', { tenantKey, epoch: 'run-1', revision: 1 }],
    ])
    expect(destroyed.received).toEqual([])
    expect(crashed.received).toEqual([])
  })

  it('end when asked to', () => {
    const feed = new ChangeFeed('run-1', silent)
    const window = windowThat()
    const end = pushEvents(feed, () => [window.target], silent)
    end()
    feed.publish('tenant.removed', tenantKey, {})
    expect(window.received).toEqual([])
  })
})
