import { describe, expect, it } from 'vitest'
import type { Logger } from '../../../src/main/lib/logger'
import { createGracefulQuit } from '../../../src/main/shell/graceful-quit'
import { createVirtualClock } from '../../support/virtual-clock'

/** An app that closes its windows at once and then asks whether it may end. */
function scriptedApp() {
  let willQuit: (event: { preventDefault(): void }) => void = () => {}
  const exits: number[] = []
  return {
    exits,
    on(_event: string, listener: typeof willQuit) {
      willQuit = listener
    },
    quit: () => willQuit({ preventDefault() {} }),
    exit: (code = 0) => void exits.push(code),
  }
}

function setUp() {
  const app = scriptedApp()
  const clock = createVirtualClock(0)
  const log: string[] = []
  const logger: Logger = {
    info: (message) => void log.push(message),
    warn: (message) => void log.push(message),
    error: (message) => void log.push(message),
    child: () => logger,
  }
  return { app, clock, log, ending: createGracefulQuit(app, clock, logger) }
}

describe('the end of the app', () => {
  it('waits 5 s for a part that hangs, not longer, and says so', async () => {
    const { app, clock, log, ending } = setUp()
    ending.add({ name: 'core', stop: () => new Promise(() => {}) })
    ending.quit(0)
    await clock.advance(4_999)
    expect(app.exits).toEqual([])
    await clock.advance(1)
    expect(app.exits).toEqual([0])
    expect(log).toContain('A part did not end in time')
  })

  it('goes on when a part fails', async () => {
    const { app, clock, log, ending } = setUp()
    const ended: string[] = []
    ending.add({ name: 'first', stop: async () => void ended.push('first') })
    ending.add({ name: 'second', stop: () => Promise.reject(new Error('no')) })
    ending.quit(3)
    await clock.advance(0)
    expect(ended).toEqual(['first'])
    expect(app.exits).toEqual([3])
    expect(log).toContain('A part did not end well')
  })

  it('ends the parts in the reverse order of their beginning, once, however often it is asked', async () => {
    const { app, clock, ending } = setUp()
    const ended: string[] = []
    for (const name of ['simulator', 'core', 'push']) {
      ending.add({ name, stop: async () => void ended.push(name) })
    }
    ending.quit(0)
    app.quit()
    await clock.advance(0)
    expect(ended).toEqual(['push', 'core', 'simulator'])
    expect(app.exits).toEqual([0])
    expect(ending.isEnding()).toBe(true)
  })
})
