import { describe, expect, it } from 'vitest'
import { createWarmUp } from '../../../src/main/shell/warm-up'

const origin = 'https://localhost:1234'

/** A server that answers when the test says so. */
function scriptedServer() {
  const waiting: { answer(): void; drop(): void }[] = []
  return {
    asked: () => waiting.length,
    answer: (index: number) => waiting[index]?.answer(),
    drop: (index: number) => waiting[index]?.drop(),
    send: () =>
      new Promise<string>((resolve, reject) => {
        waiting.push({ answer: () => resolve('answer'), drop: () => reject(new Error('dropped')) })
      }),
  }
}

/** Lets everything that is ready to run do so. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('the first requests to an origin', () => {
  it('wait for the very first one, then go together', async () => {
    const server = scriptedServer()
    const warmUp = createWarmUp()
    const answers = [1, 2, 3].map(() => warmUp.run(origin, undefined, server.send))
    await settle()
    expect(server.asked()).toBe(1)
    server.answer(0)
    await settle()
    expect(server.asked()).toBe(3)
    server.answer(1)
    server.answer(2)
    expect(await Promise.all(answers)).toEqual(['answer', 'answer', 'answer'])
  })

  it('go on one by one while they fail, and each failure reaches its caller', async () => {
    const server = scriptedServer()
    const warmUp = createWarmUp()
    const first = warmUp.run(origin, undefined, server.send)
    const second = warmUp.run(origin, undefined, server.send)
    const third = warmUp.run(origin, undefined, server.send)
    server.drop(0)
    await expect(first).rejects.toThrow('dropped')
    await settle()
    expect(server.asked()).toBe(2)
    server.answer(1)
    await settle()
    server.answer(2)
    expect(await second).toBe('answer')
    expect(await third).toBe('answer')
  })

  it('can be given up while they wait', async () => {
    const server = scriptedServer()
    const warmUp = createWarmUp()
    const first = warmUp.run(origin, undefined, server.send)
    const abort = new AbortController()
    const second = warmUp.run(origin, abort.signal, server.send)
    abort.abort(new Error('no longer wanted'))
    await expect(second).rejects.toThrow('no longer wanted')
    server.answer(0)
    await first
    expect(server.asked()).toBe(1)
  })

  it('do not hold up another origin', async () => {
    const server = scriptedServer()
    const warmUp = createWarmUp()
    const answers = [origin, 'https://localhost:99'].map((one) => warmUp.run(one, undefined, server.send))
    await settle()
    expect(server.asked()).toBe(2)
    server.answer(0)
    server.answer(1)
    await Promise.all(answers)
  })
})
