import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AppWorld, createAppHandlers } from '../../../src/main/shell/app-handlers'
import { fail, type Outcome, succeed } from '../../../src/shared/errors'
import type { AppStatus } from '../../../src/shared/model/app-status'

const status: AppStatus = {
  version: '1.0.0',
  mode: 'real',
  runtime: { electron: '1', chromium: '2', node: '3', platform: 'linux x64' },
  dataFolder: '/data',
  keychain: { state: 'ready', error: null },
  store: { state: 'ready', setAsidePath: null, error: null },
  isOffline: false,
  proxyLogins: [],
  simulator: null,
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'roomwall-app-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** An operator who takes the suggested name, and changes their mind where there is none. */
function computer(mode: AppStatus['mode'] = 'real', tried: Outcome<void> = succeed(undefined)) {
  const done: string[] = []
  const world: AppWorld = {
    readStatus: () => ({ ...status, mode }),
    revision: () => ({ epoch: 'run-1', revision: 4 }),
    relaunch: (next) => void done.push(`relaunch ${next}`),
    copyText: (text) => void done.push(`copy ${text}`),
    openInBrowser: async (url) => void done.push(`open ${url}`),
    tryKeychain: async () => tried,
    askAgain: () => void done.push('ask again'),
    proxyLogins: {
      async answer({ proxy }, { userName }) {
        if (proxy.startsWith('locked')) return fail('keychain.unavailable')
        done.push(`answer ${proxy} as ${userName}`)
        return succeed(undefined)
      },
      decline: ({ proxy }) => void done.push(`decline ${proxy}`),
      reopen: ({ proxy }) => void done.push(`reopen ${proxy}`),
    },
    files: { chooseWhereToSave: async (name) => (name === '' ? null : path.join(folder, name)) },
  }
  return { done, handlers: createAppHandlers(world) }
}

describe('requests about the app itself', () => {
  it('open no link but those of the list', async () => {
    const { handlers, done } = computer()
    expect(await handlers['app.openLink']({ url: 'https://evil.example/' })).toEqual({
      ok: false,
      error: { code: 'request.notAllowed' },
    })
    expect(done).toEqual([])
    await handlers['app.openLink']({ url: 'https://learn.microsoft.com/graph' })
    expect(done).toEqual(['open https://learn.microsoft.com/graph'])
  })

  it('save a text where the operator wants it, or say that it cannot be written', async () => {
    const { handlers } = computer()
    const save = (suggestedName: string) => handlers['app.saveText']({ suggestedName, text: 'text' })
    const chosen = path.join(folder, 'roomwall.pem')
    expect(await save('roomwall.pem')).toEqual({ ok: true, value: { path: chosen } })
    expect(await readFile(chosen, 'utf8')).toBe('text')
    expect(await save('missing/roomwall.pem')).toEqual({ ok: false, error: { code: 'file.notWritten' } })
    expect(await save('')).toEqual({ ok: true, value: { path: null } })
  })

  it('ask everything again once a log-in for a proxy is kept, and not before', async () => {
    const { handlers, done } = computer()
    const given = { realm: 'corp', userName: 'ada', password: 'planted' }
    expect(await handlers['app.answerProxyLogin']({ proxy: 'locked:8080', ...given })).toMatchObject({
      error: { code: 'keychain.unavailable' },
    })
    expect(done).toEqual([])
    await handlers['app.declineProxyLogin']({ proxy: 'proxy:8080', realm: 'corp' })
    await handlers['app.reopenProxyLogin']({ proxy: 'proxy:8080', realm: 'corp' })
    await handlers['app.answerProxyLogin']({ proxy: 'proxy:8080', ...given })
    expect(done).toEqual(['decline proxy:8080', 'reopen proxy:8080', 'answer proxy:8080 as ada', 'ask again'])
  })

  it('try the keychain when the operator asks for it, and say what it said', async () => {
    const locked = fail('keychain.unavailable', { params: { reason: 'locked' } })
    expect(await computer('real', locked).handlers['app.tryKeychain'](null)).toEqual(locked)
    expect(await computer().handlers['app.tryKeychain'](null)).toEqual(succeed(null))
  })

  it('start anew only for another mode', async () => {
    const demo = computer('demo')
    await demo.handlers['app.openDemo'](null)
    expect(demo.done).toEqual([])
    await demo.handlers['app.leaveDemo'](null)
    expect(demo.done).toEqual(['relaunch real'])
  })

  it('tell the status with its place among the events', async () => {
    expect(await computer().handlers['app.readStatus'](null)).toMatchObject({
      ok: true,
      value: { version: '1.0.0', epoch: 'run-1', revision: 4 },
    })
  })
})
