import path from 'node:path'
import { expect, it } from 'vitest'
import { Database } from '../../../src/main/store/database'
import { consoleOpener } from '../../support/console-under-test'

const minute = 60_000
const day = 24 * 60 * minute
const open = consoleOpener()

it('lets go of history older than 400 days soon after the start', async () => {
  const console = await open({ start: false })
  const tenantKey = console.keyOf(console.tenants()[0])
  const file = new Database(path.join(console.dataFolder, 'roomwall.db'))
  const ages = () =>
    file
      .all("SELECT at FROM room_transition WHERE room_id = 'gone' ORDER BY at DESC")
      .map(({ at }) => Math.floor((console.clock.now() - Number(at)) / day))
  for (const ageDays of [399.5, 401]) {
    file.run(
      "INSERT INTO room_transition (tenant_key, room_id, at, is_soft, level) VALUES (?, 'gone', ?, 0, 'offline')",
      tenantKey,
      Math.round(console.clock.now() - ageDays * day),
    )
  }
  expect(ages()).toEqual([399, 401])

  await console.core.start()
  await console.waitUntil('the old row is gone', () => ages().length === 1, 15 * minute)
  expect(ages()).toEqual([399])
  file.close()
})
