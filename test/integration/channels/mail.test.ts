import { afterEach, describe, expect, it } from 'vitest'
import type { ChannelSettings } from '../../../src/shared/model/channel'
import { consoleOpener } from '../../support/console-under-test'
import { type MailReceiver, startMailReceiver } from '../../support/mail-receiver'
import { addChannel, goOffline, setup } from '../../support/notification-requests'

const open = consoleOpener()

let receiver: MailReceiver | null = null
afterEach(async () => {
  await receiver?.close()
  receiver = null
})

async function start(...options: Parameters<typeof startMailReceiver>): Promise<MailReceiver> {
  receiver = await startMailReceiver(...options)
  return receiver
}

type MailSettings = Extract<ChannelSettings, { kind: 'mail' }>

function settingsFor({ port, caPem }: MailReceiver, change: Partial<MailSettings> = {}): MailSettings {
  return {
    kind: 'mail',
    host: 'localhost',
    port,
    security: 'starttls',
    user: 'noc',
    from: 'roomwall@example.com',
    to: ['noc@example.com', 'site@example.com'],
    caPem,
    ...change,
  }
}

async function testOf(settings: MailSettings, password = 'right') {
  const console = await open({ start: false })
  const channelId = await addChannel(console, { name: 'NOC', settings, secrets: { password } })
  const tested = await console.core.handlers['notifications.testChannel']({ channelId })
  if (!tested.ok) throw new Error(tested.error.code)
  return tested.value
}

describe('mail by SMTP', () => {
  it('tells of a room in a letter to everybody, after STARTTLS and sign-in', async () => {
    const { letters, ...server } = await start()
    const console = await open()
    await addChannel(console, {
      name: 'NOC',
      settings: settingsFor({ letters, ...server }),
      secrets: { password: 'right' },
    })
    await console.clock.advance(120_000)
    const room = await goOffline(console)
    expect(letters).toHaveLength(1)
    expect(letters[0]).toContain(`Subject: [Roomwall] `)
    expect(letters[0]).toContain(room.name)
    expect(letters[0]).toContain('To: noc@example.com, site@example.com')
    expect(letters[0]).toMatch(/Message-ID: <opened-\w+-\w+@roomwall>/i)
    expect((await setup(console)).deadLetters).toEqual([])
  })

  it('shows what the server said to a test', async () => {
    expect(await testOf(settingsFor(await start()))).toEqual({
      answer: expect.stringContaining('queued as 42'),
      error: null,
    })
  })

  it('a wrong password is said to be one, and nothing was sent', async () => {
    const server = await start()
    expect(await testOf(settingsFor(server), 'wrong')).toMatchObject({
      error: { code: 'delivery.signInRefused' },
    })
    expect(server.letters).toEqual([])
  })

  it('a certificate nobody trusts: the password does not leave', async () => {
    const server = await start()
    const answer = await testOf(settingsFor(server, { caPem: null }))
    expect(answer).toMatchObject({ error: { code: 'delivery.certificateRejected' } })
  })

  it('a server without STARTTLS is not trusted with anything when STARTTLS is asked for', async () => {
    const server = await start({ disabledCommands: ['STARTTLS'] })
    expect((await testOf(settingsFor(server))).error).not.toBeNull()
    expect(server.letters).toEqual([])
  })

  it('"not now" (451) may be tried again, "never" (550) may not', async () => {
    const refuse = (responseCode: number) => ({
      onRcptTo: (_address: unknown, _session: unknown, answer: (error?: Error) => void) =>
        answer(Object.assign(new Error('no'), { responseCode })),
    })
    const later = await start(refuse(451))
    expect(await testOf(settingsFor(later))).toMatchObject({ error: { code: 'delivery.serverError' } })
    await later.close()
    const never = await start(refuse(550))
    expect(await testOf(settingsFor(never))).toMatchObject({ error: { code: 'delivery.refused' } })
  })

  it('nobody listens: unreachable', async () => {
    const server = await start()
    await server.close()
    receiver = null
    expect(await testOf(settingsFor(server))).toMatchObject({ error: { code: 'delivery.unreachable' } })
  })

  it('cut off after the letter was handed over: nobody knows whether it was taken', async () => {
    const server = await start({ hangsUp: true })
    expect(await testOf(settingsFor(server))).toMatchObject({ error: { code: 'delivery.answerLost' } })
  })

  it('a password does not go along to another server', async () => {
    const server = await start()
    const console = await open({ start: false })
    const settings = settingsFor(server)
    const channelId = await addChannel(console, { name: 'NOC', settings, secrets: { password: 'right' } })
    const draft = { name: 'NOC', isOn: true, settings: { ...settings, host: '127.0.0.1' }, secrets: {} }
    await console.core.handlers['notifications.saveChannel']({ channelId, draft })
    expect((await setup(console)).channels).toContainEqual(
      expect.objectContaining({ channelId, secretsSet: [] }),
    )
    const tested = await console.core.handlers['notifications.testChannel']({ channelId })
    expect(tested).toMatchObject({ ok: true, value: { error: { code: 'delivery.secretMissing' } } })
  })
})
