import { describe, expect, it } from 'vitest'
import { createMemoryKeychain } from '../../../src/main/keychain/memory-keychain'
import { ProxyLogins, type ProxyTry } from '../../../src/main/shell/proxy-logins'
import type { AskedProxyLogin } from '../../../src/shared/model/app-status'

const question = { proxy: 'proxy.contoso.com:8080', realm: 'corp' }
const right = { userName: 'ada', password: 'right' }

/** A proxy that lets Ada by. */
const asking: ProxyTry = async (answer) => {
  const given = await answer(question)
  if (given === null) return 'failed'
  return given.password === right.password ? 'through' : 'refused'
}

function desk(keychain = createMemoryKeychain()) {
  let asked: AskedProxyLogin[] = []
  const logins = new ProxyLogins(keychain, (now) => {
    asked = now
  })
  return { logins, keychain, asked: () => asked.map(({ proxy, state }) => `${proxy} ${state}`) }
}

describe('a proxy that asks for a log-in', () => {
  it('is put to the operator, and passed with their answer from then on', async () => {
    const { logins, asked, keychain } = desk()
    expect(await logins.logIn(asking)).toEqual(question)
    expect(await logins.logIn(asking)).toEqual(question)
    expect(asked()).toEqual(['proxy.contoso.com:8080 asking'])
    await logins.answer(question, right)
    expect(asked()).toEqual([])
    expect(await logins.logIn(asking)).toBe('through')
    // The next run has it in the keychain.
    expect(await desk(keychain).logins.logIn(asking)).toBe('through')
  })

  it('that refuses the answer is asked about again, and the wrong one is gone', async () => {
    const { logins, asked, keychain } = desk()
    await logins.answer(question, { userName: 'ada', password: 'wrong' })
    expect(await logins.logIn(asking)).toEqual(question)
    expect(asked()).toEqual(['proxy.contoso.com:8080 refused'])
    expect(await desk(keychain).logins.logIn(asking)).toEqual(question)
  })

  it('is left alone after "not now", until the operator says otherwise', async () => {
    const { logins, asked } = desk()
    await logins.logIn(asking)
    logins.decline(question)
    expect(await logins.logIn(asking)).toEqual(question)
    expect(asked()).toEqual(['proxy.contoso.com:8080 declined'])
    logins.reopen(question)
    expect(asked()).toEqual(['proxy.contoso.com:8080 asking'])
  })

  it('gives nothing to another proxy or another realm', async () => {
    const { logins } = desk()
    await logins.answer(question, right)
    for (const other of [
      { ...question, proxy: 'evil.example:8080' },
      { ...question, realm: 'elsewhere' },
    ]) {
      let given: unknown = 'nothing asked'
      await logins.logIn(async (answer) => {
        given = await answer(other)
        return 'failed'
      })
      expect(given).toBeNull()
    }
  })

  it('that says nothing any more is not asked about, and its answer stays', async () => {
    const { logins, asked } = desk()
    await logins.answer(question, right)
    const swallowing: ProxyTry = async (answer) => {
      await answer(question)
      return 'silent'
    }
    expect(await logins.logIn(swallowing)).toBeNull()
    expect(asked()).toEqual([])
    expect(await logins.logIn(asking)).toBe('through')
  })

  it('is not blamed for what has nothing to do with a log-in', async () => {
    const { logins, asked } = desk()
    expect(await logins.logIn(async () => 'failed')).toBeNull()
    expect(await logins.logIn(async () => 'through')).toBeNull()
    expect(asked()).toEqual([])
  })
})
