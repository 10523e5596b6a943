import { stat } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { storageHandlers } from '../../../src/main/ipc/handlers/storage-handlers'
import { consoleOpener } from '../../support/console-under-test'
import { granted } from '../../support/onboarding-requests'

const open = consoleOpener()

it('says how much room the data file takes up', async () => {
  const console = await open({ tenants: 1, rooms: 6 })
  const { sizeBytes } = await granted(console.core.handlers['storage.read'](null))
  expect(sizeBytes).toBeGreaterThan(10_000)
})

it('does not know the size of a file that cannot be looked at', async () => {
  const path = '/nowhere/roomwall.db'
  await expect(stat(path)).rejects.toThrow()
  expect(await storageHandlers(path)['storage.read'](null)).toEqual({ ok: true, value: { sizeBytes: null } })
})
