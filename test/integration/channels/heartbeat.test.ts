import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Keychain } from '../../../src/main/keychain/keychain'
import type { HeartbeatStatus } from '../../../src/shared/model/heartbeat'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'
import { lockable } from '../../support/onboarding-requests'
import { startWebhookReceiver, type WebhookReceiver } from '../../support/webhook-receiver'

const minute = 60_000
const secretPath = '/ping/s3cret-check'

let monitor: WebhookReceiver
beforeEach(async () => {
  monitor = await startWebhookReceiver()
  monitor.behave({ status: 200, body: 'OK' })
})
afterEach(() => monitor.close())

const open = consoleOpener()

async function statusOf(console: ConsoleUnderTest): Promise<HeartbeatStatus> {
  const read = await console.core.handlers['heartbeat.read'](null)
  if (!read.ok) throw new Error(read.error.code)
  return read.value
}

const save = (console: ConsoleUnderTest, change: { isOn: boolean; url?: string | null }) =>
  console.core.handlers['heartbeat.save']({ everyMinutes: 5, ...change })

async function openWithHeartbeat(): Promise<ConsoleUnderTest> {
  const console = await open({ receiver: monitor })
  expect(await save(console, { isOn: true, url: monitor.url + secretPath })).toEqual({
    ok: true,
    value: null,
  })
  return console
}

describe('the heartbeat to a monitor outside (R27)', () => {
  it('is sent at once, then every few minutes, and says when it was last answered', async () => {
    const console = await openWithHeartbeat()
    await console.clock.advance(20 * minute)
    expect(monitor.posts.length).toBeGreaterThanOrEqual(4)
    expect(monitor.posts.length).toBeLessThanOrEqual(5)
    expect(new Set(monitor.posts.map(({ path }) => path))).toEqual(new Set([secretPath]))
    expect(monitor.posts[0]?.text).toBe('')
    const { state, answeredAt } = await statusOf(console)
    expect(state).toBe('answered')
    expect(console.clock.now() - (answeredAt ?? 0)).toBeLessThanOrEqual(5 * minute + 10_000)
  })

  it('a monitor that refuses shows, raises no incident, and is tried again', async () => {
    const console = await openWithHeartbeat()
    await console.clock.advance(minute)
    const before = (await console.incidents()).length
    monitor.behave({ status: 404, body: 'no such check' })
    await console.clock.advance(8 * minute)
    expect(await statusOf(console)).toMatchObject({
      state: 'failing',
      error: { code: 'delivery.refused', status: 404 },
    })
    expect(await console.incidents()).toHaveLength(before)
    expect(console.messages.map(({ title }) => title).join()).not.toContain('eartbeat')
    monitor.behave({ status: 200 })
    await console.clock.advance(minute + 10_000)
    expect(await statusOf(console)).toMatchObject({ state: 'answered', error: null })
  })

  it('is off without an address, and keeps the address to itself', async () => {
    const console = await open({ receiver: monitor })
    expect(await save(console, { isOn: true })).toMatchObject({ error: { code: 'request.invalid' } })
    expect(await statusOf(console)).toMatchObject({ state: 'off' })
    await save(console, { isOn: true, url: monitor.url + secretPath })
    await console.clock.advance(minute)
    monitor.behave({ status: 200, body: `you asked ${secretPath}` })
    const tested = await console.core.handlers['heartbeat.test'](null)
    const told = JSON.stringify([await statusOf(console), console.logLines, tested])
    expect(told).toContain(new URL(monitor.url).host)
    expect(told).not.toContain('s3cret-check')
    await save(console, { isOn: false, url: null })
    const sent = monitor.posts.length
    await console.clock.advance(10 * minute)
    expect(monitor.posts).toHaveLength(sent)
    expect(await console.core.handlers['heartbeat.test'](null)).toMatchObject({
      value: { error: { code: 'delivery.secretMissing' } },
    })
  })

  it('does not put up the system’s question each minute where the keychain is locked; a test does (decision 0027)', async () => {
    const keychain = lockable()
    let asked = 0
    const counting: Keychain = {
      ...keychain,
      read(entry) {
        if (entry === 'channel-heartbeat') asked += 1
        return keychain.read(entry)
      },
    }
    const console = await open({ receiver: monitor, keychain: counting })
    await save(console, { isOn: true, url: monitor.url + secretPath })
    keychain.isLocked = true
    await console.reopen()
    await console.core.start()
    await console.clock.advance(10 * minute)
    expect(await statusOf(console)).toMatchObject({
      state: 'failing',
      error: { code: 'keychain.unavailable' },
    })
    expect(asked).toBeLessThanOrEqual(1)

    const before = asked
    await console.core.handlers['heartbeat.test'](null)
    expect(asked).toBe(before + 1)
  })

  it('goes on after a restart, and a test says what the monitor answered', async () => {
    const console = await openWithHeartbeat()
    await console.clock.advance(minute)
    await console.reopen()
    await console.core.start()
    const sent = monitor.posts.length
    await console.clock.advance(minute)
    expect(monitor.posts.length).toBeGreaterThan(sent)
    expect(await console.core.handlers['heartbeat.test'](null)).toEqual({
      ok: true,
      value: { answer: 'HTTP 200 OK', error: null },
    })
  })
})
