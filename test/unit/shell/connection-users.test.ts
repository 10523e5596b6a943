import { expect, test } from 'vitest'
import { ConnectionUsers } from '../../../src/main/shell/connection-users'

/** Closing that is written down, and ends when the test says so. */
function closable() {
  const closed: string[] = []
  let finish = () => {}
  const close = (name: string) => () => {
    closed.push(name)
    return new Promise<void>((resolve) => {
      finish = resolve
    })
  }
  return { closed, close, finish: () => finish() }
}

test('who is done first does not end the requests of the others', async () => {
  const { closed, close, finish } = closable()
  const users = new ConnectionUsers()
  const first = users.enter('draft', close('draft'))
  const second = users.enter('draft', close('draft'))
  const other = users.enter('other', close('other'))
  await first.leave()
  await first.leave()
  expect(closed).toEqual([])
  const leaving = second.leave()
  expect(closed).toEqual(['draft'])
  finish()
  await leaving
  void other.leave()
  expect(closed).toEqual(['draft', 'other'])
})

test('who comes while connections are closed waits until that is over', async () => {
  const { closed, close, finish } = closable()
  const users = new ConnectionUsers()
  const leaving = users.enter('draft', close('draft')).leave()
  let isReady = false
  const { ready } = users.enter('draft', close('draft'))
  const waiting = ready.then(() => {
    isReady = true
  })
  await new Promise(setImmediate)
  expect(isReady).toBe(false)
  finish()
  await Promise.all([leaving, waiting])
  expect(closed).toEqual(['draft'])
})
