import { describe, expect, it } from 'vitest'
import { type AlertSettings, emptyRuleSet, usualSettings } from '../../../src/shared/model/alert-settings'
import { consoleOpener } from '../../support/console-under-test'

const minute = 60_000

const notOffline: AlertSettings = {
  sets: [
    {
      ...emptyRuleSet(null),
      types: {
        roomOffline: { isOn: false, urgency: null },
        computeOffline: { isOn: false, urgency: null },
      },
    },
  ],
}

describe('rules as people change them', () => {
  const open = consoleOpener()

  it('hold at once and after a restart, and tell before what they would have told', async () => {
    const console = await open()
    const begins = console.clock.now()
    await console.clock.advance(3 * minute)
    const { tenant, room } = await console.healthyRoom()
    console.simulator.control.setRoom({ tenant: tenant.tenantId, room: room.name, state: 'offline' })
    await console.waitUntil('told', () => console.messages.length > 0, 90_000)
    await console.clock.advance(minute)

    const { handlers } = console.core
    const replayed = await handlers['rules.replay']({ replayId: 'r1', settings: notOffline })
    expect(replayed).toMatchObject({
      ok: true,
      value: {
        // A young console does not claim 30 days.
        from: expect.closeTo(begins, -6),
        today: { told: 1 },
        changed: { told: 0 },
        added: [],
        dropped: [{ name: room.name, tenantKey: room.tenantKey }],
      },
    })
    expect(console.events.some(({ name }) => name === 'rules.changed')).toBe(false)

    await handlers['rules.save']({ settings: notOffline })
    const ofRoom = async () =>
      (await console.incidents()).filter(
        ({ roomName, type }) => roomName === room.name && /Offline/.test(type),
      )
    const isOver = async () => (await ofRoom()).every(({ state }) => state === 'resolved')
    await console.waitUntil('the incident is ruled out', isOver, 20_000)
    expect(console.messages).toHaveLength(1)

    await console.reopen()
    expect(await console.core.handlers['rules.read'](null)).toMatchObject({
      ok: true,
      value: { settings: notOffline, groups: [] },
    })
  })

  it('the time nobody watched is said and not judged', async () => {
    const console = await open()
    await console.clock.advance(3 * minute)
    await console.core.stop()
    await console.clock.advance(180 * minute)
    await console.reopen()
    await console.core.start()
    await console.clock.advance(3 * minute)
    const replayed = await console.core.handlers['rules.replay']({ replayId: 'r2', settings: usualSettings })
    const hours = replayed.ok ? replayed.value.unwatched.map(({ ms }) => Math.round(ms / (60 * minute))) : []
    expect(hours).toEqual([3, 3])
  })

  it('a replay that is called off says so', async () => {
    const console = await open()
    await console.clock.advance(3 * minute)
    const { handlers } = console.core
    const running = handlers['rules.replay']({ replayId: 'r3', settings: notOffline })
    await handlers['rules.cancelReplay']({ replayId: 'r3' })
    expect(await running).toMatchObject({ ok: false, error: { code: 'request.cancelled' } })
  })
})
