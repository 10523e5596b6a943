import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Access } from '../../../src/main/store/access'
import { Database } from '../../../src/main/store/database'
import { createDeviceStore } from '../../../src/main/store/device-store'
import { migrate, migrations } from '../../../src/main/store/migrations/migrate'
import { createPreferencesStore } from '../../../src/main/store/preferences-store'
import { ConditionKeeper } from '../../../src/main/store/store-condition'
import { createTenantStore } from '../../../src/main/store/tenant-store'
import { contoso, device, noon, recordingLogger, tenant } from './store-samples'
import { temporaryFolder } from './temporary-store'

/** The store's parts on a connection of the test's own, because the limit of a file belongs to a connection. */
async function openSmallDisk() {
  const database = new Database(join(temporaryFolder(), 'roomwall.db'))
  database.execute('PRAGMA journal_mode = WAL')
  migrate(database, migrations)
  const condition = new ConditionKeeper(null)
  const access = new Access(database, recordingLogger(), condition)
  await createTenantStore(access).save(tenant(contoso))
  const limit = (pages: number) => database.execute(`PRAGMA max_page_count = ${pages}`)
  return { access, condition, limit, devices: createDeviceStore(access) }
}

const devices = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ device: device(`d${i}`), listReadAt: noon }))

test('a full disk is a named state, keeps the pages written before, and ends when there is room again', async () => {
  const disk = await openSmallDisk()
  const states: string[] = []
  disk.condition.onChange(() => states.push(disk.condition.read().state))
  disk.limit(60)

  expect(await disk.devices.save(contoso, devices(2000), [])).toEqual({
    ok: false,
    error: { code: 'store.diskFull', serviceCode: 'SQLITE_FULL' },
  })
  const kept = await disk.devices.list(contoso)
  expect(kept.length).toBeGreaterThan(0)
  expect(kept.length % 50).toBe(0)
  expect(disk.condition.read()).toMatchObject({ state: 'diskFull', error: { code: 'store.diskFull' } })

  disk.limit(100_000)
  expect(await disk.devices.save(contoso, devices(2000), [])).toMatchObject({ ok: true })
  expect(disk.condition.read()).toEqual({ state: 'ready', setAsidePath: null, error: null })
  expect(states).toEqual(['diskFull', 'ready'])
  await disk.access.close()
})

test('preferences chosen while the disk is full count until the app ends', async () => {
  const disk = await openSmallDisk()
  const preferences = createPreferencesStore(disk.access)
  disk.limit(60)
  await disk.devices.save(contoso, devices(2000), [])

  const chosen = await preferences.write({ theme: 'light' })

  expect(chosen.theme).toBe('light')
  expect(await preferences.read()).toEqual(chosen)
  await disk.access.close()
})
