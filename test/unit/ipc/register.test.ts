import { describe, expect, it } from 'vitest'
import type { Handlers } from '../../../src/main/ipc/handler'
import { registerRequests } from '../../../src/main/ipc/register'
import type { LogContext, Logger } from '../../../src/main/lib/logger'
import type { Sender } from '../../../src/main/security/trusted-senders'
import { succeed } from '../../../src/shared/errors'
import { requestChannel, requestNames } from '../../../src/shared/ipc/names'
import { defaultPreferences } from '../../../src/shared/model/preferences'

const frame = { processId: 1, routingId: 1, origin: 'app://roomwall' }
const window: Sender = { sender: { id: 1, mainFrame: frame }, senderFrame: frame }

/** The requests as the window meets them where the database cannot be opened, and some have a handler all the same. */
function answering(handlers: Partial<Handlers>, isTrusted: (event: Sender) => boolean = () => true) {
  const listeners = new Map<string, (event: Sender, input: unknown) => Promise<string>>()
  const log: string[] = []
  registerRequests({
    receiver: { handle: (channel, listener) => void listeners.set(channel, listener) },
    answers: Promise.resolve({
      handlers: { 'preferences.read': async () => succeed(defaultPreferences), ...handlers },
      refusal: { code: 'store.failed' },
    }),
    isTrusted,
    logger: listLogger(log),
    checksAnswers: true,
  })
  return {
    log,
    channels: [...listeners.keys()],
    ask: async (name: (typeof requestNames)[number], input: unknown): Promise<unknown> =>
      JSON.parse((await listeners.get(requestChannel(name))?.(window, input)) ?? 'null'),
  }
}

describe('requests of the window', () => {
  it('are refused from an unknown sender, before anything is looked at', async () => {
    let isRun = false
    const { ask, log } = answering(
      {
        'app.openDemo': async () => {
          isRun = true
          return succeed(null)
        },
      },
      () => false,
    )
    expect(await ask('app.openDemo', null)).toEqual({ ok: false, error: { code: 'request.notAllowed' } })
    expect(isRun).toBe(false)
    expect(log).toEqual(['warn A request from an unknown sender was refused {"request":"app.openDemo"}'])
  })

  it('are refused when the sender cannot even be examined', async () => {
    const { ask } = answering({}, () => {
      throw new Error('Render frame was disposed')
    })
    expect(await ask('app.openDemo', null)).toMatchObject({ ok: false, error: { code: 'request.failed' } })
  })

  it.each([
    ['text instead of an object', 'app.copyText', 'hello'],
    ['a missing field', 'app.copyText', {}],
    ['a wrong type', 'app.copyText', { text: 7 }],
    ['too much', 'app.copyText', { text: 'x'.repeat(200_001) }],
    ['no address', 'app.openLink', { url: 'not an address' }],
    ['nothing where something is needed', 'rooms.list', null],
    ['a tenant key that could be a path', 'rooms.list', { tenantKey: '../../etc' }],
    ['a number out of range', 'actions.list', { tenantKey: null, roomId: null, limit: 1_000_000 }],
    ['an unknown choice', 'preferences.write', { theme: 'pink' }],
    ['something where nothing is expected', 'tenants.list', { all: true }],
  ] as const)('are refused with malformed input: %s', async (_what, name, input) => {
    const { ask } = answering({
      [name]: async () => {
        throw new Error('The handler must not run')
      },
    })
    expect(await ask(name, input)).toEqual({ ok: false, error: { code: 'request.invalid' } })
  })

  it('hide what went wrong inside from the window, and tell the log', async () => {
    const { ask, log } = answering({
      'app.copyText': async () => {
        throw new Error('no clipboard at /home/someone')
      },
    })
    expect(await ask('app.copyText', { text: 'hello' })).toEqual({
      ok: false,
      error: { code: 'request.failed' },
    })
    expect(log.join()).toContain('A request failed unexpectedly')
  })

  it('fail when the answer breaks the contract', async () => {
    const { ask, log } = answering({
      'actions.list': async () => succeed(JSON.parse('[{"actionId":"a1"}]')),
    })
    const answer = await ask('actions.list', { tenantKey: null, roomId: null, limit: 1 })
    expect(answer).toEqual({ ok: false, error: { code: 'request.failed' } })
    expect(log).toHaveLength(1)
  })

  it('pass an expected failure on as it is', async () => {
    const error = { code: 'graph.throttled', retryAfterMs: 7_000 } as const
    const { ask } = answering({ 'tenants.pollNow': async () => ({ ok: false, error }) })
    expect(await ask('tenants.pollNow', { tenantKey: 'contoso' })).toEqual({ ok: false, error })
  })

  it('reach their handler with input that is parsed: unknown fields are gone', async () => {
    const seen: unknown[] = []
    const { ask } = answering({
      'tenants.pollNow': async (input) => {
        seen.push(input)
        return succeed(null)
      },
    })
    const answer = await ask('tenants.pollNow', { tenantKey: 'contoso', admin: true })
    expect(answer).toEqual({ ok: true, value: null })
    expect(seen).toEqual([{ tenantKey: 'contoso' }])
  })

  it('without a handler get the reason why there is none', async () => {
    const { ask } = answering({})
    expect(await ask('tenants.list', null)).toEqual({ ok: false, error: { code: 'store.failed' } })
    expect(await ask('preferences.read', null)).toEqual({ ok: true, value: defaultPreferences })
  })

  it('are all answered, and none beside them', () => {
    expect(answering({}).channels).toEqual(requestNames.map(requestChannel))
  })
})

function listLogger(lines: string[]): Logger {
  const write = (level: string) => (message: string, context?: LogContext) =>
    void lines.push(`${level} ${message} ${JSON.stringify(context)}`)
  return {
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: () => listLogger(lines),
  }
}
