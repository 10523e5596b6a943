import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readArchive, writeArchive } from '../../../src/main/diagnostics/archive'
import { Database, readText } from '../../../src/main/store/database'
import type { TenantKey } from '../../../src/shared/model/tenant'
import type { TenantStatus } from '../../../src/shared/model/tenant-status'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'
import {
  certificateFor,
  draftOf,
  emptyConsole,
  granted,
  list,
  lockable,
  save,
  secretOf,
} from '../../support/onboarding-requests'

const planted = 'planted-Sekret-77~abc'

async function unzip(file: string): Promise<Map<string, Buffer>> {
  const entries = new Map<string, Buffer>()
  await readArchive(file, async (name, _bytes, read) => {
    entries.set(name, Buffer.concat(await (await read()).toArray()))
  })
  return entries
}

/** Where a backup is unpacked. */
const part = (folder: string) => path.join(folder, 'roomwall.db.restore-candidate.part')

const stateOf = (all: TenantStatus[], tenantKey: TenantKey) => {
  const found = all.find(({ tenant }) => tenant.tenantKey === tenantKey)
  if (!found) throw new Error(`There is no tenant ${tenantKey}`)
  return found.access
}

/** Changes the database in a backup, as somebody would who wants it to be taken for a good one. */
async function changeBackup(file: string, folder: string, change: (database: Database) => void) {
  const entries = await unzip(file)
  const copy = path.join(folder, 'changed.db')
  await writeFile(copy, entries.get('roomwall.db') ?? '')
  const database = new Database(copy)
  change(database)
  database.close()
  const sha256 = createHash('sha256')
    .update(await readFile(copy))
    .digest('hex')
  const manifest = entries.get('manifest.json')?.toString('utf8') ?? ''
  const text = manifest.replace(/"sha256": "[^"]+"/, `"sha256": "${sha256}"`)
  const changed = [
    { name: 'manifest.json', text },
    { name: 'roomwall.db', file: copy },
  ]
  await writeArchive(file, changed, unwatched)
}

/** How far work on files was said to be, in order. */
function progressOf(console: ConsoleUnderTest) {
  const heard: { work: string; done: number }[] = []
  console.core.feed.subscribe((name, payload) => {
    if (name === 'fileWork.changed' && 'work' in payload)
      heard.push({ work: payload.work, done: payload.done })
  })
  return heard
}

/** Nobody waits for it, and nobody ends it. */
const unwatched = { signal: new AbortController().signal, report: () => {} }

/** A tenant with a secret, another with a certificate, and every secret there is. */
async function withSecrets(console: ConsoleUnderTest): Promise<string[]> {
  const [first, second] = console.tenants()
  await granted(save(console, draftOf(console, first), secretOf(first)))
  await save(console, draftOf(console, first), { kind: 'secret', secret: planted, expiresAt: null })
  await granted(save(console, draftOf(console, second), await certificateFor(console, second)))
  await console.core.start()
  await console.waitUntil('every tenant was asked', () => console.core.tenants.isSettled(), 120_000)
  const keys = await Promise.all(
    (await list(console)).map(({ tenant }) => console.keychain.read(tenant.tenantKey)),
  )
  const privateKey = JSON.stringify(keys).match(/PRIVATE KEY-----\\n([\w+/]{60})/)?.[1] ?? ''
  expect(privateKey).toHaveLength(60)
  return [planted, first.clientSecret, privateKey, 'PRIVATE KEY', 'eyJ']
}

describe('the support bundle', () => {
  const open = consoleOpener()

  it('has what helps, as it was shown before, and none of the secrets', async () => {
    const console = await open({ ...emptyConsole, start: false })
    const secrets = await withSecrets(console)
    const logs = path.join(console.dataFolder, 'logs')
    await mkdir(logs, { recursive: true })
    await writeFile(
      path.join(logs, 'main.log'),
      `before\nAuthorization: Bearer eyJhbGciOi.eyJzdWIi.sig and client_secret=${planted} then\nafter\n`,
    )
    const shown = await granted(console.core.handlers['support.preview'](null))
    console.chosenFile = path.join(console.dataFolder, 'support.zip')
    await granted(console.core.handlers['support.save'](null))
    const bundle = await unzip(console.chosenFile)
    expect([...bundle.keys()]).toEqual(['about.json', 'tenants.json', 'requests.json', 'logs/main.log'])
    expect(shown.map(({ name, text }) => [name, text])).toEqual(
      [...bundle].map(([name, content]) => [name, content.toString('utf8')]),
    )
    const text = [...bundle.values()].join('\n')
    expect(text).toContain('after')
    expect(text).toContain('"version": "1.0.0"')
    expect(text).toContain('"workload": "presence"')
    expect(text).toContain(new URL(console.simulator.graphUrl).host)
    for (const secret of secrets)
      expect({ secret, isFound: text.includes(secret) }).toEqual({ secret, isFound: false })
  })

  it('has only the end of a long log, in whole lines, with no half of a secret that the cut went through', async () => {
    const console = await open({ ...emptyConsole, start: false })
    const logs = path.join(console.dataFolder, 'logs')
    await mkdir(logs, { recursive: true })
    const secret = `abc8Q~${'x7'.repeat(17)}`
    const keyLines = Array.from({ length: 3_000 }, () => 'MIIEplantedkeyline'.repeat(3))
    const key = ['-----BEGIN PRIVATE KEY-----', ...keyLines, '-----END PRIVATE KEY-----', ''].join('\n')
    const rest = `${'the last lines\n'.repeat(2_000)}the very last line\n`
    // Of the raw text the last 400,000 characters would begin in the middle of the secret.
    const filler = 'x'.repeat(400_000 - rest.length - key.length - secret.length / 2 - 2)
    const text = `begin\n${'y'.repeat(400_000)}\nthe secret is ${secret}\n${filler}\n${key}${rest}`
    await writeFile(path.join(logs, 'main.log'), text)
    const [log] = (await granted(console.core.handlers['support.preview'](null))).filter(
      ({ name }) => name === 'logs/main.log',
    )
    expect(log?.text.length).toBeLessThanOrEqual(400_000)
    expect(log?.text.endsWith('the very last line\n')).toBe(true)
    expect(log?.text).toContain('[redacted]')
    for (const part of [secret.slice(-20), 'MIIEplanted', 'begin']) {
      expect([part, log?.text.includes(part)]).toEqual([part, false])
    }
  })

  it('is not written where nobody may write, and not at all when the operator changes their mind', async () => {
    const console = await open({ ...emptyConsole, start: false })
    expect(await granted(console.core.handlers['support.save'](null))).toEqual({ path: null })
    console.chosenFile = path.join(console.dataFolder, 'no', 'folder.zip')
    expect(await console.core.handlers['support.save'](null)).toMatchObject({
      error: { code: 'file.notWritten' },
    })
  })
})

describe('a backup', () => {
  const open = consoleOpener()

  it('holds tenants, rooms and history and no secret, and is taken over by another computer’s console', async () => {
    const console = await open({ ...emptyConsole, start: false })
    const secrets = await withSecrets(console)
    const rooms = (await console.core.handlers['tenants.list'](null)).ok
    expect(rooms).toBe(true)
    console.chosenFile = path.join(console.dataFolder, 'backup.zip')
    const written = await granted(console.core.handlers['backup.write'](null))
    expect(written?.manifest.tenants).toHaveLength(2)
    const entries = await unzip(console.chosenFile)
    const bytes = [...entries.values()].map((entry) => entry.toString('latin1')).join('\n')
    for (const secret of secrets)
      expect({ secret, isFound: bytes.includes(secret) }).toEqual({ secret, isFound: false })
    expect(await readdir(console.dataFolder)).not.toContain('backup-copy.db')

    const other = await open({ ...emptyConsole, start: false })
    other.chosenFile = console.chosenFile
    expect(await granted(other.core.handlers['backup.prepareRestore'](null))).toEqual(written?.manifest)
    expect(await list(other)).toEqual([])
    await granted(other.core.handlers['backup.agreeToRestore'](null))
    await other.reopen()
    const names = (await list(other)).map(({ tenant }) => tenant.displayName)
    expect(names.sort()).toEqual([...(written?.manifest.tenants ?? [])].sort())
    expect((await list(other)).some(({ roomCount }) => roomCount > 0)).toBe(true)
    // What was there before is kept beside it.
    expect((await readdir(other.dataFolder)).some((name) => /before-restore-.*\.db$/.test(name))).toBe(true)
    // The credentials stayed where they were.
    await other.core.start()
    await other.waitUntil(
      'a credential is asked for',
      async () => (await list(other)).every(({ access }) => access.error?.code === 'signIn.noCredential'),
      60_000,
    )
  })

  it('says how far it is, to the end, and so does its check', async () => {
    const console = await open({ ...emptyConsole, start: false })
    const heard = progressOf(console)
    console.chosenFile = path.join(console.dataFolder, 'backup.zip')
    await granted(console.core.handlers['backup.write'](null))
    await granted(console.core.handlers['backup.prepareRestore'](null))
    for (const work of ['backup', 'restore'] as const) {
      const steps = heard.flatMap((one) => (one.work === work ? one.done : []))
      expect(steps).toEqual(steps.toSorted((a, b) => a - b))
      expect([steps.at(0), steps.at(-1)]).toEqual([0, 1])
    }
  })

  it.each([
    ['as it begins', 0],
    ['while it is packed', 0.5],
  ])('called off %s it leaves no file, and the next one is whole', async (_when, from) => {
    const console = await open({ ...emptyConsole, start: false })
    const { handlers, feed } = console.core
    const folder = path.join(console.dataFolder, 'backups')
    await mkdir(folder)
    console.chosenFile = path.join(folder, 'backup.zip')
    const before = (await readdir(console.dataFolder)).filter((name) => !name.startsWith('roomwall.db-'))
    let cancelled: Promise<unknown> | null = null
    const leave = feed.subscribe((name, payload) => {
      if (name !== 'fileWork.changed' || !('done' in payload) || payload.done < from) return
      cancelled ??= handlers['fileWork.cancel']({ work: 'backup' })
    })
    expect(await handlers['backup.write'](null)).toMatchObject({ error: { code: 'request.cancelled' } })
    leave()
    await cancelled
    expect(await readdir(folder)).toEqual([])
    expect((await readdir(console.dataFolder)).filter((name) => !name.startsWith('roomwall.db-'))).toEqual(
      before,
    )
    const written = await granted(handlers['backup.write'](null))
    expect([...(await unzip(written?.path ?? '')).keys()]).toEqual(['manifest.json', 'roomwall.db'])
  })

  it('is refused when it is none, cut short, changed, or of a newer Roomwall; nothing changes then', async () => {
    const console = await open({ ...emptyConsole, start: false })
    const [first] = console.tenants()
    await granted(save(console, draftOf(console, first), secretOf(first)))
    const good = path.join(console.dataFolder, 'good.zip')
    console.chosenFile = good
    await granted(console.core.handlers['backup.write'](null))
    const entries = await unzip(good)
    const database = path.join(console.dataFolder, 'part.db')
    const manifest = entries.get('manifest.json')?.toString('utf8') ?? ''
    await writeFile(database, entries.get('roomwall.db') ?? '')
    const attempt = async (name: string, build: (file: string) => Promise<unknown>) => {
      console.chosenFile = path.join(console.dataFolder, name)
      await build(console.chosenFile)
      const answer = await console.core.handlers['backup.prepareRestore'](null)
      return answer.ok ? 'taken' : answer.error.code
    }
    const whole = await readFile(good)
    const zipOf = (text: string) => (file: string) =>
      writeArchive(
        file,
        [
          { name: 'manifest.json', text },
          { name: 'roomwall.db', file: database },
        ],
        unwatched,
      )
    expect(await attempt('none.zip', (file) => writeFile(file, 'no zip'))).toBe('backup.unreadable')
    expect(await attempt('cut.zip', (file) => writeFile(file, whole.subarray(0, whole.length / 2)))).toBe(
      'backup.unreadable',
    )
    expect(
      await attempt('other.zip', (file) => writeArchive(file, [{ name: 'a.txt', text: 'a' }], unwatched)),
    ).toBe('backup.unreadable')
    expect(
      await attempt('newer.zip', zipOf(manifest.replace(/"schemaVersion": \d+/, '"schemaVersion": 99999'))),
    ).toBe('store.newerFile')
    expect(await attempt('changed.zip', zipOf(manifest.replace(/"sha256": "./, '"sha256": "x')))).toBe(
      'backup.damaged',
    )
    await console.reopen()
    expect(await list(console)).toHaveLength(1)
    expect((await readdir(console.dataFolder)).some((name) => name.includes('before-restore'))).toBe(false)

    // Taken, then thought better of.
    expect(await attempt('again.zip', zipOf(manifest))).toBe('taken')
    await granted(console.core.handlers['backup.agreeToRestore'](null))
    await granted(console.core.handlers['backup.discardRestore'](null))
    await console.reopen()
    expect((await readdir(console.dataFolder)).some((name) => name.includes('before-restore'))).toBe(false)
  })

  it('that was only looked at is not restored, whether the app ends or dies', async () => {
    const console = await open({ ...emptyConsole, start: false })
    const [first, second] = console.tenants()
    await granted(save(console, draftOf(console, first), secretOf(first)))
    console.chosenFile = path.join(console.dataFolder, 'backup.zip')
    await granted(console.core.handlers['backup.write'](null))
    await granted(save(console, draftOf(console, second), secretOf(second)))
    const prepare = () => granted(console.core.handlers['backup.prepareRestore'](null))
    const files = async () => (await readdir(console.dataFolder)).filter((name) => name.includes('restore'))
    await prepare()
    expect(await files()).toEqual(['roomwall.db.restore-candidate'])
    await console.reopen()
    expect([(await list(console)).length, await files()]).toEqual([2, []])
    await prepare()
    await console.kill()
    expect([(await list(console)).length, await files()]).toEqual([2, []])
    // And what another choice found nothing good in is not there to be agreed to.
    await prepare()
    console.chosenFile = path.join(console.dataFolder, 'roomwall.db')
    expect(await console.core.handlers['backup.prepareRestore'](null)).toMatchObject({
      error: { code: 'backup.unreadable' },
    })
    expect(await console.core.handlers['backup.agreeToRestore'](null)).toMatchObject({
      error: { code: 'backup.notUnpacked' },
    })
  })

  it('whose tenant goes elsewhere gets no secret of this computer', async () => {
    const keychain = lockable()
    const console = await open({ ...emptyConsole, start: false, keychain })
    const [first, second] = console.tenants()
    const { tenantKey: turned } = await granted(save(console, draftOf(console, first), secretOf(first)))
    const { tenantKey: same } = await granted(save(console, draftOf(console, second), secretOf(second)))
    console.chosenFile = path.join(console.dataFolder, 'backup.zip')
    await granted(console.core.handlers['backup.write'](null))
    await changeBackup(console.chosenFile, console.dataFolder, (database) => {
      const body = readText(
        database.first('SELECT body FROM tenant WHERE tenant_key = ?', turned) ?? {},
        'body',
      )
      const evil = body.replaceAll(/"authorityUrl":"https:[^"]+"/g, '"authorityUrl":"https://evil.example"')
      expect(evil).not.toBe(body)
      database.run('UPDATE tenant SET body = ? WHERE tenant_key = ?', evil, turned)
    })
    await granted(console.core.handlers['backup.prepareRestore'](null))
    await granted(console.core.handlers['backup.agreeToRestore'](null))
    // Not even a keychain that could not be used when it started lets it out later.
    keychain.isLocked = true
    await console.reopen()
    await console.core.start()
    await console.clock.advance(60_000)
    keychain.isLocked = false
    // Somebody's deed finds it open; then everything is asked again.
    await granted(console.core.handlers['tenants.createCertificate']({ name: 'Test', validMonths: 6 }))
    console.core.askAgain()
    await console.waitUntil(
      'the other tenant signs in as before',
      async () => stateOf(await list(console), same).state === 'signedIn',
      300_000,
    )
    await console.waitUntil(
      'a credential is asked for',
      async () => stateOf(await list(console), turned).error?.code === 'signIn.noCredential',
      300_000,
    )
    expect(console.sent.filter((url) => url.includes('evil.example') && url.includes('token'))).toEqual([])
    expect(await keychain.read(turned)).toEqual({ ok: true, value: null })
    // Entered anew, it is kept from then on.
    const choice = { kind: 'secret', secret: planted, expiresAt: null } as const
    await granted(save(console, draftOf(console, first), choice, { tenantKey: turned, anyway: true }))
    await console.reopen()
    await console.core.start()
    await console.clock.settle()
    expect(await keychain.read(turned)).toMatchObject({ value: { secret: planted } })
  })

  it.each([
    ['a full disk', 'store.diskFull', (folder: string) => symlink('/dev/full', part(folder))],
    ['a folder that cannot be written to', 'backup.notUnpacked', (folder: string) => mkdir(part(folder))],
    ['a file that is gone', 'file.notRead', (folder: string) => rm(path.join(folder, 'backup.zip'))],
  ] as const)('meeting %s says so, and does not blame the backup', async (_what, code, happens) => {
    const console = await open({ ...emptyConsole, start: false })
    console.chosenFile = path.join(console.dataFolder, 'backup.zip')
    await granted(console.core.handlers['backup.write'](null))
    await happens(console.dataFolder)
    expect(await console.core.handlers['backup.prepareRestore'](null)).toMatchObject({ error: { code } })
    expect((await readdir(console.dataFolder)).filter((name) => name.includes('restore'))).toEqual([])
  })
})
