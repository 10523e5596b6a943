import { expect, it } from 'vitest'
import { createAppStatusBoard } from '../../../src/main/shell/app-status'
import type { AppStatus } from '../../../src/shared/model/app-status'

const first: AppStatus = {
  version: '1.0.0',
  mode: 'demo',
  runtime: { electron: '1', chromium: '2', node: '3', platform: 'linux x64' },
  dataFolder: '/data',
  keychain: { state: 'memory', error: null },
  store: { state: 'ready', setAsidePath: null, error: null },
  isOffline: false,
  proxyLogins: [],
  simulator: 'starting',
}

it('tells a change once, and nothing when nothing is different', () => {
  const told: AppStatus[] = []
  const board = createAppStatusBoard(first, (status) => told.push(status))
  board.change({ simulator: 'starting', store: { ...first.store } })
  expect(told).toEqual([])
  board.change({ simulator: 'running' })
  board.change({ simulator: 'running' })
  expect(told).toEqual([{ ...first, simulator: 'running' }])
  expect(board.read().simulator).toBe('running')
})
