import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Database } from '../../../src/main/store/database'
import { migrate } from '../../../src/main/store/migrations/migrate'
import { setAside } from '../../../src/main/store/set-aside'
import { openStore } from '../../../src/main/store/store'
import { contoso, device, noon, recordingLogger, tenant } from './store-samples'
import { openGoodStore, temporaryFolder } from './temporary-store'

const open = (folder: string) => openStore({ folder, logger: recordingLogger(), now: () => noon })

test('a file of a newer app is refused with both versions and left as it is', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'roomwall.db')
  const newer = new Database(path)
  newer.execute('CREATE TABLE later (x); PRAGMA user_version = 990')
  newer.close()
  const before = readFileSync(path)

  const opened = await open(folder)

  expect(opened).toEqual({
    ok: false,
    error: { code: 'store.newerFile', params: { fileVersion: 990, appVersion: expect.any(Number) } },
  })
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('a file of garbage is set aside and a new one is begun', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'roomwall.db'), 'this is no database '.repeat(1000))

  const store = await openGoodStore(folder)

  const aside = join(folder, 'roomwall-damaged-20250131T120000Z.db')
  expect(store.condition()).toEqual({ state: 'replaced', setAsidePath: aside, error: null })
  expect(readFileSync(aside, 'utf8')).toContain('this is no database')
  expect(await store.tenants.save(tenant(contoso))).toEqual({ ok: true, value: undefined })
})

test('journals go with the file they belong to', () => {
  const path = join(temporaryFolder(), 'roomwall.db')
  for (const suffix of ['', '-wal', '-shm']) writeFileSync(path + suffix, `old${suffix}`)

  const aside = setAside(path, noon)

  for (const suffix of ['', '-wal', '-shm']) {
    expect(existsSync(path + suffix)).toBe(false)
    expect(readFileSync(aside + suffix, 'utf8')).toBe(`old${suffix}`)
  }
})

test('a second damaged file of the same second does not overwrite the first', async () => {
  const folder = temporaryFolder()
  for (const words of ['first garbage ', 'second garbage ']) {
    writeFileSync(join(folder, 'roomwall.db'), words.repeat(1000))
    const store = await openGoodStore(folder)
    await store.close()
  }

  const aside = readdirSync(folder).filter((name) => /damaged.*\.db$/.test(name))
  const words = aside.map((name) => readFileSync(join(folder, name), 'utf8').slice(0, 6)).sort()
  expect(words).toEqual(['first ', 'second'])
})

test('damage in the middle of the rows is found at the start, and the tenants are carried over', async () => {
  const folder = temporaryFolder()
  const store = await openGoodStore(folder)
  await store.tenants.save(tenant(contoso))
  await store.preferences.write({ theme: 'light' })
  const devices = Array.from({ length: 500 }, (_, i) => ({ device: device(`d${i}`), listReadAt: noon }))
  await store.devices.save(contoso, devices, [])
  await store.close()
  overwriteRows(join(folder, 'roomwall.db'), 'SN-d')

  const reopened = await openGoodStore(folder)

  expect(reopened.condition().state).toBe('replaced')
  expect(await reopened.tenants.list()).toEqual([tenant(contoso)])
  expect(await reopened.preferences.read()).toMatchObject({ theme: 'light' })
  expect(await reopened.devices.list(contoso)).toEqual([])
})

test('damage met while running is named, and the next start sets the file aside', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'roomwall.db')
  const store = await openGoodStore(folder)
  await store.tenants.save(tenant(contoso))
  const devices = Array.from({ length: 500 }, (_, i) => ({ device: device(`d${i}`), listReadAt: noon }))
  await store.devices.save(contoso, devices, [])
  // Everything into the main file, so that the pages read next are the overwritten ones.
  const other = new Database(path)
  other.all('PRAGMA wal_checkpoint(TRUNCATE)')
  other.close()
  overwriteRows(path, 'SN-d')
  // The connection's own cache still holds the good pages; a write of another connection makes it read again.
  const touching = new Database(path)
  touching.execute("INSERT INTO tenant VALUES ('touch', '{}')")
  touching.close()

  expect(await store.devices.list(contoso)).toEqual([])
  expect(store.condition().error).toEqual({ code: 'store.failed', serviceCode: 'SQLITE_CORRUPT' })
  await store.tenants.save(tenant(contoso))
  expect(store.condition().error).toEqual({ code: 'store.failed', serviceCode: 'SQLITE_CORRUPT' })
  await store.close()

  const reopened = await openGoodStore(folder)
  expect(reopened.condition().state).toBe('replaced')
  expect(existsSync(`${path}.damaged`)).toBe(false)
})

test('a folder that cannot be made is a failure with the reason, not a throw', async () => {
  const file = join(temporaryFolder(), 'a-file')
  writeFileSync(file, '')

  expect(await open(join(file, 'data'))).toEqual({
    ok: false,
    error: { code: 'store.failed', serviceCode: 'ENOTDIR' },
  })
})

test('a path that cannot be opened is a failure, and nothing is set aside', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'roomwall.db'))

  expect(await open(folder)).toMatchObject({ ok: false, error: { code: 'store.failed' } })
  expect(readdirSync(folder)).toEqual(['roomwall.db'])
})

test('a migration that fails leaves the version and the tables as they were', () => {
  const database = new Database(join(temporaryFolder(), 'roomwall.db'))
  const good = { version: 10, sql: 'CREATE TABLE one (x)' }
  const bad = { version: 20, sql: 'CREATE TABLE two (x); CREATE TABLE one (x)' }

  expect(() => migrate(database, [good, bad])).toThrow(/already exists/)

  expect(database.userVersion()).toBe(10)
  expect(database.all("SELECT name FROM sqlite_schema WHERE type = 'table'")).toEqual([{ name: 'one' }])
  migrate(database, [good, { version: 20, sql: 'CREATE TABLE two (x)' }])
  expect(database.userVersion()).toBe(20)
  database.close()
})

test('an existing file is opened again with its rows and as ready', async () => {
  const folder = temporaryFolder()
  const store = await openGoodStore(folder)
  await store.tenants.save(tenant(contoso))
  await store.close()

  const reopened = await openGoodStore(folder)
  expect(reopened.condition()).toEqual({ state: 'ready', setAsidePath: null, error: null })
  expect(await reopened.tenants.list()).toEqual([tenant(contoso)])
})

/** Overwrites every page after the schema that holds `needle` with nonsense. */
function overwriteRows(path: string, needle: string): void {
  const bytes = readFileSync(path)
  const pageBytes = bytes.readUInt16BE(16)
  for (let start = pageBytes; start < bytes.length; start += pageBytes) {
    const page = bytes.subarray(start, start + pageBytes)
    if (page.includes(needle)) page.fill(0x5a)
  }
  writeFileSync(path, bytes)
}
