import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Database } from '../../../src/main/store/database'
import { setAside } from '../../../src/main/store/set-aside'
import type { Store } from '../../../src/main/store/store'
import { Channel } from '../../../src/shared/model/channel'
import { HeartbeatSettings } from '../../../src/shared/model/heartbeat'
import { type Tenant, TenantKey } from '../../../src/shared/model/tenant'
import { contoso, fabrikam, noon, tenant } from './store-samples'
import { openGoodStore, temporaryFolder } from './temporary-store'

const custom = {
  authorityUrl: 'https://login.example',
  graphUrl: 'https://graph.example',
  caPem: null,
}

interface Content {
  tenants: Tenant[]
  mailHost: string
  heartbeat: string
}

/** Two tenants, a mail channel and a heartbeat. */
const here: Content = {
  tenants: [
    { ...tenant(contoso), cloud: 'custom', custom },
    { ...tenant(fabrikam), custom },
  ],
  mailHost: 'mail.example',
  heartbeat: 'monitor.example',
}

async function fill(store: Store, { tenants, mailHost, heartbeat }: Content): Promise<void> {
  for (const one of tenants) await store.tenants.save(one)
  const mail = Channel.parse({
    channelId: 'mail1',
    name: 'Duty',
    isOn: true,
    settings: {
      ...{ kind: 'mail', host: mailHost, port: 587, security: 'starttls', user: 'noc', caPem: null },
      ...{ from: 'noc@contoso.example', to: ['duty@contoso.example'] },
    },
    hint: mailHost,
    secretsSet: ['password'],
  })
  await store.channels.save(mail)
  const settings = HeartbeatSettings.parse({ isOn: true, everyMinutes: 5, host: heartbeat })
  await store.notificationSettings.write('heartbeat', settings)
}

/** A console with `here`, restored to `there`, and started; null = a new one without any data. */
async function restored(there: Content, before: Content | null = here): Promise<Store> {
  const folder = temporaryFolder()
  if (before !== null) {
    const store = await openGoodStore(folder)
    await fill(store, before)
    await store.close()
  }
  await lay(there, folder)
  return openGoodStore(folder)
}

/** Lays a database in a console's folder, agreed to be restored. */
async function lay(there: Content, folder: string): Promise<void> {
  const source = await openGoodStore(temporaryFolder())
  await fill(source, there)
  await source.copyTo(join(folder, 'roomwall.db.restore'), new AbortController().signal)
  await source.close()
}

const sorted = (store: Store) => store.disowned.list().toSorted()

test('a restore of the same tenants and receivers takes no secret away', async () => {
  const renamed = here.tenants.map((one) => ({ ...one, displayName: 'Another name', paused: true }))
  expect(sorted(await restored({ ...here, tenants: renamed }))).toEqual([])
})

test.each([
  ['authority', { custom: { ...custom, authorityUrl: 'https://login.evil.example' } }],
  ['Graph address', { custom: { ...custom, graphUrl: 'https://graph.evil.example' } }],
  ['certificate authority', { custom: { ...custom, caPem: 'another' } }],
  ['cloud', { cloud: 'china' as const, custom: null }],
  ['directory', { directoryId: 'evil.example' }],
  ['application', { clientId: 'another' }],
])('a tenant with another %s does not get the secret of the one that was here', async (_what, change) => {
  const tenants = here.tenants.map((one) => (one.tenantKey === contoso ? { ...one, ...change } : one))
  expect(sorted(await restored({ ...here, tenants }))).toEqual([contoso])
})

test('an address that a tenant does not use makes no difference', async () => {
  const tenants = here.tenants.map((one) => (one.tenantKey === fabrikam ? { ...one, custom: null } : one))
  expect(sorted(await restored({ ...here, tenants }))).toEqual([])
})

test('tenants that are only here, or only in the backup, keep or get nothing', async () => {
  const tenants = [{ ...tenant(contoso), cloud: 'custom' as const, custom }, tenant(TenantKey.parse('new'))]
  expect(sorted(await restored({ ...here, tenants }))).toEqual(['fabrikam', 'new'])
})

test('a channel or heartbeat that goes elsewhere does not get the secret', async () => {
  const moved = { ...here, mailHost: 'mail.evil.example', heartbeat: 'evil.example' }
  expect(sorted(await restored(moved))).toEqual(['channel-heartbeat', 'channel-mail1'])
})

test('a tenant that goes by the name of another entry does not get what is in that', async () => {
  const tenants = ['channel-mail1', 'proxy-0123', 'pending-1'].map((key) => tenant(TenantKey.parse(key)))
  const disowned = sorted(await restored({ ...here, tenants: [...here.tenants, ...tenants] }))
  expect(disowned).toEqual(['channel-mail1', 'pending-1', 'proxy-0123'])
})

test('without data of its own, a console trusts nothing of a backup', async () => {
  const disowned = sorted(await restored(here, null))
  expect(disowned).toEqual(['channel-heartbeat', 'channel-mail1', 'contoso', 'fabrikam'])
})

test('what is disowned stays so through starts, and other restores, until it is settled', async () => {
  const folder = temporaryFolder()
  const first = await openGoodStore(folder)
  await fill(first, here)
  await first.close()
  const foreign = { ...here, mailHost: 'mail.evil.example' }
  for (const _time of ['once', 'twice']) {
    await lay(foreign, folder)
    const store = await openGoodStore(folder)
    expect(sorted(store)).toEqual(['channel-mail1'])
    await store.close()
  }
  const again = await openGoodStore(folder)
  const [entry] = again.disowned.list()
  if (entry === undefined) throw new Error('Nothing is disowned')
  expect(await again.disowned.settle(entry)).toMatchObject({ ok: true })
  await again.close()
  expect(sorted(await openGoodStore(folder))).toEqual([])
  expect(existsSync(join(folder, 'roomwall.db.disowned'))).toBe(false)
})

test('what cannot be noted as settled stays disowned', async () => {
  const folder = temporaryFolder()
  await lay(here, folder)
  const store = await openGoodStore(folder)
  mkdirSync(join(folder, 'roomwall.db.disowned.part'))
  expect(await store.disowned.settle(contoso)).toMatchObject({ error: { code: 'store.failed' } })
  expect(store.disowned.has(contoso)).toBe(true)
})

test('a start that ended in the middle of a restore trusts no more than one that did not', async () => {
  const folder = temporaryFolder()
  const store = await openGoodStore(folder)
  await fill(store, here)
  await store.close()
  await lay({ ...here, mailHost: 'mail.evil.example' }, folder)
  // It set the present data aside, and was killed.
  setAside(join(folder, 'roomwall.db'), noon, 'before-restore')
  expect(sorted(await openGoodStore(folder))).toContain('channel-mail1')
})

test('a restored file that could not be opened is not what the next one is compared with', async () => {
  const folder = temporaryFolder()
  const store = await openGoodStore(folder)
  await fill(store, here)
  await store.close()
  const foreign = { ...here, mailHost: 'mail.evil.example' }
  await lay(foreign, folder)
  const ofTheFuture = new Database(join(folder, 'roomwall.db.restore'))
  ofTheFuture.execute('PRAGMA user_version = 9999')
  ofTheFuture.close()
  await expect(openGoodStore(folder)).rejects.toThrow('store.newerFile')
  await lay(foreign, folder)
  expect(sorted(await openGoodStore(folder))).toEqual(['channel-mail1'])
})

test('a note that cannot be read disowns all there is', async () => {
  const folder = temporaryFolder()
  const store = await openGoodStore(folder)
  await fill(store, here)
  await store.close()
  writeFileSync(join(folder, 'roomwall.db.disowned'), '{"isCompared":tr')
  const disowned = sorted(await openGoodStore(folder))
  expect(disowned).toEqual(['channel-heartbeat', 'channel-mail1', 'contoso', 'fabrikam'])
})
